import { describe, expect, it } from 'vitest';
import { bksSilica } from '../../tests/support/bks';
import { compositionFrom } from './composition';
import { ELEMENT_ORDER, type Element } from './elements';
import { createExperiment } from './experiment';
import { checkExperiment } from './experiment-checks';
import { checkWalls, guardedEnergy, pairEnergy, pairForce, pairWall } from './pair-wall';
import { POTENTIALS, type Potential, pairOf, potentialById } from './potential';
import { Problem } from './problem';

const bks = bksSilica();
const yang2026 = potentialById('yang2026');

function pairWithCharges(potential: Potential, a: Element, b: Element) {
  const pair = pairOf(potential, a, b) ?? { A: 0, rho: 1, C: 0 };
  return { pair, product: (potential.charges[a] ?? 0) * (potential.charges[b] ?? 0) };
}

function wallOf(potential: Potential, a: Element, b: Element) {
  const { pair, product } = pairWithCharges(potential, a, b);
  const wall = pairWall(pair, product);
  if (wall === null) throw new Error(`${a} and ${b} attract at every distance`);
  return { wall, pair, product };
}

describe('the wall of a pair', () => {
  it.each([
    ['yang2026', 'O', 'O', 0.881],
    ['yang2026', 'Si', 'O', 0.659],
    ['yang2026', 'B', 'O', 0.482],
    ['wang2018', 'B', 'O', 0.485],
    ['cma-es', 'B', 'O', 0.452],
    ['b4-optimised', 'B', 'O', 0.473],
    ['yang2026', 'Ca', 'O', 0.448],
  ] as const)('turns over: %s %s–%s at %f Å', (id, a, b, expected) => {
    const { inner } = wallOf(potentialById(id), a, b).wall;
    expect(Math.abs((inner ?? 0) - expected)).toBeLessThan(0.003);
  });

  it.each([
    ['Na', 'O'],
    ['B', 'B'],
  ] as const)('%s–%s never does', (a, b) => {
    expect(wallOf(yang2026, a, b).wall.inner).toBeNull();
  });

  it('of BKS lies between 1.19 and 1.37 Å, and so does its guard', () => {
    const { wall, pair, product } = wallOf(bks, 'Si', 'O');
    expect(wall.inner).toBeCloseTo(1.193, 2);
    expect(pairForce(pair, product, 1.365)).toBeGreaterThan(0);
    expect(pairForce(pair, product, 1.375)).toBeLessThan(0);
    expect(wall.guard).toBeGreaterThan(1.2);
    expect(wall.guard).toBeLessThan(1.365);
  });

  it('repels at the guard radius, and the pair at every distance inside it', () => {
    for (const potential of [...POTENTIALS, bks]) {
      const elements = ELEMENT_ORDER.filter((element) => potential.charges[element]);
      for (const [i, a] of elements.entries()) {
        for (const b of elements.slice(i)) {
          const { wall, pair, product } = wallOf(potential, a, b);
          expect(wall.push).toBeGreaterThan(0);
          for (let r = 0.01; r < wall.guard; r += 0.01) {
            const here = guardedEnergy(pair, product, wall, r);
            expect(here).toBeGreaterThan(guardedEnergy(pair, product, wall, r + 0.01));
          }
        }
      }
    }
  });

  it('leaves a pair as it is outside, without a step of energy or force', () => {
    const { wall, pair, product } = wallOf(bks, 'Si', 'O');
    const { guard } = wall;
    const energy = (r: number) => guardedEnergy(pair, product, wall, r);
    expect(energy(1.4)).toBe(pairEnergy(pair, product, 1.4));
    expect(energy(guard - 1e-9)).toBeCloseTo(energy(guard), 7);
    const inside = (energy(guard - 2e-5) - energy(guard - 1e-5)) / 1e-5;
    expect(inside).toBeCloseTo(pairForce(pair, product, guard), 3);
  });
});

describe('a potential whose atoms would fuse', () => {
  const silica = createExperiment({
    composition: compositionFrom({ SiO2: 100 }),
    potential: bks,
  });

  it('is none of the built-in ones, nor BKS', () => {
    for (const potential of POTENTIALS) {
      expect(() => checkWalls(potential, ELEMENT_ORDER, 9000)).not.toThrow();
    }
    expect(() => checkExperiment(silica)).not.toThrow();
    expect(() => checkWalls(bks, ['Si', 'O'], 6000)).not.toThrow();
  });

  it('is refused where the wall is lower than the heat', () => {
    expect(() => checkWalls(bks, ['Si', 'O'], 15_000)).toThrow(
      /wall between Si and O is too low for 15000 K: .* at most 3\.99 eV\/Å \(at 1\.26 Å\) and holds 5\.0 eV, 3\.9 kT/,
    );
  });

  it('is refused where opposite charges have no wall', () => {
    const bare = { ...bks, id: 'bare', pairs: { 'O-O': bks.pairs['O-O'] } };
    expect(() => checkExperiment({ ...silica, potential: bare })).toThrow(Problem);
    expect(() => checkExperiment({ ...silica, potential: bare })).toThrow(
      /Nothing keeps Si and O apart in the potential "bare"/,
    );
    const hollow = { ...bks, pairs: { ...bks.pairs, 'Si-O': { A: 1e-6, rho: 0.2, C: 133 } } };
    expect(() => checkWalls(hollow, ['Si', 'O'], 300)).toThrow(/Nothing keeps/);
  });

  it('is refused for the elements of its glass only', () => {
    const { 'Ca-O': _, ...pairs } = yang2026.pairs;
    const withoutCalcium = { ...yang2026, id: 'mine', pairs };
    expect(() => checkWalls(withoutCalcium, ['Si', 'B', 'Na', 'O'], 3000)).not.toThrow();
    expect(() => checkWalls(withoutCalcium, ['Ca', 'O'], 3000)).toThrow(/Ca and O/);
  });
});
