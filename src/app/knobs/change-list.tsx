import type { Change } from '../../core/change';
import styles from './change-list.module.css';
import { sayChange } from './knob-words';

/** Every turn of a knob on the way of a run, in order. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul aria-label="Turned on the way" className={styles.changes}>
      {changes.map((change, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same knob may be turned twice at a step
        <li key={i}>{sayChange(change)}</li>
      ))}
    </ul>
  );
}
