import type { ReactNode } from 'react';
import {
  type Cation,
  ELEMENT_ORDER,
  type Element,
  FORMERS,
  type Former,
  MODIFIERS,
  type ToldApart,
  toldApart,
} from '../../core/elements';
import { sayOxide } from '../../core/oxides';
import type { SelectedRange } from '../../lab/selection/selected-range';
import type { FrameStructure } from '../../structure/frame-structure';
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
const unit = (cation: Cation, from: number, to = from): SelectedRange => ({
  figure: 'coordination',
  series: cation,
  from,
  to,
});
/** More neighbours than any former has */
const MOST_NEIGHBOURS = 12;
const all = (element: Element): SelectedRange => ({
  figure: 'elements',
  series: element,
  from: 0,
  to: 0,
});

/** The colour of an element in the page's style sheet. */
const colourOf = (kind: Element | ToldApart) => `--${kind.toLowerCase()}`;

/** Formers that are told apart by their coordination, then the others. */
const FORMERS_LISTED = [
  ...FORMERS.filter((former) => toldApart(former).length > 0),
  ...FORMERS.filter((former) => toldApart(former).length === 0),
];

/** What the colours and the shapes mean, only what the glass on show has; each lights its atoms. */
export function StageLegend() {
  const structure = useGlass((glass) => glass.frame?.analysis.structure ?? null);
  const byElement = useView((view) => view.colourMode === 'element');
  if (!structure) return null;
  const has = (element: Element) => structure.elements.includes(ELEMENT_ORDER.indexOf(element));
  const ball = (element: Element) => (
    <Entry
      colour={colourOf(element)}
      key={element}
      label={element}
      mark={BALL}
      range={all(element)}
    />
  );
  return (
    <ul aria-label="Colours" className={styles.legend}>
      {FORMERS_LISTED.filter(has).map((former) => {
        if (toldApart(former).length === 0) {
          return <FormerEntry byElement={byElement} former={former} key={former} />;
        }
        return byElement ? (
          <Entry colour="--boron" key={former} label={former} mark={BALL} range={all(former)} />
        ) : (
          <Folds former={former} key={former} structure={structure} />
        );
      })}
      {MODIFIERS.filter(has).map(ball)}
      {ball('O')}
    </ul>
  );
}

/** A former that has one colour, by its usual unit: 'SiO₄'. */
function FormerEntry({ former, byElement }: { former: Former; byElement: boolean }) {
  return (
    <Entry
      colour={colourOf(former)}
      label={byElement ? former : sayOxide(`${former}O4`)}
      mark={TETRAHEDRON}
      range={byElement ? all(former) : unit(former, 4)}
    />
  );
}

/** A former that has a colour for each coordination: 'BO₃', 'BO₄', and what has fewer or more. */
function Folds({ former, structure }: { former: Former; structure: FrameStructure }) {
  const { elements, coordination } = structure;
  const index = ELEMENT_ORDER.indexOf(former);
  const folds = toldApart(former);
  const [fewest, most] = [Math.min(...folds), Math.max(...folds)];
  const some = (counts: (oxygens: number) => boolean) =>
    elements.some((element, atom) => element === index && counts(coordination[atom]));
  return (
    <>
      {folds.map((fold) => (
        <Entry
          colour={colourOf(`${former}${fold}` as ToldApart)}
          key={fold}
          label={sayOxide(`${former}O${fold}`)}
          mark={fold === 3 ? TRIANGLE : TETRAHEDRON}
          range={unit(former, fold)}
        />
      ))}
      {some((oxygens) => oxygens < fewest) ? (
        <Entry
          colour="--b-other"
          label={`${former} with fewer O`}
          mark={BALL}
          range={unit(former, 0, fewest - 1)}
        />
      ) : null}
      {some((oxygens) => oxygens > most) ? (
        <Entry
          colour="--b-other"
          label={`${former} with more O`}
          mark={BALL}
          range={unit(former, most + 1, MOST_NEIGHBOURS)}
        />
      ) : null}
    </>
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
