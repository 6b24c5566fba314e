import type { Composition } from './glasses';
import { cationCharge, OXIDE_FACTS, OXIDES } from './oxides';

const CATIONS_OF = OXIDES.map((oxide) => OXIDE_FACTS[oxide].cations);
const UNITS_PER_CATION = CATIONS_OF.map((cations) => 1 / cations);
const ATOMS_PER_CATION = OXIDES.map((oxide, i) => 1 + OXIDE_FACTS[oxide].oxygens / CATIONS_OF[i]);
const CHARGES = OXIDES.map(cationCharge);

/** Atoms in one mole of formula units of the composition's oxides. */
function atomsPerFormulaUnit(composition: Composition): number {
  return OXIDES.reduce((total, oxide) => {
    const { cations, oxygens } = OXIDE_FACTS[oxide];
    return total + (composition[oxide] / 100) * (cations + oxygens);
  }, 0);
}

/**
 * How far integer counts are from what was asked: the root of
 * Σ_oxides (x − x_asked)² + ((N − N_asked)/N_asked)², x being mole fractions of the oxides.
 *
 * @param cations - atoms of the cation of each oxide, in the order of `OXIDES`
 */
export function countsDistance(
  cations: readonly number[],
  composition: Composition,
  size: number,
): number {
  let units = 0;
  let atoms = 0;
  for (let i = 0; i < OXIDES.length; i++) {
    units += cations[i] * UNITS_PER_CATION[i];
    atoms += cations[i] * ATOMS_PER_CATION[i];
  }
  const excess = atoms / size - 1;
  let sum = excess * excess;
  for (let i = 0; i < OXIDES.length; i++) {
    const fraction = units === 0 ? 0 : (cations[i] * UNITS_PER_CATION[i]) / units;
    const difference = fraction - composition[OXIDES[i]] / 100;
    sum += difference * difference;
  }
  return Math.sqrt(sum);
}

/** How far from what is asked for a count may be, formula units of its oxide */
const COUNT_REACH = 3;

/** What rounding may do to two distances that are equal */
const ROUNDING_ERROR = 1e-12;

/**
 * How many cations of each oxide come nearest to a composition and a size (`countsDistance`), of those
 * whose charge is even; of equals, the fewest of the first oxide, then of the second, and so on.
 *
 * Every combination within `REACH` units of what is asked for counts; `withinReach` leaves out those
 * that cannot come nearer than a first guess does, so that many oxides take no longer than four.
 *
 * @returns in the order of `OXIDES`
 */
export function nearestCations(composition: Composition, size: number): readonly number[] {
  const asked = cationsAsked(composition, size);
  const choices = withinReach(asked, guessDistance(asked, composition, size), composition, size);
  const cations = OXIDES.map(() => 0);
  let best: readonly number[] = OXIDES.map(() => 0);
  let bestDistance = Number.POSITIVE_INFINITY;
  const choose = (i: number, charge: number) => {
    if (i < OXIDES.length) {
      for (const count of choices[i]) {
        cations[i] = count;
        choose(i + 1, charge + CHARGES[i] * count);
      }
      return;
    }
    if (charge % 2 !== 0) return;
    const distance = countsDistance(cations, composition, size);
    if (distance < bestDistance - ROUNDING_ERROR) {
      bestDistance = distance;
      best = [...cations];
    }
  };
  choose(0, 0);
  return best;
}

/** Cations of each oxide that are asked for, not rounded. */
function cationsAsked(composition: Composition, size: number): number[] {
  const units = size / atomsPerFormulaUnit(composition);
  return OXIDES.map((oxide, i) => (units * CATIONS_OF[i] * composition[oxide]) / 100);
}

/** The distance of rounded numbers, one of them moved by one where their charge is odd. */
function guessDistance(asked: readonly number[], composition: Composition, size: number): number {
  const rounded = asked.map(Math.round);
  const odd = rounded.reduce((sum, count, i) => sum + CHARGES[i] * count, 0) % 2 !== 0;
  if (!odd) return countsDistance(rounded, composition, size);
  const moved = asked.flatMap((wanted, i) => {
    if (wanted === 0 || CHARGES[i] % 2 === 0) return [];
    return [-1, 1].map((step) => rounded.map((count, k) => (k === i ? count + step : count)));
  });
  const possible = moved.filter((counts) => counts.every((count) => count >= 0));
  return Math.min(...possible.map((counts) => countsDistance(counts, composition, size)));
}

/**
 * Whole numbers of cations of each oxide, ascending, among which every combination is whose distance
 * is no larger than `distance`.
 *
 * With u units asked for, δ of them too many of an oxide of mole fraction x, S = Σ δ and U = u + S
 * units in all, the fraction is off by (δ − x S)/U. So a distance d has |δ − x S| ≤ d U for each
 * oxide, and |Σ a δ| ≤ d N for the a atoms of a unit and the N atoms asked for. With
 * Σ a δ = Σ a (δ − x S) + S N/u both bound S, and that bounds each δ.
 */
function withinReach(
  asked: readonly number[],
  distance: number,
  composition: Composition,
  size: number,
): number[][] {
  const atomsOfUnits = OXIDES.map((oxide, i) =>
    composition[oxide] === 0 ? 0 : CATIONS_OF[i] * ATOMS_PER_CATION[i],
  );
  const units = size / atomsPerFormulaUnit(composition);
  const d = distance + 2 * ROUNDING_ERROR;
  const atoms = atomsOfUnits.reduce((sum, count) => sum + count, 0);
  // |S| ≤ (u/N) d (N + atoms (u + |S|)), solved for |S|
  const share = (units / size) * d * atoms;
  const most = share < 1 ? (units * d + share * units) / (1 - share) : Number.POSITIVE_INFINITY;
  return asked.map((wanted, i) => {
    if (wanted === 0) return [0];
    const fraction = composition[OXIDES[i]] / 100;
    const bound = d * (units + most) + fraction * most;
    const reach = CATIONS_OF[i] * Math.min(COUNT_REACH, bound + 1e-9);
    const list: number[] = [];
    for (let n = Math.max(0, Math.ceil(wanted - reach)); n <= wanted + reach; n++) list.push(n);
    return list;
  });
}
