import type { KeptRun } from '../../storage/kept-run';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import { goOnWith, removeKept, showKeptRun } from './kept-actions';
import styles from './kept-list.module.css';
import { isUnfinished, useKept } from './kept-store';
import { sayOutcome, sayWhen } from './kept-words';

/** The runs of earlier days that this browser keeps; those that the page has open are not listed twice. */
export function KeptList() {
  const runs = useKept((kept) => kept.runs);
  const recordings = useGlass((glass) => glass.recordings);
  const open = new Set(recordings.map(({ kept }) => kept));
  const closed = runs.filter(({ id }) => !open.has(id));
  if (closed.length === 0) return null;
  return (
    <section aria-label="Kept in this browser" className={styles.list}>
      <h2 className={styles.title}>Kept in this browser</h2>
      <ul>
        {closed.map((run) => (
          <KeptRow key={run.id} run={run} />
        ))}
      </ul>
    </section>
  );
}

function KeptRow({ run }: { run: KeptRun }) {
  const idle = useRun((status) => !isActive(status) && status.gpu.kind !== 'missing');
  return (
    <li className={styles.row}>
      <Button className={styles.show} look="plain" onClick={() => void showKeptRun(run)}>
        <strong>{run.title}</strong>
        <span className={styles.what}>
          {sayOutcome(run)}, {sayWhen(run.updated)}
        </span>
      </Button>
      {isUnfinished(run) ? (
        <Button
          aria-label={`Go on with ${run.title}`}
          disabled={!idle}
          icon={ICONS.start}
          iconOnly
          look="plain"
          onClick={() => void goOnWith(run)}
          title="Go on with it"
        />
      ) : null}
      <Button
        aria-label={`Keep ${run.title} no longer`}
        icon={ICONS.close}
        iconOnly
        look="plain"
        onClick={() => void removeKept(run)}
        title="Keep it no longer"
      />
    </li>
  );
}
