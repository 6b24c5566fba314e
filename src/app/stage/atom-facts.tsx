import type { Configuration } from '../../core/configuration';
import { sayFormers } from '../../core/element-words';
import { isModifier, TRIVALENT_FORMERS } from '../../core/elements';
import { sayAtom } from '../../lab/selection/atom-number';
import type { AtomReport, Neighbour } from '../../lab/selection/atom-report';
import type { AtomRings } from '../../lab/selection/atom-rings';
import { sayCriterion } from '../../lab/selection/ranges/rings';
import type { SelectedRange } from '../../lab/selection/selected-range';
import { pick } from '../control/pick';
import { Button } from '../kit/button';
import { isSelected, toggleRange, useSelection } from '../stores/selection-store';
import styles from './atom-facts.module.css';

/** Tetrahedra that modifiers balance: 'BO₄' */
const CHARGED = TRIVALENT_FORMERS.map((former) => `${former}O₄`).join(', ');

interface AtomFactsProps {
  readonly configuration: Configuration;
  readonly report: AtomReport;
  /** Null until they are counted */
  readonly rings: readonly AtomRings[] | null;
}

/** Neighbours, angles, rings and charge balance of the picked atom; every atom in it can be picked. */
export function AtomFacts({ configuration, report, rings }: AtomFactsProps) {
  const { bound, near, angles, element } = report;
  return (
    <>
      <Neighbours configuration={configuration} neighbours={bound} title="Bound to" />
      <Neighbours
        configuration={configuration}
        neighbours={near}
        title={element === 'O' ? 'Beside it' : 'Near, but not counted'}
      />
      {angles.length > 0 ? <Angles configuration={configuration} report={report} /> : null}
      <Balance configuration={configuration} report={report} />
      {isModifier(element) ? null : <Rings atom={report.atom} rings={rings} />}
    </>
  );
}

function AtomButton({ configuration, atom }: { configuration: Configuration; atom: number }) {
  return (
    <Button className={styles.atom} look="plain" onClick={() => pick(atom)} title="Pick this atom">
      {sayAtom(configuration, atom)}
    </Button>
  );
}

interface NeighboursProps {
  readonly configuration: Configuration;
  readonly neighbours: readonly Neighbour[];
  readonly title: string;
}

function Neighbours({ configuration, neighbours, title }: NeighboursProps) {
  if (neighbours.length === 0) return null;
  return (
    <section>
      <h2 className={styles.title}>{title}</h2>
      <ul aria-label={title}>
        {neighbours.map(({ atom, distance }, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: in a tiny box an atom is there twice
          <li className={styles.row} key={`${atom} ${k}`}>
            <AtomButton atom={atom} configuration={configuration} />
            <span>{distance.toFixed(2)} Å</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Angles({ configuration, report }: Pick<AtomFactsProps, 'configuration' | 'report'>) {
  const { angles } = report;
  const mean = angles.reduce((sum, { angle }) => sum + angle, 0) / angles.length;
  return (
    <details className={styles.fold}>
      <summary>
        {angles.length === 1 ? 'Angle' : 'Angles, mean'} {mean.toFixed(1)}°
      </summary>
      <ul aria-label="Angles">
        {angles.map(({ ends, angle }, k) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: in a tiny box an atom is there twice
          <li className={styles.row} key={`${ends.join(' ')} ${k}`}>
            <span>{ends.map((end) => sayAtom(configuration, end)).join(' – ')}</span>
            <span>{angle.toFixed(1)}°</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Balance({ configuration, report }: Pick<AtomFactsProps, 'configuration' | 'report'>) {
  const { balancedBy, balances } = report;
  if (balancedBy) {
    return (
      <section>
        <h2 className={styles.title} title="By the modifiers that its oxygens touch">
          Charge balanced: {balancedBy.charge.toFixed(2)} of 1
        </h2>
        <ul aria-label="Balanced by">
          {balancedBy.by.map(({ atom, sharedOxygens }, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: in a tiny box an atom is there twice
            <li className={styles.row} key={`${atom} ${k}`}>
              <AtomButton atom={atom} configuration={configuration} />
              <span>
                shares {sharedOxygens} {sharedOxygens === 1 ? 'oxygen' : 'oxygens'}
              </span>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  if (!balances || balances.length === 0) return null;
  return (
    <section>
      <h2 className={styles.title}>Helps to balance {CHARGED} of</h2>
      <ul aria-label="Helps to balance" className={styles.chips}>
        {balances.map((atom) => (
          <li key={atom}>
            <AtomButton atom={atom} configuration={configuration} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sizes of the rings through the atom; each lights them. */
function Rings({ atom, rings }: { atom: number; rings: readonly AtomRings[] | null }) {
  const selected = useSelection((selection) => selection.range);
  return (
    <section>
      <h2 className={styles.title}>Rings through it</h2>
      {rings === null ? <p className={styles.quiet}>Counting.</p> : null}
      {rings?.map(({ criterion, sizes }) => (
        <div className={styles.rings} key={criterion}>
          <span className={styles.quiet}>{sayCriterion(criterion)}</span>
          {sizes.length === 0 ? <span className={styles.quiet}>none</span> : null}
          <ul aria-label={`Rings by ${sayCriterion(criterion)}`} className={styles.chips}>
            {sizes.map(({ size, rings: count }) => {
              const range: SelectedRange = {
                figure: 'rings-through',
                series: `${criterion} ${atom}`,
                from: size,
                to: size,
              };
              return (
                <li key={size}>
                  <Button
                    aria-label={`Light ${count} ${count === 1 ? 'ring' : 'rings'} of ${size}`}
                    aria-pressed={isSelected(range, selected)}
                    className={styles.atom}
                    look="plain"
                    onClick={() => toggleRange(range)}
                    title={`${count} of ${size} ${sayFormers('or')} atoms`}
                  >
                    {count > 1 ? `${count} × ${size}` : size}
                  </Button>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
