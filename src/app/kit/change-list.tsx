import type { Experiment } from '../../core/experiment';
import { sayChange } from '../../lab/words/knob-words';
import styles from './change-list.module.css';

/** Every turn of a knob on the way of a run, in order. */
export function ChangeList({ experiment }: { experiment: Experiment }) {
  const { changes, protocol } = experiment;
  return (
    <ul aria-label="Changed during the run" className={styles.changes}>
      {changes.map((change, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same knob may be turned twice at a step
        <li key={i}>{sayChange(change, protocol.timeStep)}</li>
      ))}
    </ul>
  );
}
