import type { Protocol } from '../../core/protocol';
import { type Segment, schedule } from '../../core/schedule';
import { sayChange } from '../../lab/words/knob-words';
import { stateOfStage, useRun } from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
import styles from './progress-track.module.css';

/** Steps of a stage (first < step ≤ last), with the knobs as they were turned. */
interface Span {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** The stages side by side, as long as their steps, filled as far as the run is; a tick at every turn of a knob. */
export function ProgressTrack() {
  const bench = useSetup((setup) => setup.experiment);
  const phase = useRun((run) => run.phase);
  const running = useRun((run) => run.experiment);
  const segments = useRun((run) => run.segments);
  const step = useRun((run) => run.progress?.step ?? 0);
  const experiment = phase === 'idle' || !running ? bench : running;
  const { protocol, changes } = experiment;
  const spans = spansOf(protocol, experiment === running ? segments : []);
  const total = spans[spans.length - 1].last;
  return (
    <div
      aria-label="Progress"
      aria-valuemax={100}
      aria-valuemin={0}
      aria-valuenow={Math.floor((100 * step) / Math.max(total, 1))}
      className={styles.track}
      role="progressbar"
    >
      {spans.map(({ name, first, last }, i) => {
        const length = Math.max(last - first, 1);
        const done = Math.min(Math.max((step - first) / length, 0), 1);
        const turned = changes.filter((change) => change.step >= first && change.step < last);
        return (
          <span className={styles.stage} key={name} style={{ flexGrow: last - first }}>
            <span className={styles.bed}>
              <span
                className={styles.fill}
                style={{
                  transform: `scaleX(${done})`,
                  background: `var(--state-${stateOfStage(protocol, i)})`,
                }}
              />
              {turned.map((change, n) => (
                <span
                  className={styles.tick}
                  data-change={change.quantity}
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same knob may be turned twice at a step
                  key={n}
                  style={{ left: `${(100 * (change.step - first)) / length}%` }}
                  title={sayChange(change, protocol.timeStep)}
                />
              ))}
            </span>
            <span className={styles.name}>{name}</span>
          </span>
        );
      })}
    </div>
  );
}

/** @param segments of the run; none before it has begun */
function spansOf(protocol: Protocol, segments: readonly Segment[]): Span[] {
  const all = segments.length > 0 ? segments : schedule(protocol);
  return protocol.stages.map(({ name }, stage) => {
    const own = all.filter((segment) => segment.stage === stage);
    return { name, first: own[0].first, last: own[own.length - 1].last };
  });
}
