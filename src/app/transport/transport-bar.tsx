import { experimentTitle } from '../../lab/words/ensemble-words';
import { nanosecondsPerDay, STATE_WORDS, sayNumber, sayTimeLeft } from '../../lab/words/words';
import { cancel, restart, startOrPause, step } from '../control/run-control';
import { show } from '../control/showing';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { useGlass } from '../stores/glass-store';
import {
  heatingTo,
  isActive,
  type RunStatus,
  secondsLeft,
  stateOf,
  useRun,
} from '../stores/run-store';
import { useSetup } from '../stores/setup-store';
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
          <ShowRun />
        </p>
        <ProgressTrack />
      </div>
      <Speed status={status} />
    </footer>
  );
}

/** Leads to the run that the bar speaks of, where another glass is on show. */
function ShowRun() {
  const live = useGlass((glass) => glass.live);
  const other = useGlass((glass) => glass.shown !== glass.live);
  if (!live || !other || live.looked.atoms === 0) return null;
  return (
    <Button className={styles.show} look="plain" onClick={() => show(live)}>
      Show it
    </Button>
  );
}

/** 'Cooling 24B, 1840 K, about 50 s left' without its first word. */
export function sayDetail(status: RunStatus): string {
  const { phase, progress, failure, gpu, experiment } = status;
  if (phase === 'idle') {
    if (gpu.kind === 'missing') return 'for saved and recorded glasses; it cannot simulate';
    return 'press Melt and quench';
  }
  if (phase === 'failed') return failure ? failure.message : 'see the notice';
  const name = experiment ? [experimentTitle(experiment)] : [];
  if (phase === 'preparing') return [...name, status.preparing].join(': ');
  if (!progress) return name.join('');
  const many = progress.perReplica.length > 1;
  const parts = [...name, `${Math.round(progress.temperature)} K${many ? ' on average' : ''}`];
  if (phase === 'done') {
    if (experiment?.variants.length === 0) parts.push(`${sayNumber(progress.density)} g/cm³`);
    return parts.join(', ');
  }
  const target = status.paused ? null : heatingTo(status);
  if (target !== null) parts.push(`on the way to ${Math.round(target)} K`);
  const left = secondsLeft(status);
  if (left !== null) parts.push(`${sayTimeLeft(left)} left`);
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
