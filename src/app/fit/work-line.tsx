import type { FitPlace, FitWork } from '../../lab/fit/fit-state';
import { sayLoss } from '../../lab/fit/fit-words';
import { STATE_WORDS } from '../../lab/words/words';
import { startOrPause } from '../control/run-control';
import { Button } from '../kit/button';
import { stateOf, useRun } from '../stores/run-store';
import { sayDetail } from '../transport/transport-bar';
import { useFit } from './fit-store';
import styles from './fit-view.module.css';
import { stopWork } from './fit-work';

/** What goes on that was asked for here, how far it is, and how to stop it; or what went wrong. */
export function WorkLine({ place }: { readonly place: FitPlace }) {
  const { work, trouble, place: present } = useFit();
  if (present !== place) return null;
  if (work === null) {
    return trouble === null ? null : (
      <p className={styles.trouble} role="alert">
        {trouble.message} <strong>{trouble.hint}</strong>
      </p>
    );
  }
  return work.kind === 'simulate' ? (
    <SimulationLine />
  ) : (
    <div className={styles.work}>
      <p role="status">{sayWork(work)}</p>
      <Button onClick={stopWork}>Stop</Button>
      <progress aria-label={WORK_WORDS[work.kind]} max={1} value={work.share} />
    </div>
  );
}

const WORK_WORDS = { train: 'Training', search: 'Searching' } as const;

function sayWork(work: Exclude<FitWork, { kind: 'simulate' }>): string {
  if (work.kind === 'train') return `Training ${work.networks} networks …`;
  return Number.isFinite(work.best)
    ? `Searching; the best so far has a loss of ${sayLoss(work.best)} …`
    : 'Searching …';
}

function SimulationLine() {
  const run = useRun();
  const unstable = useFit((fit) => fit.unstable);
  const { progress, totalSteps, paused, phase } = run;
  return (
    <div className={styles.work}>
      <div>
        <p role="status">
          Simulating: {STATE_WORDS[stateOf(run)]}
          <span className={styles.quiet}> {sayDetail(run)}</span>
        </p>
        {unstable.length > 0 ? (
          <p className={styles.quiet}>Unstable: {unstable.join('; ')}.</p>
        ) : null}
      </div>
      <span className={styles.row}>
        <Button disabled={phase !== 'running'} onClick={startOrPause}>
          {paused ? 'Go on' : 'Pause'}
        </Button>
        <Button onClick={stopWork}>Stop</Button>
      </span>
      <progress
        aria-label="Simulating"
        max={1}
        value={totalSteps > 0 ? (progress?.step ?? 0) / totalSteps : 0}
      />
    </div>
  );
}
