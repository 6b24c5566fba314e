import type { ReactNode } from 'react';
import { ELEMENT_ORDER } from '../../core/elements';
import { useGlass } from '../stores/glass-store';
import { useView } from '../stores/view-store';
import styles from './legend.module.css';

const shape = (children: ReactNode) => (
  <svg aria-hidden="true" height="14" viewBox="0 0 14 14" width="14">
    {children}
  </svg>
);
const TRIANGLE = shape(<path d="M7 1.8 13 12H1Z" fill="currentColor" />);
const TETRAHEDRON = shape(
  <>
    <path d="M7 .8 13.4 9.6 6 13.4.8 8.6Z" fill="currentColor" opacity=".55" />
    <path
      d="M7 .8 13.4 9.6 6 13.4.8 8.6ZM7 .8 6 13.4"
      fill="none"
      stroke="currentColor"
      strokeLinejoin="round"
      strokeWidth="1.2"
    />
  </>,
);
const BALL = shape(<circle cx="7" cy="7" fill="currentColor" r="5" />);

/** What the colours and the shapes mean; only what the glass on show has. */
export function Legend() {
  const elements = useGlass((glass) => glass.frame?.analysis.structure.elements ?? null);
  const byElement = useView((view) => view.colourMode === 'element');
  if (!elements) return null;
  const has = (element: (typeof ELEMENT_ORDER)[number]) =>
    elements.includes(ELEMENT_ORDER.indexOf(element));
  return (
    <ul aria-label="Colours" className={styles.legend}>
      {has('B') ? (
        <>
          <Entry colour="--b3" label="BO₃" mark={TRIANGLE} />
          <Entry colour="--b4" label="BO₄" mark={TETRAHEDRON} />
        </>
      ) : null}
      {has('Si') ? (
        <Entry colour="--si" label={byElement ? 'Si' : 'SiO₄'} mark={TETRAHEDRON} />
      ) : null}
      {has('Na') ? <Entry colour="--na" label="Na" mark={BALL} /> : null}
      {has('Ca') ? <Entry colour="--ca" label="Ca" mark={BALL} /> : null}
      <Entry colour="--o" label="O" mark={BALL} />
    </ul>
  );
}

interface EntryProps {
  readonly colour: string;
  readonly label: string;
  readonly mark: ReactNode;
}

function Entry({ colour, label, mark }: EntryProps) {
  return (
    <li className={styles.entry}>
      <span className={styles.mark} style={{ color: `var(${colour})` }}>
        {mark}
      </span>
      {label}
    </li>
  );
}
