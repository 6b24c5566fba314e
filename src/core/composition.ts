import { ELEMENTS, type Element } from './elements';
import { COMPOSITION_TOLERANCE, type Composition, OXIDES, type Oxide } from './glasses';
import { cubeRoot } from './portable-math';
import { Problem } from './problem';
import { experimentFor, PUBLISHED_DENSITIES } from './published';
import { DENSITY } from './units';

export {
  type Composition,
  compositionName,
  DEFAULT_GLASS,
  GLASS_NAMES,
  type GlassName,
  glassOf,
  isGlassName,
  OXIDES,
  type Oxide,
  TABLE_1,
} from './glasses';

/** Number of atoms of each element; an element that is absent has no entry. */
export type AtomCounts = Readonly<Partial<Record<Element, number>>>;

/** Each oxide's cation, and how many cations and oxygens one formula unit holds. */
const OXIDE_FORMULAS: Readonly<
  Record<Oxide, { readonly cation: Element; readonly cations: number; readonly oxygens: number }>
> = {
  SiO2: { cation: 'Si', cations: 1, oxygens: 2 },
  B2O3: { cation: 'B', cations: 2, oxygens: 3 },
  Na2O: { cation: 'Na', cations: 2, oxygens: 1 },
  CaO: { cation: 'Ca', cations: 1, oxygens: 1 },
};

const UNITS_PER_CATION = OXIDES.map((oxide) => 1 / OXIDE_FORMULAS[oxide].cations);
const ATOMS_PER_CATION = OXIDES.map(
  (oxide) => 1 + OXIDE_FORMULAS[oxide].oxygens / OXIDE_FORMULAS[oxide].cations,
);

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

/** Atoms in one mole of formula units of the composition's oxides. */
function atomsPerFormulaUnit(composition: Composition): number {
  return OXIDES.reduce((total, oxide) => {
    const { cations, oxygens } = OXIDE_FORMULAS[oxide];
    return total + (composition[oxide] / 100) * (cations + oxygens);
  }, 0);
}

/**
 * How far integer counts are from what was asked: the root of
 * Σ_oxides (x − x_asked)² + ((N − N_asked)/N_asked)², x being mole fractions of the oxides.
 *
 * @param cations - atoms of Si, B, Na and Ca, in the order of `OXIDES`
 */
export function countsDistance(
  cations: readonly number[],
  composition: Composition,
  size: number,
): number {
  let units = 0;
  let atoms = 0;
  for (let i = 0; i < 4; i++) {
    units += cations[i] * UNITS_PER_CATION[i];
    atoms += cations[i] * ATOMS_PER_CATION[i];
  }
  const excess = atoms / size - 1;
  let sum = excess * excess;
  for (let i = 0; i < 4; i++) {
    const fraction = units === 0 ? 0 : (cations[i] * UNITS_PER_CATION[i]) / units;
    const difference = fraction - composition[OXIDES[i]] / 100;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/** Whole numbers within `reach` of `centre`, never negative; only 0 where nothing is asked for. */
function candidates(centre: number, reach: number): number[] {
  if (centre === 0) return [0];
  const list: number[] = [];
  for (let n = Math.max(0, Math.ceil(centre - reach)); n <= centre + reach; n++) list.push(n);
  return list;
}

/**
 * Whole numbers of atoms, exactly neutral with the formal charges Si 4+, B 3+, Na 1+, Ca 2+, O 2−,
 * and of all such numbers the nearest to what was asked (`countsDistance`; of equals, the fewest
 * atoms). Oxygen balances the cations, so B + Na must be even; nothing else is assumed.
 *
 * @param size - number of atoms asked for
 * @throws Problem on a composition that does not sum to 100 mol% or an absurd size
 */
export function atomCounts(composition: Composition, size: number): AtomCounts {
  validateComposition(composition);
  requireSize(size);
  const units = size / atomsPerFormulaUnit(composition);
  const [silicons, borons, sodiums, calciums] = OXIDES.map((oxide) => {
    const { cations } = OXIDE_FORMULAS[oxide];
    return candidates((units * cations * composition[oxide]) / 100, 3 * cations);
  });
  let best = [0, 0, 0, 0];
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const si of silicons) {
    for (const b of borons) {
      for (const na of sodiums) {
        if ((b + na) % 2 !== 0) continue;
        for (const ca of calciums) {
          const distance = countsDistance([si, b, na, ca], composition, size);
          if (distance < bestDistance - 1e-12) {
            bestDistance = distance;
            best = [si, b, na, ca];
          }
        }
      }
    }
  }
  const [si, b, na, ca] = best;
  const all: Record<Element, number> = {
    O: (4 * si + 3 * b + na + 2 * ca) / 2,
    Si: si,
    B: b,
    Na: na,
    Ca: ca,
  };
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

/** What a box of atoms is made of, mol% by its cations; null without any. */
export function compositionOf(counts: AtomCounts): Composition | null {
  const units = OXIDES.map((oxide) => {
    const { cation, cations } = OXIDE_FORMULAS[oxide];
    return (counts[cation] ?? 0) / cations;
  });
  const all = units.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  const shares = OXIDES.map((oxide, i) => [oxide, (100 * units[i]) / all]);
  return Object.fromEntries(shares) as Composition;
}

/** Number of atoms in all. */
export function totalAtoms(counts: AtomCounts): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}

/** g/mol */
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
  return cubeRoot((totalMass(counts) * DENSITY) / density);
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
