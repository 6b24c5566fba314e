import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './section.module.css';

export interface SectionProps {
  readonly title: string;
  /** At the right of the title */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One group of controls of the set-up. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
