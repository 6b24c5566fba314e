import type { Configuration } from '../core/configuration';
import { ELEMENT_ORDER, type Element } from '../core/elements';
import { guardedEnergy, pairWall } from '../core/pair-wall';
import {
  type BuckinghamPair,
  type PairName,
  type Potential,
  pairName,
  pairOf,
} from '../core/potential';
import { BOLTZMANN, COULOMB } from '../core/units';
import { guardRadius } from '../engine/buckingham';
import { forEachPair } from '../structure/neighbours';

/** e² */
function chargeProduct({ charges }: Potential, a: Element, b: Element): number {
  return (charges[a] ?? 0) * (charges[b] ?? 0);
}

/** A pair with nothing but its charges. */
const COULOMB_ONLY: BuckinghamPair = { A: 0, rho: 1, C: 0 };

/** No two atoms come this near, Å, whatever little their charges keep them apart. */
const NEAREST_ANGSTROM = 0.3;
/** Where pairs that only repel each other are as near as neighbours get without strain, Å. */
const REPELLING_ANGSTROM = 2.2;
/** Where every pair of opposite charges still attracts, Å. */
const ATTRACTING_ANGSTROM = 3.5;
/** What collisions never bring together, in kT; e⁻⁴⁰ is 4·10⁻¹⁸. */
const NEVER_REACHED_KT = 40;
/** K; bonds under strain come nearer than the cold alone would let them. */
const WARM_TEMPERATURE_K = 3000;
const STEP_ANGSTROM = 0.002;

/**
 * How near two atoms ever come, Å: where the energy of their pair stands 40 kT (at least those of
 * 3000 K, 10 eV) above its well, or, for a pair that has none, above its energy at 2.2 Å; 0.3 Å at
 * least, for ions that only weak charges keep apart: sodium meets sodium at 0.9 Å in a hot melt. With
 * yang2026 below 3000 K: B–O 1.08, Si–O 1.18, Na–O 1.57, Ca–O 1.65, O–O 1.72 Å, all of them well outside
 * the inner maxima. Of a pair with a low wall (Si–O of BKS) it lies inside the guard radius, whose
 * straight line holds them apart.
 *
 * @param temperature K
 */
export function closestApproach(
  potential: Potential,
  a: Element,
  b: Element,
  temperature: number,
): number {
  const limit = NEVER_REACHED_KT * BOLTZMANN * Math.max(WARM_TEMPERATURE_K, temperature);
  const pair = pairOf(potential, a, b) ?? COULOMB_ONLY;
  const product = chargeProduct(potential, a, b);
  const wall = pairWall(pair, product) ?? { guard: 0, push: 0 };
  let lowest = Number.POSITIVE_INFINITY;
  for (
    let r = product < 0 ? ATTRACTING_ANGSTROM : REPELLING_ANGSTROM;
    r > NEAREST_ANGSTROM;
    r -= STEP_ANGSTROM
  ) {
    const energy = guardedEnergy(pair, product, wall, r);
    if (energy > lowest + limit) return r;
    lowest = Math.min(lowest, energy);
  }
  return NEAREST_ANGSTROM;
}

/** `closestApproach` of every two elements that the potential knows, by `pairName`. */
export function closestApproaches(
  potential: Potential,
  temperature: number,
): ReadonlyMap<PairName, number> {
  const known = ELEMENT_ORDER.filter((element) => potential.charges[element] !== undefined);
  return new Map(
    known.flatMap((a, i) =>
      known
        .slice(i)
        .map((b) => [pairName(a, b), closestApproach(potential, a, b, temperature)] as const),
    ),
  );
}

/** Sums over the pairs of a configuration. */
export interface BuckinghamSum {
  /** eV */
  readonly energy: number;
  /** Σ A e^(−r/ρ), eV: the scale of its rounding */
  readonly repulsion: number;
}

/**
 * The Buckingham energy of a configuration by looking at every pair, in double precision, without any
 * list from before; as the engine has it, with its straight line inside the guard radius and, of
 * opposite charges, what that takes to hold against their Coulomb attraction.
 *
 * @param cutoff Å
 */
export function buckinghamSum(
  { species, types, positions, box }: Configuration,
  potential: Potential,
  cutoff: number,
): BuckinghamSum {
  const kinds = species.map(({ element: a }) =>
    species.map(({ element: b }) => {
      const pair = pairOf(potential, a, b);
      const product = chargeProduct(potential, a, b);
      if (pair === null) return null;
      return { ...pair, guard: guardRadius(pair, product), held: COULOMB * Math.min(product, 0) };
    }),
  );
  let energy = 0;
  let repulsion = 0;
  forEachPair({ positions, box }, cutoff, (i, j, square) => {
    const pair = kinds[types[i]][types[j]];
    if (!pair) return;
    const distance = Math.sqrt(square);
    const r = Math.max(distance, pair.guard);
    const push = pair.A * Math.exp(-r / pair.rho);
    const pull = pair.C / r ** 6;
    energy += push - pull + (push / pair.rho - (6 * pull) / r) * (r - distance);
    energy += pair.held * (1 / r - 1 / distance + (r - distance) / r ** 2);
    repulsion += push;
  });
  return { energy, repulsion };
}
