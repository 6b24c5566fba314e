import { describe, expect, it } from 'vitest';
import { atomsWithCoordination } from '../../tests/support/atoms-with';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import {
  boronCoordination,
  coordinationFractions,
  coordinationNumbers,
  fourFold,
  siliconCoordination,
} from './coordination';

const glass = referenceGlass();
const reference = referenceMeasurement();

describe('coordination', () => {
  it('of boron and silicon is that of the reference', () => {
    expect(boronCoordination(glass)).toEqual(reference.boronCoordination);
    expect(siliconCoordination(glass)).toEqual(reference.siliconCoordination);
  });

  it('gives one number for each centre', () => {
    const numbers = coordinationNumbers(glass, 'B', 'O', 1.8);
    expect(numbers).toHaveLength(reference.counts.B);
    expect(numbers.filter((n) => n === 4)).toHaveLength(reference.counts.B / 2);
  });

  it('tells which atoms have so many neighbours', () => {
    const fourFolded = atomsWithCoordination(glass, 'B', 'O', 1.8, 4);
    expect(fourFolded).toHaveLength(reference.counts.B / 2);
    for (const boron of fourFolded) {
      const near = [...glass.types.keys()].filter((atom) => {
        const apart = [0, 1, 2].map((axis) => {
          const d = glass.positions[3 * atom + axis] - glass.positions[3 * boron + axis];
          return d - glass.box[axis] * Math.round(d / glass.box[axis]);
        });
        return glass.types[atom] === 0 && Math.hypot(...apart) <= 1.8;
      });
      expect(near).toHaveLength(4);
    }
  });

  it('counts like neighbours from both sides', () => {
    const pair = configurationOf(
      [
        ['O', 1, 1, 1],
        ['O', 1, 1, 3.6],
        ['O', 1, 8, 1],
      ],
      16,
    );
    expect([...coordinationNumbers(pair, 'O', 'O', 3)]).toEqual([1, 1, 0]);
    expect(coordinationFractions(pair, 'O', 'O', 3)).toEqual({ '0': 1 / 3, '1': 2 / 3 });
  });

  it('of an absent element is null', () => {
    const oxygen = configurationOf([['O', 1, 1, 1]], 10);
    expect(boronCoordination(oxygen)).toBeNull();
    expect(siliconCoordination(oxygen)).toBeNull();
    expect(fourFold(boronCoordination(oxygen))).toBeNull();
  });

  it('is zero, not null, where no centre is four-fold', () => {
    const lone = configurationOf([['B', 1, 1, 1]], 10);
    expect(boronCoordination(lone)).toEqual({ '0': 1 });
    expect(fourFold(boronCoordination(lone))).toBe(0);
  });
});
