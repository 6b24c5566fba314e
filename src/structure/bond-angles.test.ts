import { describe, expect, it } from 'vitest';
import { publishedCrystal } from '../../tests/support/crystals';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { moved, reordered } from '../../tests/support/systems';
import { angleDistribution, anglesBetween } from './angle-distribution';
import { ANGLE_NAMES, type AngleName, bondAngles } from './bond-angles';
import { networkOf } from './network';

const glass = referenceGlass();
const angles = bondAngles(networkOf(glass));

describe('bond angles of the reference glass', () => {
  const reference = referenceMeasurement();

  it.each(Object.keys(reference.meanAngle) as AngleName[])('%s has the mean it should', (name) => {
    expect(angleDistribution(angles[name])?.mean).toBeCloseTo(reference.meanAngle[name], 9);
  });

  it('unites what belongs together', () => {
    const count = (name: AngleName) => angles[name]?.angles.length ?? 0;
    expect(count('X-O-X')).toBe(count('Si-O-Si') + count('Si-O-B') + count('B-O-B'));
    expect(count('O-B3-O')).toBe((3 * reference.counts.B) / 2);
    expect(count('O-B-O')).toBeGreaterThanOrEqual(count('O-B3-O') + count('O-B4-O'));
  });

  it('does not depend on the order of the atoms or the place of the box', () => {
    const order = [...glass.types.keys()].reverse();
    const present = ANGLE_NAMES.filter((name) => angles[name]);
    expect(present).toContain('B-O-B');
    for (const other of [reordered(glass, order), moved(glass, (k) => [3.1, -7.7, 11.2][k % 3])]) {
      const again = bondAngles(networkOf(other));
      expect(ANGLE_NAMES.filter((name) => again[name])).toEqual(present);
      for (const name of present) {
        const [a, b] = [angleDistribution(angles[name]), angleDistribution(again[name])];
        expect(b?.mean).toBeCloseTo(a?.mean as number, 9);
        expect(b?.standardDeviation).toBeCloseTo(a?.standardDeviation as number, 9);
      }
    }
  });
});

describe('from plot to atoms', () => {
  it('lists the atoms of a range: those angles, measured again, lie in it', () => {
    const { atoms, angles: chosen } = anglesBetween(angles['X-O-X'], 100, 120);
    expect(chosen.length).toBeGreaterThan(10);
    chosen.forEach((angle, k) => {
      const [i, vertex, j] = atoms.subarray(3 * k, 3 * k + 3);
      expect(glass.species[glass.types[vertex]].element).toBe('O');
      const arms = [i, j].map((end) =>
        [0, 1, 2].map((axis) => {
          const d = glass.positions[3 * end + axis] - glass.positions[3 * vertex + axis];
          return d - glass.box[axis] * Math.round(d / glass.box[axis]);
        }),
      );
      const dot = arms[0].reduce((sum, x, axis) => sum + x * arms[1][axis], 0);
      const cosine = dot / (Math.hypot(...arms[0]) * Math.hypot(...arms[1]));
      expect((Math.acos(cosine) * 180) / Math.PI).toBeCloseTo(angle, 6);
      expect(angle).toBeGreaterThanOrEqual(100);
      expect(angle).toBeLessThan(120);
    });
  });

  it.each([1, 2.5, 7])('bins of %s° hold what the ranges hold', (width) => {
    for (const name of ANGLE_NAMES.filter((one) => angles[one])) {
      const found = angles[name];
      const distribution = angleDistribution(found, width);
      const total = found?.angles.length ?? 0;
      let sum = 0;
      distribution?.density.forEach((density, bin) => {
        const within = anglesBetween(found, bin * width, (bin + 1) * width).angles.length;
        expect(density * width * total).toBeCloseTo(within, 6);
        sum += density * width;
      });
      expect(sum).toBeCloseTo(1, 10);
    }
  });
});

describe('crystals', () => {
  it('β-cristobalite: ideal tetrahedra, straight bridges', () => {
    const found = bondAngles(networkOf(publishedCrystal('β-cristobalite', [1, 1, 1])));
    const tetrahedral = (Math.acos(-1 / 3) * 180) / Math.PI;
    for (const angle of found['O-Si-O']?.angles ?? []) expect(angle).toBeCloseTo(tetrahedral, 9);
    const bridges = angleDistribution(found['Si-O-Si']);
    expect(bridges?.mean).toBeCloseTo(180, 5);
    expect(bridges?.density.at(-1)).toBeCloseTo(1, 10);
    expect(anglesBetween(found['Si-O-Si'], 179, 180).angles).toHaveLength(16);
    expect(found['O-B-O']).toBeNull();
  });

  it('α-quartz: all bridges alike, 143.7°', () => {
    const found = angleDistribution(
      bondAngles(networkOf(publishedCrystal('α-quartz', [1, 1, 1])))['Si-O-Si'],
    );
    expect(found?.mean).toBeCloseTo(143.7, 1);
    expect(found?.standardDeviation).toBeLessThan(1e-6);
  });

  it('B2O3-I: flat triangles', () => {
    const found = bondAngles(networkOf(publishedCrystal('B2O3-I', [1, 1, 1])));
    expect(angleDistribution(found['O-B3-O'])?.mean).toBeCloseTo(120, 1);
    expect(found['O-B4-O']).toBeNull();
    expect(found['B-O-B']?.angles).toHaveLength(found['X-O-X']?.angles.length as number);
  });
});

describe('odd systems', () => {
  it('a chain through a small box has straight angles', () => {
    const chain = bondAngles(
      networkOf(
        configurationOf(
          [
            ['Si', 0, 0, 0],
            ['O', 1.6, 0, 0],
          ],
          3.2,
        ),
      ),
    );
    expect(chain['O-Si-O']?.angles).toEqual(Float64Array.of(180));
    expect([...(chain['Si-O-Si']?.atoms ?? [])]).toEqual([0, 1, 0]);
  });

  it('no bonds, no angles', () => {
    const none = bondAngles(networkOf(configurationOf([['O', 1, 1, 1]], 10)));
    for (const name of ANGLE_NAMES) expect(none[name]).toBeNull();
    expect(angleDistribution(null)).toBeNull();
    expect(anglesBetween(null, 0, 180).angles).toHaveLength(0);
  });
});
