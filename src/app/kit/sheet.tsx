import { type ReactNode, useEffect, useRef } from 'react';
import { closePage } from '../stores/page-route';
import { Button } from './button';
import styles from './sheet.module.css';

interface SheetProps {
  readonly id: string;
  readonly title: string;
  /** What it is about, in a few sentences */
  readonly lead: ReactNode;
  /** Its parts, and what leads to them */
  readonly contents: {
    readonly label: string;
    readonly entries: readonly { readonly title: string; readonly go: () => void }[];
  };
  readonly children: ReactNode;
}

/** What stands in the place of the lab: its title takes the focus, a button leads back. */
export function Sheet({ id, title, lead, contents, children }: SheetProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className={styles.view} id={id}>
      <div className={styles.sheet}>
        <header className={styles.head}>
          <h1 className={styles.title} ref={heading} tabIndex={-1}>
            {title}
          </h1>
          <Button onClick={closePage}>Back to the lab</Button>
        </header>
        <p className={styles.lead}>{lead}</p>
        <nav aria-label={contents.label}>
          <ol className={styles.contents}>
            {contents.entries.map((entry) => (
              <li key={entry.title}>
                <button className={styles.link} onClick={entry.go} type="button">
                  {entry.title}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        {children}
      </div>
    </main>
  );
}
