import { ELEMENT_ORDER, ELEMENTS } from '../../core/elements';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { type ShownFrame, useGlass } from '../stores/glass-store';
import { useView } from '../stores/view-store';
import styles from './atom-panel.module.css';

/** One neighbour of the picked atom. */
interface Neighbour {
  readonly atom: number;
  readonly element: string;
  /** Å */
  readonly distance: number;
}

/** Atoms bonded to `atom` and how far away they are, nearest first, by the minimum image. */
function neighboursOf({ analysis }: ShownFrame, atom: number): Neighbour[] {
  const { bonds, elements } = analysis.structure;
  const { positions, box } = analysis.configuration;
  const found: Neighbour[] = [];
  for (let b = 0; b < bonds.length; b += 2) {
    if (bonds[b] !== atom && bonds[b + 1] !== atom) continue;
    const other = bonds[b] === atom ? bonds[b + 1] : bonds[b];
    let square = 0;
    for (let axis = 0; axis < 3; axis++) {
      const apart = positions[3 * other + axis] - positions[3 * atom + axis];
      square += (apart - box[axis] * Math.round(apart / box[axis])) ** 2;
    }
    const element = ELEMENT_ORDER[elements[other]];
    found.push({ atom: other, element, distance: Math.sqrt(square) });
  }
  return found.sort((a, b) => a.distance - b.distance);
}

/** The atom that was clicked: what it is and what it is bound to, frame by frame. */
export function AtomPanel() {
  const picked = useView((view) => view.picked);
  const frame = useGlass((glass) => glass.frame);
  if (picked === null || !frame || picked >= frame.analysis.structure.elements.length) return null;
  const { structure, configuration } = frame.analysis;
  const element = ELEMENT_ORDER[structure.elements[picked]];
  const number = configuration.ids?.[picked] ?? picked + 1;
  const neighbours = neighboursOf(frame, picked);
  return (
    <aside aria-label="Picked atom" className={styles.panel}>
      <div className={styles.head}>
        <strong>
          {ELEMENTS[element].name}, atom {number}
        </strong>
        <Button
          aria-label="Let the atom go"
          icon={ICONS.close}
          iconOnly
          look="plain"
          onClick={() => useView.setState({ picked: null })}
        />
      </div>
      {neighbours.length === 0 ? (
        <p className={styles.quiet}>
          {element === 'Na' || element === 'Ca'
            ? 'A modifier: it moves between the network.'
            : 'Bound to nothing just now.'}
        </p>
      ) : (
        <>
          <p className={styles.quiet}>
            Bound to {neighbours.length} {neighbours.length === 1 ? 'atom' : 'atoms'}
          </p>
          <ul>
            {neighbours.map((neighbour) => (
              <li className={styles.row} key={neighbour.atom}>
                <span>
                  {neighbour.element} {configuration.ids?.[neighbour.atom] ?? neighbour.atom + 1}
                </span>
                <span>{neighbour.distance.toFixed(2)} Å</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </aside>
  );
}
