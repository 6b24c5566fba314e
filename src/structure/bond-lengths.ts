import type { Configuration } from '../core/configuration';
import {
  CATIONS,
  type Cation,
  isCation,
  OXYGEN_CUTOFFS,
  type ToldApart,
  toldApart,
} from '../core/elements';
import { BORON_CUTOFF, coordinationOf } from './coordination';
import { forEachImagePair } from './image-pairs';

/** Bonds between a cation and oxygen; B3–O and B4–O are those of boron with three and four oxygens. */
export type BondName = `${Cation | ToldApart}-O`;

/** The bonds of a cation, and of those of its coordinations that are told apart. */
function bondsOf(cation: Cation): BondName[] {
  const folds = toldApart(cation).map((fold) => `${cation}${fold}-O` as BondName);
  return [`${cation}-O`, ...folds];
}

export const BOND_NAMES: readonly BondName[] = CATIONS.flatMap(bondsOf);

/** How far an oxygen may be from a cation that it is bonded to, Å. */
export const BOND_CUTOFFS = Object.fromEntries(
  CATIONS.flatMap((cation) => bondsOf(cation).map((name) => [name, OXYGEN_CUTOFFS[cation]])),
) as Readonly<Record<BondName, number>>;

/** The bonds of one kind. */
export interface BondLengths {
  /** Mean of the bonds, Å; no peak is fitted */
  readonly mean: number;
  /** Standard deviation of single bonds about their mean, Å */
  readonly width: number;
}

/** Bin width of `boronOxygenCurves`, Å: fine enough for B3–O and B4–O, 0.08 Å apart. */
export const FINE_BIN_WIDTH = 0.02;
/** Å: no B–O bond is shorter, and the second shell begins further out */
const FINE_FROM = 1.2;
const FINE_TO = 2;

/** The g(r) of B–O by the boron's coordination. */
export interface BoronOxygenCurves {
  /** Bin centres, Å, 1.2 to 2.0 */
  readonly r: Float64Array;
  /** g(r) of B–O, and the parts of it of boron with three and with four oxygens */
  readonly 'B-O': Float64Array;
  readonly 'B3-O': Float64Array;
  readonly 'B4-O': Float64Array;
}

interface Bonds {
  readonly kind: BondName;
  readonly length: number;
}

/** Every cation–oxygen pair within `reach`, with the names that it goes by. */
function forEachBond(
  configuration: Configuration,
  reach: number,
  visit: (bond: Bonds) => void,
): void {
  const { species, types } = configuration;
  const elements = species.map(({ element }) => element);
  const perBoron = coordinationOf(configuration, 'B', 'O', BORON_CUTOFF);
  const one = (cation: number, other: number, length: number) => {
    if (elements[types[other]] !== 'O') return;
    const element = elements[types[cation]];
    if (!isCation(element)) return;
    visit({ kind: `${element}-O`, length });
    const fold = element === 'B' ? perBoron[cation] : 0;
    if (fold === 3 || fold === 4) visit({ kind: `B${fold}-O`, length });
  };
  forEachImagePair(configuration, reach, (i, j, square) => {
    const length = Math.sqrt(square);
    one(i, j, length);
    one(j, i, length);
  });
}

/** Mean and width of the bonds of each kind, up to `BOND_CUTOFFS`; null for a kind without any. */
export function bondLengths(
  configuration: Configuration,
): Readonly<Record<BondName, BondLengths | null>> {
  const sums = new Map<BondName, { count: number; sum: number; squares: number }>();
  const reaches = configuration.species.map(({ element }) =>
    isCation(element) ? OXYGEN_CUTOFFS[element] : 0,
  );
  forEachBond(configuration, Math.max(0, ...reaches), ({ kind, length }) => {
    if (length > BOND_CUTOFFS[kind]) return;
    const { count, sum, squares } = sums.get(kind) ?? { count: 0, sum: 0, squares: 0 };
    sums.set(kind, { count: count + 1, sum: sum + length, squares: squares + length ** 2 });
  });
  const each = BOND_NAMES.map((kind): [BondName, BondLengths | null] => {
    const found = sums.get(kind);
    if (found === undefined) return [kind, null];
    const mean = found.sum / found.count;
    return [kind, { mean, width: Math.sqrt(Math.max(0, found.squares / found.count - mean ** 2)) }];
  });
  return Object.fromEntries(each) as Record<BondName, BondLengths | null>;
}

/**
 * Measures g(r) of B–O in bins of 0.02 Å from 1.2 to 2.0 Å, with the parts of boron with three and with four
 * oxygens within 1.8 Å; the rest is of other boron. Null without boron or oxygen.
 */
export function boronOxygenCurves(configuration: Configuration): BoronOxygenCurves | null {
  const { species, types, box } = configuration;
  const count = (element: string) =>
    types.reduce((sum, type) => sum + (species[type].element === element ? 1 : 0), 0);
  const pairs = count('B') * count('O');
  if (pairs === 0) return null;
  const bins = Math.round((FINE_TO - FINE_FROM) / FINE_BIN_WIDTH);
  const counts = {
    'B-O': new Float64Array(bins),
    'B3-O': new Float64Array(bins),
    'B4-O': new Float64Array(bins),
  };
  forEachBond(configuration, FINE_TO, ({ kind, length }) => {
    if (kind !== 'B-O' && kind !== 'B3-O' && kind !== 'B4-O') return;
    const bin = Math.floor((length - FINE_FROM) / FINE_BIN_WIDTH);
    if (bin >= 0 && bin < bins) counts[kind][bin]++;
  });
  const edge = (bin: number) => FINE_FROM + bin * FINE_BIN_WIDTH;
  const density = pairs / (box[0] * box[1] * box[2]);
  const shell = (bin: number) => ((4 * Math.PI) / 3) * (edge(bin + 1) ** 3 - edge(bin) ** 3);
  const curve = (histogram: Float64Array) =>
    histogram.map((found, bin) => found / (density * shell(bin)));
  return {
    r: Float64Array.from({ length: bins }, (_, bin) => edge(bin + 0.5)),
    'B-O': curve(counts['B-O']),
    'B3-O': curve(counts['B3-O']),
    'B4-O': curve(counts['B4-O']),
  };
}
