import { describe, expect, it } from 'vitest';
import { bksSilica } from '../../tests/support/bks';
import { configurationOf, referenceGlass } from '../../tests/support/glass';
import { randomGlass } from '../../tests/support/small-glass';
import { ELEMENT_ORDER, type Element } from '../core/elements';
import { pairWall } from '../core/pair-wall';
import { POTENTIALS, type Potential, pairName, pairOf, potentialById } from '../core/potential';
import { COULOMB } from '../core/units';
import { forEachPair } from '../structure/neighbours';
import { buckinghamSum, closestApproach, closestApproaches } from './pair-energy';

const yang2026 = potentialById('yang2026');
const bks = bksSilica();

/** Where the energy of a pair turns over, Å; 0 of one that has no such place. */
function innerMaximum(potential: Potential, a: Element, b: Element): number {
  const pair = pairOf(potential, a, b);
  const product = (potential.charges[a] ?? 0) * (potential.charges[b] ?? 0);
  return (pair && pairWall(pair, product)?.inner) ?? 0;
}

describe('closestApproach', () => {
  it.each([
    ['B', 'O', 1.084],
    ['Si', 'O', 1.184],
    ['Na', 'O', 1.57],
    ['Ca', 'O', 1.65],
    ['O', 'O', 1.724],
  ] as [Element, Element, number][])(
    'of %s and %s is %f Å in a melt of 3000 K',
    (a, b, expected) => {
      expect(closestApproach(yang2026, a, b, 3000)).toBeCloseTo(expected, 2);
      expect(closestApproach(yang2026, b, a, 300)).toBeCloseTo(expected, 2);
    },
  );

  it('is less where it is hotter, and outside every barrier at any temperature', () => {
    for (const potential of POTENTIALS) {
      for (const a of ELEMENT_ORDER) {
        for (const b of ELEMENT_ORDER) {
          const near = [3000, 6000, 20_000].map((t) => closestApproach(potential, a, b, t));
          expect(near[1]).toBeLessThanOrEqual(near[0]);
          expect(near[2]).toBeLessThanOrEqual(near[1]);
          expect(near[2]).toBeGreaterThan(innerMaximum(potential, a, b));
          expect(near[2]).toBeGreaterThanOrEqual(0.3);
        }
      }
    }
  });

  it('is 0.3 Å for ions that nothing keeps apart', () => {
    expect(closestApproach({ ...yang2026, pairs: {} }, 'Na', 'O', 3000)).toBe(0.3);
  });

  it('lets sodium meet sodium, which only weak charges keep apart', () => {
    // 2.1 eV above neighbours at 2.2 Å: e⁻⁸ at 3000 K, so that every melt has seen it.
    expect(closestApproach(yang2026, 'Na', 'Na', 3000)).toBeLessThan(0.5);
  });

  it('lies inside the guard of a low wall, whose straight line holds', () => {
    expect(closestApproach(bks, 'Si', 'O', 6000)).toBe(0.3);
    expect(closestApproach(bks, 'O', 'O', 300)).toBeLessThan(1.7);
  });

  it('is kept by every pair of a glass, with room to spare', () => {
    const { species, types, ...glass } = referenceGlass();
    const approaches = closestApproaches(yang2026, 300);
    let least = Number.POSITIVE_INFINITY;
    forEachPair(glass, 3, (i, j, square) => {
      const name = pairName(species[types[i]].element, species[types[j]].element);
      least = Math.min(least, Math.sqrt(square) / (approaches.get(name) ?? 0));
    });
    expect(least).toBeGreaterThan(1.1);
    expect(least).toBeLessThan(1.5);
  });
});

describe('buckinghamSum', () => {
  it('is the energy of a pair', () => {
    const pair = configurationOf(
      [
        ['O', 1, 1, 1],
        ['B', 19.7, 1, 1],
      ],
      20,
    );
    const { energy, repulsion } = buckinghamSum(pair, yang2026, 5);
    expect(repulsion).toBeCloseTo(191757.12 * Math.exp(-1.3 / 0.1249), 9);
    expect(energy).toBeCloseTo(repulsion - 32.56 / 1.3 ** 6, 9);
    expect(buckinghamSum(pair, yang2026, 1.2)).toEqual({ energy: 0, repulsion: 0 });
  });

  it('goes on as a straight line inside the barrier', () => {
    const at = (x: number) => {
      const pair = configurationOf(
        [
          ['O', 1, 1, 1],
          ['O', 1 + x, 1, 1],
        ],
        20,
      );
      return buckinghamSum(pair, yang2026, 5).energy;
    };
    expect(at(0.2) - at(0.4)).toBeCloseTo(at(0.4) - at(0.6), 6);
    expect(at(0.2)).toBeGreaterThan(at(0.4));
  });

  it('takes what holds opposite charges apart, so that their whole energy is a straight line', () => {
    const whole = (x: number) => {
      const pair = configurationOf(
        [
          ['Si', 1, 1, 1],
          ['O', 1 + x, 1, 1],
        ],
        20,
      );
      return buckinghamSum(pair, bks, 5).energy - (COULOMB * 2.88) / x;
    };
    expect(whole(0.4) - whole(0.8)).toBeCloseTo(whole(0.8) - whole(1.2), 9);
    expect(whole(0.4) - whole(0.8)).toBeCloseTo(0.4 * 3.99, 1);
  });

  it('is the sum over all pairs', () => {
    const glass = randomGlass('24B', 200, 1);
    const cell = buckinghamSum(glass, yang2026, 3);
    const [x] = glass.box;
    let energy = 0;
    for (let i = 0; i < glass.types.length; i++) {
      for (let j = 0; j < i; j++) {
        const d = [0, 1, 2].map((k) => glass.positions[3 * i + k] - glass.positions[3 * j + k]);
        const r = Math.hypot(...d.map((u) => u - x * Math.round(u / x)));
        const a = glass.species[glass.types[i]].element;
        const b = glass.species[glass.types[j]].element;
        const pair = yang2026.pairs[`${a}-${b}`] ?? yang2026.pairs[`${b}-${a}`];
        if (r < 3 && pair) energy += pair.A * Math.exp(-r / pair.rho) - pair.C / r ** 6;
      }
    }
    expect(cell.energy).toBeCloseTo(energy, 8);
  });
});
