import { type ReactNode, useId } from 'react';
import styles from './fit-view.module.css';

export interface FitSectionProps {
  /** Of the contents: 'trials' */
  readonly name: string;
  readonly title: string;
  /** What it does and why, for somebody who never heard of it */
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** A step of the fit: what it is for, then its controls and figures. */
export function FitSection({ name, title, lead, children }: FitSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section} data-fit={name} tabIndex={-1}>
      <h2 className={styles.heading} id={id}>
        {title}
      </h2>
      <p className={styles.quiet}>{lead}</p>
      {children}
    </section>
  );
}

/** What few people want to set. */
export function More({
  title = 'More',
  children,
}: {
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <details className={styles.more}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
