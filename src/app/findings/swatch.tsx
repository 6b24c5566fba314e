import { SIDE_BY_SIDE } from '../../figures/figure';
import styles from './swatch.module.css';

/** The colour of a variant's curves. */
export function Swatch({ index }: { index: number }) {
  return (
    <span
      aria-hidden="true"
      className={styles.swatch}
      style={{ background: `var(--curve-${SIDE_BY_SIDE[index % SIDE_BY_SIDE.length]})` }}
    />
  );
}
