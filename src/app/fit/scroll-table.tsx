import type { ReactNode } from 'react';
import styles from './fit-view.module.css';

/** A table that may be wider than its place, or longer: it is moved by hand or by keys. */
export function ScrollTable({
  label,
  long = false,
  children,
}: {
  readonly label: string;
  readonly long?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      aria-label={label}
      className={`${styles.scroll} ${long ? styles.long : ''}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys scroll what has the focus
      tabIndex={0}
    >
      <table className={styles.table}>{children}</table>
    </section>
  );
}
