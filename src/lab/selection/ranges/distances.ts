import { type Configuration, elementOf } from '../../../core/configuration';
import type { Element } from '../../../core/elements';
import { sayPair } from '../../../core/estimate-words';
import { FINE_BIN_WIDTH } from '../../../structure/bond-lengths';
import { BORON_CUTOFF, coordinationOf } from '../../../structure/coordination';
import { forEachImagePair } from '../../../structure/image-pairs';
import { BIN_WIDTH } from '../../../structure/pair-distribution';
import { ALL_PAIRS, elementsOfPair } from '../../../structure/pair-name';
import { ascending, type RangeKind, widened } from '../range-kind';

/** @param pair elements of the pair; null: any */
function kind(pair: readonly [Element, Element] | null, name: string): RangeKind {
  return {
    slow: false,
    atoms: (configuration, from, to) => {
      const [least, most] = widened(from, to, BIN_WIDTH);
      const fits = (i: number, j: number) =>
        pair === null ||
        (elementOf(configuration, i) === pair[0] && elementOf(configuration, j) === pair[1]);
      return pairsBetween(configuration, least, most, fits);
    },
    say: (from, to) => {
      const [least, most] = widened(from, to, BIN_WIDTH);
      return `${name} ${Math.max(0, least).toFixed(2)} to ${most.toFixed(2)} Å apart`;
    },
  };
}

const ANY = kind(null, 'pairs of atoms');

/** Bonds of boron with so many oxygens: both atoms of each. */
function boronKind(fold: 3 | 4): RangeKind {
  return {
    slow: false,
    atoms: (configuration, from, to) => {
      const [least, most] = widened(from, to, FINE_BIN_WIDTH);
      const numbers = coordinationOf(configuration, 'B', 'O', BORON_CUTOFF);
      const fits = (boron: number, oxygen: number) =>
        elementOf(configuration, boron) === 'B' &&
        elementOf(configuration, oxygen) === 'O' &&
        numbers[boron] === fold;
      return pairsBetween(configuration, least, most, fits);
    },
    say: (from, to) => {
      const [least, most] = widened(from, to, FINE_BIN_WIDTH);
      return `B${fold}–O pairs ${Math.max(0, least).toFixed(2)} to ${most.toFixed(2)} Å apart`;
    },
  };
}

/** The atoms of all pairs at such a distance that fit, in either order. */
function pairsBetween(
  configuration: Configuration,
  least: number,
  most: number,
  fits: (i: number, j: number) => boolean,
): Uint32Array {
  const found = new Set<number>();
  forEachImagePair(configuration, Math.max(0, most), (i, j, square) => {
    if (least > 0 && square < least * least) return;
    if (fits(i, j) || fits(j, i)) found.add(i).add(j);
  });
  return ascending(found);
}

/** Shells of g(r) and of running coordination numbers: both atoms of each pair. */
export const DISTANCE_RANGES: Readonly<Record<string, RangeKind>> = Object.fromEntries([
  ...ALL_PAIRS.flatMap((pair) => {
    const ofPair = kind(elementsOfPair(pair), `${sayPair(pair)} pairs`);
    return [`g_${pair}`, `n_${pair}`].map((series) => [series, ofPair] as const);
  }),
  ['g_fine_B-O', kind(['B', 'O'], 'B–O pairs')] as const,
  ['g_fine_B3-O', boronKind(3)] as const,
  ['g_fine_B4-O', boronKind(4)] as const,
  ...['g_neutron', 'g_xray'].map((series) => [series, ANY] as const),
]);
