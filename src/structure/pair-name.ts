import { CATIONS, ELEMENT_ORDER, type Element, isElement, PAIR_ELEMENTS } from '../core/elements';
import type { PairName } from '../core/potential';
import { Problem } from '../core/problem';

/** The two elements of a pair's name. Throws a Problem for a name that is not two known elements. */
export function elementsOfPair(name: PairName): readonly [Element, Element] {
  const [a, b, ...rest] = name.split('-');
  if (a === undefined || b === undefined || rest.length > 0 || !isElement(a) || !isElement(b)) {
    throw new Problem(
      `"${name}" is not a pair of elements.`,
      `Join two of ${ELEMENT_ORDER.join(', ')} with a hyphen, for example Si-O.`,
    );
  }
  return [a, b];
}

/** Every pair, in the order of `PAIR_ELEMENTS`: Si-Si, Si-B … Si-O, B-B … O-O. */
export const ALL_PAIRS: readonly PairName[] = PAIR_ELEMENTS.flatMap((a, first) =>
  PAIR_ELEMENTS.slice(first).map((b) => `${a}-${b}`),
);

/** The pairs whose first peak is a bond length of the glass. */
export const CATION_OXYGEN: readonly PairName[] = CATIONS.map((cation) => `${cation}-O`);
