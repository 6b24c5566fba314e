import { stageSteps } from '../../core/protocol';
import { stateOfStage, useRun } from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
import styles from './progress-track.module.css';

/** The stages side by side, as long as their steps, filled as far as the run is. */
export function ProgressTrack() {
  const bench = useSetup((setup) => setup.experiment.protocol);
  const phase = useRun((run) => run.phase);
  const running = useRun((run) => run.experiment?.protocol);
  const step = useRun((run) => run.progress?.step ?? 0);
  const protocol = phase === 'idle' || !running ? bench : running;
  const steps = protocol.stages.map((stage) => stageSteps(stage, protocol));
  const total = steps.reduce((a, b) => a + b, 0);
  let first = 0;
  return (
    <div
      aria-label="Progress"
      aria-valuemax={100}
      aria-valuemin={0}
      aria-valuenow={Math.floor((100 * step) / Math.max(total, 1))}
      className={styles.track}
      role="progressbar"
    >
      {protocol.stages.map((stage, i) => {
        const done = Math.min(Math.max((step - first) / Math.max(steps[i], 1), 0), 1);
        first += steps[i];
        return (
          <span className={styles.stage} key={stage.name} style={{ flexGrow: steps[i] }}>
            <span className={styles.bed}>
              <span
                className={styles.fill}
                style={{
                  transform: `scaleX(${done})`,
                  background: `var(--state-${stateOfStage(protocol, i)})`,
                }}
              />
            </span>
            <span className={styles.name}>{stage.name}</span>
          </span>
        );
      })}
    </div>
  );
}
