import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { cancel, restart, startOrPause, step } from '../lab/lab';
import { isActive, type RunStatus, secondsLeft, stateOf, useRun } from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
import { nanosecondsPerDay, STATE_WORDS, sayDuration, sayNumber } from '../words';
import { ProgressTrack } from './progress-track';
import styles from './transport-bar.module.css';

/** Start, pause, step, restart; where the run stands and how fast it goes. */
export function TransportBar() {
  const status = useRun();
  const state = stateOf(status);
  const active = isActive(status);
  const startable = useSetup((setup) => setup.problem === null) && status.gpu.kind !== 'missing';
  const label = active ? (status.paused ? 'Go on' : 'Pause') : 'Melt and quench';
  return (
    <footer className={styles.bar}>
      <div className={styles.buttons}>
        <Button
          className={styles.start}
          disabled={!active && !startable}
          icon={active && !status.paused ? ICONS.pause : ICONS.start}
          look="primary"
          onClick={startOrPause}
          title={`${label} (space)`}
        >
          {label}
        </Button>
        <Button
          aria-label="One step"
          disabled={!active && !startable}
          icon={ICONS.step}
          iconOnly
          onClick={step}
          title="One step (.)"
        />
        <Button
          aria-label="Restart"
          disabled={!startable || status.phase === 'idle'}
          icon={ICONS.restart}
          iconOnly
          onClick={restart}
          title="Restart; this run stays in the list (r)"
        />
        <Button
          aria-label="Stop"
          disabled={!active}
          icon={ICONS.stop}
          iconOnly
          onClick={() => cancel()}
          title="Stop; what was recorded stays in the list"
        />
      </div>
      <div className={styles.progress} style={{ color: `var(--state-${state})` }}>
        <p className={styles.state}>
          <strong className={styles.word}>{STATE_WORDS[state]}</strong>
          <span className={styles.detail}>{sayDetail(status)}</span>
        </p>
        <ProgressTrack />
      </div>
      <Speed status={status} />
    </footer>
  );
}

/** 'Cooling, 1840 K, 54 s left' without its first word. */
export function sayDetail(status: RunStatus): string {
  const { phase, progress, failure } = status;
  if (phase === 'failed') return failure ? failure.message : 'see the notice';
  if (phase === 'preparing') return status.preparing;
  if (phase === 'idle') return 'press Melt and quench';
  if (!progress) return '';
  const many = progress.perReplica.length > 1;
  const parts = [`${Math.round(progress.temperature)} K${many ? ' on average' : ''}`];
  if (phase === 'done') {
    const alike = status.experiment?.variants.length === 0;
    return alike ? `${parts[0]}, ${sayNumber(progress.density)} g/cm³` : parts[0];
  }
  const left = secondsLeft(status);
  if (left !== null) parts.push(`${sayDuration(left)} left`);
  return parts.join(', ');
}

function Speed({ status }: { status: RunStatus }) {
  const rate = status.progress?.stepsPerSecond ?? null;
  const timeStep = status.experiment?.protocol.timeStep ?? 1;
  const done = status.progress?.step ?? 0;
  return (
    <dl className={styles.speed}>
      <div>
        <dt>step</dt>
        <dd>
          {status.totalSteps === 0
            ? '–'
            : `${sayNumber(done, 8)} / ${sayNumber(status.totalSteps, 8)}`}
        </dd>
      </div>
      <div>
        <dt>steps/s</dt>
        <dd>{rate === null ? '–' : sayNumber(rate)}</dd>
      </div>
      <div>
        <dt>ns/day</dt>
        <dd>{rate === null ? '–' : sayNumber(nanosecondsPerDay(rate, timeStep))}</dd>
      </div>
    </dl>
  );
}
