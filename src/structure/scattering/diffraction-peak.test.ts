import { describe, expect, it } from 'vitest';
import { publishedCrystal } from '../../../tests/support/crystals';
import { configurationOf, referenceGlass } from '../../../tests/support/glass';
import { type Configuration, volume } from '../../core/configuration';
import type { Element } from '../../core/elements';
import { counterRandom } from '../../core/random';
import { elementCounts } from '../element-counts';
import { pairDistribution } from '../pair-distribution';
import { firstDiffractionPeak } from './diffraction-peak';
import { directStructureFactor } from './direct-structure-factor';
import { NEUTRONS, X_RAYS } from './radiation';
import { DEFAULT_Q, partialStructureFactors, totalStructureFactor } from './structure-factor';

const peaked = (height: number, centre: number, half: number) =>
  DEFAULT_Q.map(
    (Q) =>
      0.2 +
      0.2 * Q +
      height / (1 + ((Q - centre) / half) ** 2) +
      1.5 / (1 + ((Q - 5.5) / 0.8) ** 2),
  );

describe('firstDiffractionPeak', () => {
  it('finds a Lorentzian on a slope before a second peak', () => {
    const peak = firstDiffractionPeak(DEFAULT_Q, peaked(0.8, 1.6, 0.2));
    expect(Math.abs((peak?.position.mean ?? 0) - 1.6)).toBeLessThan(0.005);
    expect(Math.abs((peak?.width.mean ?? 0) - 0.4)).toBeLessThan(0.03);
    expect(Math.abs((peak?.height.mean ?? 0) - peaked(0.8, 1.6, 0.2)[16])).toBeLessThan(0.01);
  });

  it('is off by no more than its errors say, in most seeds', () => {
    let within = 0;
    for (let seed = 0; seed < 100; seed++) {
      const random = counterRandom(seed, 0);
      const noisy = peaked(0.8, 1.7, 0.25).map((S) => S + 0.01 * random.gaussian());
      const position = firstDiffractionPeak(DEFAULT_Q, noisy)?.position;
      const error = Math.hypot(position?.standardError ?? 0, 0.005);
      if (Math.abs((position?.mean ?? 0) - 1.7) < 2 * error) within++;
    }
    expect(within).toBeGreaterThan(85);
  });

  it('is null where the curve only rises, or a shoulder is no maximum', () => {
    expect(firstDiffractionPeak(DEFAULT_Q, peaked(0, 1.6, 0.2))).toBeNull();
    expect(firstDiffractionPeak(DEFAULT_Q, peaked(0.02, 1.6, 0.4))).toBeNull();
    expect(firstDiffractionPeak([], [])).toBeNull();
  });

  it('of the reference glass lies near 2 Å⁻¹, where a quick quench of 24B has it', () => {
    const glass = referenceGlass();
    const partials = partialStructureFactors(
      pairDistribution(glass),
      1000 / volume(glass.box),
      DEFAULT_Q,
      'lorch',
    );
    for (const radiation of [NEUTRONS, X_RAYS]) {
      const total = totalStructureFactor(partials, elementCounts(glass), radiation);
      const peak = firstDiffractionPeak(DEFAULT_Q, total);
      const highest = total.slice(0, 30).reduce((best, S, q) => (S > total[best] ? q : best), 0);
      expect(Math.abs((peak?.position.mean ?? 0) - DEFAULT_Q[highest])).toBeLessThan(0.1);
      expect(Math.abs((peak?.height.mean ?? 0) - total[highest])).toBeLessThan(0.05);
    }
  });
});

/** Shells that scatter at all: Q and the total there, in rising Q. */
function reflections(crystal: Configuration): { Q: number; S: number }[] {
  const direct = directStructureFactor(crystal, { from: 0.1, to: 6, width: 1e-4 });
  const counts = elementCounts(crystal);
  const total = totalStructureFactor(direct, counts, NEUTRONS);
  // The intensity per atom is S − 1 above that of a gas, ⟨b²⟩/⟨b⟩² ≈ 1, and 0 off a reflection.
  const least = Math.min(...total);
  return Array.from(direct.Q, (Q, q) => ({ Q, S: total[q] - least })).filter(({ S }) => S > 0.05);
}

/** CaO, which has the structure of rock salt; edge of the cell in Å. */
function rockSalt(edge: number, times: number): Configuration {
  const atoms: [Element, number, number, number][] = [];
  const steps = Array.from({ length: 2 * times }, (_, i) => i);
  for (const i of steps) {
    for (const j of steps) {
      for (const k of steps) {
        const element = (i + j + k) % 2 === 0 ? 'Ca' : 'O';
        atoms.push([element, (i * edge) / 2, (j * edge) / 2, (k * edge) / 2]);
      }
    }
  }
  return configurationOf(atoms, times * edge);
}

describe('Bragg peaks', () => {
  it('of rock salt stand at h² + k² + l² = 3, 4, 8, 11, 12 …, all even or all odd', () => {
    const a = 4.811;
    const found = reflections(rockSalt(a, 3));
    const orders = found.map(({ Q }) => (Q * a) / (2 * Math.PI)).map((order) => order ** 2);
    const expected = [3, 4, 8, 11, 12, 16, 19, 20];
    expect(orders).toHaveLength(expected.length);
    expected.forEach((order, i) => {
      expect(orders[i]).toBeCloseTo(order, 6);
    });
  });

  it('of α-quartz stand at its spacings: 100 at 4.257 Å, 101 at 3.344 Å …', () => {
    const [a, c] = [4.916, 5.4054];
    const spacing = (h: number, k: number, l: number) =>
      1 / Math.sqrt((4 / 3) * ((h * h + h * k + k * k) / (a * a)) + (l * l) / (c * c));
    const found = reflections(publishedCrystal('α-quartz', [4, 2, 3]));
    const expected = [
      [1, 0, 0],
      [1, 0, 1],
      [1, 1, 0],
      [1, 0, 2],
      [1, 1, 1],
      [2, 0, 0],
    ].map(([h, k, l]) => spacing(h, k, l));
    expect(expected[0]).toBeCloseTo(4.257, 3);
    expect(expected[1]).toBeCloseTo(3.3446, 3);
    expected.forEach((d, i) => {
      expect((2 * Math.PI) / found[i].Q).toBeCloseTo(d, 6);
    });
    // The line of quartz in every powder pattern.
    const [first, second, third] = found.map(({ S }) => S);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeGreaterThan(third);
  });

  it('of β-cristobalite stand where diamond has them, and 111 is the first', () => {
    const orders = reflections(publishedCrystal('β-cristobalite', [3, 3, 3])).map(({ Q }) =>
      Math.round(((Q * 7.16) / (2 * Math.PI)) ** 2),
    );
    // 200, 420 and 600 are extinct on a diamond lattice; oxygen half-way brings 222 and 622 back.
    expect(orders).toEqual([3, 8, 11, 12, 16, 19, 24, 27, 32, 35, 40, 43, 44]);
  });
});
