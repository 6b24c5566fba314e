import type { ReactNode } from 'react';
import { ELEMENT_ORDER, type Element } from '../../core/elements';
import type { SelectedRange } from '../../lab/selection/selected-range';
import { useGlass } from '../stores/glass-store';
import { isSelected, toggleRange, useSelection } from '../stores/selection-store';
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

/** Cations with so many oxygens. */
const unit = (cation: 'B' | 'Si', from: number, to = from): SelectedRange => ({
  figure: 'coordination',
  series: cation,
  from,
  to,
});
/** More neighbours than any boron has */
const MOST = 12;
const all = (element: Element): SelectedRange => ({
  figure: 'elements',
  series: element,
  from: 0,
  to: 0,
});

/** What the colours and the shapes mean, only what the glass on show has; each lights its atoms. */
export function Legend() {
  const structure = useGlass((glass) => glass.frame?.analysis.structure ?? null);
  const byElement = useView((view) => view.colourMode === 'element');
  if (!structure) return null;
  const { elements, coordination } = structure;
  const has = (element: Element) => elements.includes(ELEMENT_ORDER.indexOf(element));
  const boron = ELEMENT_ORDER.indexOf('B');
  const hasBoron = (counts: (oxygens: number) => boolean) =>
    elements.some((element, atom) => element === boron && counts(coordination[atom]));
  return (
    <ul aria-label="Colours" className={styles.legend}>
      {has('B') && byElement ? (
        <Entry colour="--boron" label="B" mark={BALL} range={all('B')} />
      ) : null}
      {has('B') && !byElement ? (
        <>
          <Entry colour="--b3" label="BO₃" mark={TRIANGLE} range={unit('B', 3)} />
          <Entry colour="--b4" label="BO₄" mark={TETRAHEDRON} range={unit('B', 4)} />
        </>
      ) : null}
      {!byElement && hasBoron((oxygens) => oxygens < 3) ? (
        <Entry colour="--b-other" label="B with fewer O" mark={BALL} range={unit('B', 0, 2)} />
      ) : null}
      {!byElement && hasBoron((oxygens) => oxygens > 4) ? (
        <Entry colour="--b-other" label="B with more O" mark={BALL} range={unit('B', 5, MOST)} />
      ) : null}
      {has('Si') ? (
        <Entry
          colour="--si"
          label={byElement ? 'Si' : 'SiO₄'}
          mark={TETRAHEDRON}
          range={byElement ? all('Si') : unit('Si', 4)}
        />
      ) : null}
      {has('Na') ? <Entry colour="--na" label="Na" mark={BALL} range={all('Na')} /> : null}
      {has('Ca') ? <Entry colour="--ca" label="Ca" mark={BALL} range={all('Ca')} /> : null}
      <Entry colour="--o" label="O" mark={BALL} range={all('O')} />
    </ul>
  );
}

interface EntryProps {
  readonly colour: string;
  readonly label: string;
  readonly mark: ReactNode;
  readonly range: SelectedRange;
}

function Entry({ colour, label, mark, range }: EntryProps) {
  const selected = useSelection((selection) => selection.range);
  return (
    <li>
      <button
        aria-pressed={isSelected(range, selected)}
        className={styles.entry}
        onClick={() => toggleRange(range)}
        title={`Light up ${label}`}
        type="button"
      >
        <span className={styles.mark} style={{ color: `var(${colour})` }}>
          {mark}
        </span>
        {label}
      </button>
    </li>
  );
}
