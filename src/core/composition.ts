import { nearestCations } from './atom-counts';
import { ELEMENT_ORDER, ELEMENTS, type Element } from './elements';
import { COMPOSITION_TOLERANCE, type Composition, OXIDES } from './glasses';
import { cationCharge, OXIDE_FACTS, oxideUnits, perOxide } from './oxides';
import { cubeRoot } from './portable-math';
import { Problem } from './problem';
import { experimentFor, PUBLISHED_DENSITIES } from './published';
import { DALTON_PER_CUBIC_ANGSTROM } from './units';

export {
  type Composition,
  compositionFrom,
  compositionName,
  DEFAULT_GLASS,
  elementsOf,
  GLASS_NAMES,
  type GlassName,
  glassOf,
  isGlassName,
  OXIDES,
  type Oxide,
  type OxideShares,
  oxidesInUse,
  TABLE_1,
  writtenComposition,
} from './glasses';

/** Number of atoms of each element; an element that is absent has no entry. */
export type AtomCounts = Readonly<Partial<Record<Element, number>>>;

/** Smallest and largest number of atoms an experiment may ask for. */
export const ATOMS_RANGE = { smallest: 10, largest: 1_000_000 } as const;

/**
 * Returns the composition when every oxide is a number from 0 to 100 and they sum to 100 mol%.
 *
 * @throws Problem naming the oxide or the sum
 */
export function validateComposition(composition: Composition): Composition {
  for (const oxide of OXIDES) {
    const share = composition[oxide];
    if (typeof share !== 'number' || !Number.isFinite(share) || share < 0 || share > 100) {
      throw new Problem(
        `The composition has ${String(share)} mol% of ${oxide}.`,
        `Give ${oxide} a number from 0 to 100 mol%.`,
      );
    }
  }
  const sum = OXIDES.reduce((total, oxide) => total + composition[oxide], 0);
  if (Math.abs(sum - 100) > COMPOSITION_TOLERANCE) {
    throw new Problem(
      `The composition sums to ${Number(sum.toFixed(3))} mol%, not 100.`,
      `Change ${OXIDES.join(', ')} so that they sum to 100 mol%.`,
    );
  }
  return composition;
}

function requireSize(size: number): void {
  if (!Number.isFinite(size) || size < ATOMS_RANGE.smallest || size > ATOMS_RANGE.largest) {
    throw new Problem(
      `A glass of ${size} atoms cannot be made.`,
      `Ask for ${ATOMS_RANGE.smallest} to ${ATOMS_RANGE.largest} atoms.`,
    );
  }
}

/**
 * Whole numbers of atoms, exactly neutral with the formal charges (Si 4+, B 3+, Na 1+ …, O 2−), and of
 * all such numbers the nearest to what was asked (`countsDistance`; of equals, the fewest atoms).
 * Oxygen balances the cations, so their charge must be even; nothing else is assumed.
 *
 * @param size - number of atoms asked for
 * @throws Problem on a composition that does not sum to 100 mol% or an absurd size
 */
export function atomCounts(composition: Composition, size: number): AtomCounts {
  validateComposition(composition);
  requireSize(size);
  const cations = nearestCations(composition, size);
  const charge = cations.reduce((sum, count, i) => sum + cationCharge(OXIDES[i]) * count, 0);
  const all: Partial<Record<Element, number>> = { O: charge / -ELEMENTS.O.charge };
  OXIDES.forEach((oxide, i) => {
    all[OXIDE_FACTS[oxide].cation] = cations[i];
  });
  return Object.fromEntries(
    ELEMENT_ORDER.map((element) => [element, all[element] ?? 0] as const).filter(
      ([, count]) => count > 0,
    ),
  );
}

/** What a box of atoms is made of, mol% by its cations; null without any. */
export function compositionOf(counts: AtomCounts): Composition | null {
  const units = oxideUnits(counts);
  const all = OXIDES.reduce((sum, oxide) => sum + units[oxide], 0);
  return all === 0 ? null : perOxide((oxide) => (100 * units[oxide]) / all);
}

/** Number of atoms in all. */
export function totalAtoms(counts: AtomCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** The mass of all atoms together, g/mol. */
export function totalMass(counts: AtomCounts): number {
  return (Object.keys(counts) as Element[]).reduce(
    (total, element) => total + (counts[element] ?? 0) * ELEMENTS[element].mass,
    0,
  );
}

/**
 * Edge of the cubic box that holds these atoms, Å.
 *
 * @param density - g/cm³
 */
export function boxEdge(counts: AtomCounts, density: number): number {
  return cubeRoot((totalMass(counts) * DALTON_PER_CUBIC_ANGSTROM) / density);
}

/** Piecewise linear through [x, y] points sorted by x, constant beyond both ends. */
function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  if (x <= points[0][0]) return points[0][1];
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1];
    const [x1, y1] = points[i];
    if (x <= x1) return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
  }
  return points[points.length - 1][1];
}

/** Density expected of the glass at 300 K, g/cm³: experiment, else interpolated in B2O3. */
export function expectedDensity(composition: Composition): number {
  return experimentFor(composition)?.density ?? interpolate(PUBLISHED_DENSITIES, composition.B2O3);
}

/** Density of the random start, g/cm³, interpolated in B2O3 (mol%) between the glasses of Table 1. */
export function startDensity(composition: Composition): number {
  const points = [
    [37, 2.4],
    [50, 2.3],
    [62, 2.3],
    [75, 2.2],
  ] as const;
  return interpolate(points, composition.B2O3);
}
