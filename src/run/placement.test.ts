import { describe, expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
import { Problem } from '../core/problem';
import { NEAREST_PLACED_ANGSTROM, placeAtoms } from './placement';

/** 24B at 2.40 g/cm³ has 0.0785 atoms per Å³, 75B at 2.20 g/cm³ 0.0869. */
const GLASS_24B = { O: 200, Si: 51, B: 48, Na: 30, Ca: 10 };
const GLASS_75B = { O: 284, B: 170, Na: 34, Ca: 12 };

function nearest(configuration: Configuration, wanted: (a: number, b: number) => boolean): number {
  const { positions, types, box } = configuration;
  let least = Number.POSITIVE_INFINITY;
  for (let a = 0; a < types.length; a++) {
    for (let b = 0; b < a; b++) {
      if (!wanted(types[a], types[b])) continue;
      let squared = 0;
      for (let axis = 0; axis < 3; axis++) {
        const d = positions[3 * a + axis] - positions[3 * b + axis];
        squared += (d - box[axis] * Math.round(d / box[axis])) ** 2;
      }
      least = Math.min(least, squared);
    }
  }
  return Math.sqrt(least);
}

describe('placeAtoms', () => {
  it('keeps the counts, ordered by element, inside the box', () => {
    const placed = placeAtoms(GLASS_24B, 16.3, 1);
    expect(placed.species.map((kind) => kind.element)).toEqual(['O', 'Si', 'B', 'Na', 'Ca']);
    const counts = placed.species.map((_, k) => placed.types.filter((type) => type === k).length);
    expect(counts).toEqual([200, 51, 48, 30, 10]);
    expect(placed.positions.every((x) => x >= 0 && x < 16.3)).toBe(true);
    expect(placed.velocities).toBeNull();
  });

  it('keeps minimum distances, like charges further apart', () => {
    for (const seed of [1, 2, 3]) {
      const placed = placeAtoms(GLASS_75B, 17.9, seed);
      expect(nearest(placed, () => true)).toBeGreaterThanOrEqual(NEAREST_PLACED_ANGSTROM);
      expect(nearest(placed, (a, b) => a > 0 && b > 0)).toBeGreaterThan(1.9);
      expect(nearest(placed, (a, b) => a === 0 && b === 0)).toBeGreaterThan(1.6);
    }
  });

  it('is the same for the same seed and another for another seed', () => {
    const first = placeAtoms(GLASS_24B, 16.3, 7);
    expect(placeAtoms(GLASS_24B, 16.3, 7)).toEqual(first);
    expect(placeAtoms(GLASS_24B, 16.3, 8).positions).not.toEqual(first.positions);
  });

  it('places a hundred thousand atoms', () => {
    const counts = { O: 58920, Si: 15120, B: 14200, Na: 8880, Ca: 2880 };
    const placed = placeAtoms(counts, 108.4, 1);
    expect(placed.types.length).toBe(100_000);
  });

  it('works in a box too small for cells', () => {
    const placed = placeAtoms({ O: 4, Si: 2 }, 5.5, 1);
    expect(nearest(placed, () => true)).toBeGreaterThanOrEqual(NEAREST_PLACED_ANGSTROM);
  });

  it('says so when the atoms do not fit', () => {
    expect(() => placeAtoms(GLASS_24B, 9, 1)).toThrowError(Problem);
    expect(() => placeAtoms(GLASS_24B, 9, 1)).toThrowError(/339 atoms do not fit .* 9\.0 Å/);
  });
});
