import type { Element } from './elements';
import { exponential, power } from './portable-math';
import { type BuckinghamPair, type Potential, pairName, pairOf } from './potential';
import { Problem } from './problem';
import { BOLTZMANN, COULOMB } from './units';

/**
 * Energy of a whole pair, Buckingham and bare Coulomb, eV.
 *
 * @param chargeProduct e²
 * @param r Å
 */
export function pairEnergy(pair: BuckinghamPair, chargeProduct: number, r: number): number {
  return pair.A * exponential(-r / pair.rho) - pair.C / power(r, 6) + (COULOMB * chargeProduct) / r;
}

/** −dV/dr of a whole pair, eV/Å; positive where the two repel each other. */
export function pairForce(pair: BuckinghamPair, chargeProduct: number, r: number): number {
  return (
    (pair.A / pair.rho) * exponential(-r / pair.rho) -
    (6 * pair.C) / power(r, 7) +
    (COULOMB * chargeProduct) / (r * r)
  );
}

/** Where a pair is looked at, Å: nearer no atom is, further out no bond is. */
const NEAREST_ANGSTROM = 0.2;
const FURTHEST_ANGSTROM = 3;
const STEP_ANGSTROM = 0.001;
/** Of the nearest place, for a wall that nothing turns over */
const NEAREST_MARGIN = 1.2;

/** What keeps two atoms apart that come near each other. */
export interface PairWall {
  /** Where the energy turns over, Å: further in the r⁻⁶ attraction wins. Null where it does not */
  readonly inner: number | null;
  /**
   * Å. The engine computes the pair as it is down to here; further in the force stays what it is here,
   * so that the pair never attracts. Where the energy turns over, it is the place where the pair
   * repels most strongly.
   */
  readonly guard: number;
  /** Force of the pair at the guard radius, eV/Å */
  readonly push: number;
}

/**
 * The repulsive wall of a pair; null for one that attracts at every distance.
 *
 * @param chargeProduct e²
 */
export function pairWall(pair: BuckinghamPair, chargeProduct: number): PairWall | null {
  const count = Math.round((FURTHEST_ANGSTROM - NEAREST_ANGSTROM) / STEP_ANGSTROM);
  const force = (i: number) =>
    pairForce(pair, chargeProduct, FURTHEST_ANGSTROM - STEP_ANGSTROM * i);
  let i = 0;
  while (i <= count && force(i) <= 0) i++;
  if (i > count) return null;
  let strongest = i;
  while (i <= count && force(i) > 0) {
    if (force(i) > force(strongest)) strongest = i;
    i++;
  }
  if (i <= count) {
    const inner = FURTHEST_ANGSTROM - STEP_ANGSTROM * i;
    return { inner, guard: FURTHEST_ANGSTROM - STEP_ANGSTROM * strongest, push: force(strongest) };
  }
  const guard = NEAREST_MARGIN * NEAREST_ANGSTROM;
  return { inner: null, guard, push: pairForce(pair, chargeProduct, guard) };
}

/**
 * Energy of a whole pair as the engine has it, eV: inside the guard radius of its wall it goes on as a
 * straight line (of charges of one sign the Coulomb part goes on as it is).
 */
export function guardedEnergy(
  pair: BuckinghamPair,
  chargeProduct: number,
  { guard, push }: Pick<PairWall, 'guard' | 'push'>,
  r: number,
): number {
  if (r >= guard) return pairEnergy(pair, chargeProduct, r);
  if (chargeProduct < 0) return pairEnergy(pair, chargeProduct, guard) + push * (guard - r);
  const coulomb = (COULOMB * chargeProduct) / r;
  return coulomb + pairEnergy(pair, 0, guard) + pairForce(pair, 0, guard) * (guard - r);
}

/** What a wall has to hold, in kT of the hottest stage: e⁻⁵ is 0.7 %, and few pairs try. */
const HELD_KT = 5;

/**
 * Refuses a potential under which two elements of a glass would fall into each other.
 *
 * @param hottest K
 * @throws Problem naming the pair, with its numbers
 */
export function checkWalls(
  potential: Potential,
  elements: readonly Element[],
  hottest: number,
): void {
  for (const [i, a] of elements.entries()) {
    for (const b of elements.slice(i)) checkWall(potential, a, b, hottest);
  }
}

function checkWall(potential: Potential, a: Element, b: Element, hottest: number): void {
  const product = (potential.charges[a] ?? 0) * (potential.charges[b] ?? 0);
  const pair = pairOf(potential, a, b) ?? { A: 0, rho: 1, C: 0 };
  const wall = pairWall(pair, product);
  const name = pairName(a, b);
  const both = name.replace('-', ' and ');
  if (wall === null) {
    if (product === 0 && pair.A === 0 && pair.C <= 0) return;
    throw new Problem(
      `Nothing keeps ${both} apart in the potential "${potential.id}": they attract each other at every distance from ${NEAREST_ANGSTROM} to ${FURTHEST_ANGSTROM} Å.`,
      `Give the pair "${name}" an A (eV) and a rho (Å) with which it repels near 1 Å.`,
    );
  }
  // Without an attraction to fall into there is nothing to hold.
  if (wall.inner === null) return;
  const energy = wall.push * wall.guard;
  const thermal = BOLTZMANN * hottest;
  if (energy >= HELD_KT * thermal) return;
  throw new Problem(
    `In the potential "${potential.id}" the wall between ${both} is too low for ${hottest} K: it pushes with at most ${wall.push.toFixed(2)} eV/Å (at ${wall.guard.toFixed(2)} Å) and holds ${energy.toFixed(1)} eV, ${(energy / thermal).toFixed(1)} kT.`,
    `Stay below ${Math.floor(energy / (HELD_KT * BOLTZMANN))} K, or give the pair "${name}" a larger A or a smaller C.`,
  );
}
