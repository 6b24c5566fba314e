import type { ReactNode } from 'react';
import styles from './card.module.css';

export interface CardProps {
  /** For a reader of the screen */
  readonly label: string;
  readonly tone: 'news' | 'trouble';
  readonly title: ReactNode;
  /** What can be done about it: buttons */
  readonly actions: ReactNode;
  readonly children?: ReactNode;
}

/** Something that waits for a decision; trouble is read aloud at once, news when there is a pause. */
export function Card({ label, tone, title, actions, children }: CardProps) {
  return (
    <section
      aria-label={label}
      className={`${styles.card} ${tone === 'trouble' ? styles.trouble : ''}`}
    >
      <div role={tone === 'trouble' ? 'alert' : 'status'}>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
      <div className={styles.actions}>{actions}</div>
    </section>
  );
}
