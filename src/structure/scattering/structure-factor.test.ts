import { describe, expect, it } from 'vitest';
import { referenceGlass, referenceMeasurement } from '../../../tests/support/glass';
import { randomGlass } from '../../../tests/support/small-glass';
import { atomCount, type Configuration, volume } from '../../core/configuration';
import { counterRandom } from '../../core/random';
import { atomFraction, elementCounts } from '../element-counts';
import { pairDistribution } from '../pair-distribution';
import { ALL_PAIRS } from '../pair-name';
import { averageOver, directStructureFactor } from './direct-structure-factor';
import { NEUTRONS, type Radiation, X_RAYS } from './radiation';
import {
  DEFAULT_Q,
  partialStructureFactors,
  type TransformWindow,
  totalStructureFactor,
} from './structure-factor';

function transformed(
  configuration: Configuration,
  Q = DEFAULT_Q,
  window: TransformWindow = 'none',
) {
  const distribution = pairDistribution(configuration, ALL_PAIRS);
  const numberDensity = atomCount(configuration) / volume(configuration.box);
  return partialStructureFactors(distribution, numberDensity, Q, window);
}

const glass = referenceGlass();
const counts = elementCounts(glass);

describe('partialStructureFactors and totalStructureFactor', () => {
  const reference = referenceMeasurement();

  it.each<[string, TransformWindow, Radiation, Readonly<Record<string, number>>]>([
    ['neutron', 'none', NEUTRONS, reference.S_n_none],
    ['neutron', 'lorch', NEUTRONS, reference.S_n_lorch],
    ['X-ray', 'none', X_RAYS, reference.S_x_none],
    ['X-ray', 'lorch', X_RAYS, reference.S_x_lorch],
  ])('are the %s S(Q) of the reference, window %s', (_, window, radiation, expected) => {
    const total = totalStructureFactor(transformed(glass, DEFAULT_Q, window), counts, radiation);
    expect(Object.keys(expected).length).toBeGreaterThan(30);
    for (const [wave, value] of Object.entries(expected)) {
      const q = DEFAULT_Q.indexOf(Number(wave));
      // The reference is rounded to four decimals.
      expect(Math.abs(total[q] - value), `at ${wave} Å⁻¹`).toBeLessThanOrEqual(5.01e-5);
    }
  });

  it('have a finite limit at Q = 0', () => {
    const [zero, near] = totalStructureFactor(
      transformed(glass, Float64Array.of(0, 1e-4)),
      counts,
      NEUTRONS,
    );
    expect(near).toBeCloseTo(zero, 4);
  });

  it('are null for pairs of absent elements, and 1 without any pair', () => {
    const { S } = transformed(randomGlass('0B', 200, 1));
    expect(S['B-O']).toBeNull();
    expect(S['Si-O']).toHaveLength(DEFAULT_Q.length);
    const empty = transformed({ ...glass, types: new Uint8Array(), positions: new Float64Array() });
    expect(Object.values(empty.S).every((partial) => partial === null)).toBe(true);
    expect(new Set(totalStructureFactor(empty, {}, NEUTRONS))).toEqual(new Set([1]));
  });

  it('shrink towards 1 when normalised to the mean square', () => {
    const partials = transformed(glass);
    const mean = totalStructureFactor(partials, counts, X_RAYS);
    const square = totalStructureFactor(partials, counts, X_RAYS, 'mean-square');
    const at = DEFAULT_Q.indexOf(5);
    expect(Math.abs((square[at] - 1) / (mean[at] - 1) - 0.789)).toBeLessThan(2e-3);
  });
});

