import { CURVES } from '../figures/chart-style';
import styles from './swatch.module.css';

/** The colour of a variant's curves. */
export function Swatch({ index }: { index: number }) {
  return (
    <span
      aria-hidden="true"
      className={styles.swatch}
      style={{ background: `var(${CURVES[index % CURVES.length]})` }}
    />
  );
}
