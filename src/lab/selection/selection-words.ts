import { ELEMENT_ORDER, ELEMENTS } from '../../core/elements';
import { sayList } from '../../core/estimate-words';
import { sayNumber } from '../words/words';
import { rangeKindOf } from './atoms-of-range';
import type { SelectionState } from './selected-range';

/**
 * What is lit, as a sentence: 'O–Si–O angles from 98° to 101°: 84 atoms, 21 silicon and 63 oxygen.'
 * Null when nothing is selected.
 *
 * @param elements per atom of the frame on show: index into ELEMENT_ORDER
 */
export function sayLit(
  { range, lit }: SelectionState,
  elements: ArrayLike<number> | null,
): string | null {
  if (range === null) return null;
  const kind = rangeKindOf(range);
  if (kind === null) return 'This curve is of the glass as a whole: no single atoms make it.';
  const what = kind.say(range.from, range.to);
  const title = `${what[0].toUpperCase()}${what.slice(1)}`;
  if (lit?.range !== range || lit.atoms === null) return `${title}: looking for the atoms.`;
  if (lit.atoms.length === 0) return `${title}: no atom just now.`;
  const atoms = `${sayNumber(lit.atoms.length, 6)} ${lit.atoms.length === 1 ? 'atom' : 'atoms'}`;
  const parts = ELEMENT_ORDER.flatMap((element, index) => {
    const count = lit.atoms?.filter((atom) => elements?.[atom] === index).length ?? 0;
    return count > 0 ? [`${sayNumber(count, 6)} ${ELEMENTS[element].name}`] : [];
  });
  return parts.length < 2 ? `${title}: ${atoms}.` : `${title}: ${atoms}, ${sayList(parts)}.`;
}