describe('directStructureFactor', () => {
  it('agrees with the transform of g(r), both averaged over 0.3 Å⁻¹', () => {
    const fine = Float64Array.from({ length: 640 }, (_, i) => 2.8 + 0.02 * i);
    const fromDistribution = transformed(glass, fine);
    const direct = directStructureFactor(glass, { from: 2.8, to: 15.2 });
    const centres = Float64Array.from({ length: 121 }, (_, i) => 3 + 0.1 * i);
    for (const radiation of [NEUTRONS, X_RAYS]) {
      const [a, b] = [
        averageOver(
          direct.Q,
          totalStructureFactor(direct, counts, radiation),
          centres,
          0.3,
          direct.available,
        ),
        averageOver(fine, totalStructureFactor(fromDistribution, counts, radiation), centres, 0.3),
      ];
      centres.forEach((wave, q) => {
        expect(Math.abs(a[q] - b[q]), `${radiation.kind} at ${wave} Å⁻¹`).toBeLessThan(0.05);
      });
    }
  });

  it('is the sum over atoms, vector by vector', () => {
    const edges = [9, 10.5, 12] as const;
    const small: Configuration = { ...randomGlass('24B', 60, 3), box: edges };
    const { Q, S, available } = directStructureFactor(small, { from: 0.3, to: 3, width: 1e-3 });
    const share = atomFraction(elementCounts(small), 'O');
    const steps = Array.from({ length: 13 }, (_, i) => i - 6);
    let checked = 0;
    Q.forEach((length, shell) => {
      let sum = 0;
      let vectors = 0;
      for (const h of steps) {
        for (const k of steps) {
          for (const l of steps) {
            const wave = [h, k, l].map((index, axis) => (2 * Math.PI * index) / edges[axis]);
            if (Math.abs(Math.hypot(...wave) - length) > 1e-9) continue;
            let [re, im] = [0, 0];
            small.types.forEach((type, atom) => {
              if (small.species[type].element !== 'O') return;
              const phase = wave.reduce(
                (total, w, axis) => total + w * small.positions[3 * atom + axis],
                0,
              );
              re += Math.cos(phase);
              im += Math.sin(phase);
            });
            sum += re * re + im * im;
            vectors++;
          }
        }
      }
      // Shells that hold several lengths have a mean that is none of them.
      if (vectors === 0) return;
      checked++;
      expect(available[shell]).toBe(vectors / 2);
      const expected = 1 + (sum / vectors / small.types.length - share) / (share * share);
      expect(S['O-O']?.[shell]).toBeCloseTo(expected, 8);
    });
    expect(checked).toBeGreaterThan(30);
  });

  it('takes a share of the vectors of a shell where there are many, the same each time', () => {
    const options = { from: 8, to: 8.5, width: 0.05, most: 100 };
    const [few, again] = [1, 2].map(() => directStructureFactor(glass, options));
    const all = directStructureFactor(glass, { ...options, most: Number.POSITIVE_INFINITY });
    expect(few).toEqual(again);
    expect(few.available).toEqual(all.available);
    expect(few.available[0]).toBeGreaterThan(500);
    const mean = ({ S }: typeof few) =>
      Array.from(S['O-O'] ?? []).reduce((sum, value) => sum + value, 0) / few.Q.length;
    expect(mean(few)).not.toBe(mean(all));
    // A thousand vectors that speckle.
    expect(Math.abs(mean(few) - mean(all))).toBeLessThan(0.15);
  });

  it('of atoms at random is 1', () => {
    const edge = 20;
    const random = counterRandom(7, 0);
    const gas: Configuration = {
      ...glass,
      types: new Uint8Array(400),
      positions: Float64Array.from({ length: 1200 }, () => edge * random.uniform()),
      box: [edge, edge, edge],
    };
    const { Q, S, available } = directStructureFactor(gas, { from: 2, to: 10 });
    const [mean] = averageOver(Q, S['O-O'] ?? [], [6], 8, available);
    expect(Math.abs(mean - 1)).toBeLessThan(0.01);
    expect(S['Si-O']).toBeNull();
  });

  it('does not change with the order of the atoms or where the box begins', () => {
    const start = randomGlass('24B', 120, 5);
    const order = Array.from(start.types.keys()).reverse();
    const moved: Configuration = {
      ...start,
      types: Uint8Array.from(order, (atom) => start.types[atom]),
      positions: Float64Array.from(
        order.flatMap((atom) =>
          [0, 1, 2].map((axis) => (start.positions[3 * atom + axis] + 3.7) % start.box[axis]),
        ),
      ),
    };
    const [a, b] = [start, moved].map((configuration) =>
      directStructureFactor(configuration, { to: 6 }),
    );
    expect(b.Q).toEqual(a.Q);
    for (const name of ALL_PAIRS) {
      a.S[name]?.forEach((value, q) => {
        expect(b.S[name]?.[q]).toBeCloseTo(value, 8);
      });
    }
  });
});
