import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass } from '../../tests/support/glass';
import { Problem } from '../core/problem';
import { bondList, forEachPair } from './neighbours';

/** Every pair within reach by the definition: all images of all pairs. */
function bruteForce(positions: Float64Array, box: readonly number[], reach: number): string[] {
  const found: string[] = [];
  for (let i = 0; i < positions.length / 3; i++) {
    for (let j = i + 1; j < positions.length / 3; j++) {
      let square = 0;
      for (let k = 0; k < 3; k++) {
        const d = positions[3 * j + k] - positions[3 * i + k];
        square += (d - box[k] * Math.round(d / box[k])) ** 2;
      }
      if (square <= reach * reach) found.push(`${i} ${j} ${square.toFixed(8)}`);
    }
  }
  return found.sort();
}

function visited(configuration: ReturnType<typeof referenceGlass>, reach: number): string[] {
  const found: string[] = [];
  forEachPair(configuration, reach, (i, j, square) => {
    found.push(`${Math.min(i, j)} ${Math.max(i, j)} ${square.toFixed(8)}`);
  });
  return found.sort();
}

describe('forEachPair', () => {
  const glass = referenceGlass();

  it.each([2, 5.5, 7.6, 9, 11.5])('meets each pair within %s Å once', (reach) => {
    expect(visited(glass, reach)).toEqual(bruteForce(glass.positions, glass.box, reach));
  });

  it.each([3, 5.1, 8.4])('meets each pair of a crowded box within %s Å once', (reach) => {
    const dense = { ...glass, box: [20, 20, 20] as const };
    const positions = glass.positions.map((x, k) => ((x % 20) + 20 * (k % 2)) % 20);
    const crowded = { ...dense, positions };
    expect(visited(crowded, reach)).toEqual(bruteForce(positions, crowded.box, reach));
  });

  it('takes boxes with unequal edges', () => {
    const slab = { ...glass, box: [glass.box[0], 2 * glass.box[1], 3 * glass.box[2]] as const };
    expect(visited(slab, 4)).toEqual(bruteForce(slab.positions, slab.box, 4));
  });

  it('meets a pair across the boundary, and atoms that lie on it', () => {
    const pair = configurationOf(
      [
        ['Si', 0, 5, 5],
        ['O', 10, 6.6, 5],
      ],
      10,
    );
    expect(visited(pair, 2)).toEqual(['0 1 2.56000000']);
  });

  it('refuses a reach beyond half the box', () => {
    expect(() => forEachPair(glass, 12, () => {})).toThrow(Problem);
    expect(() => forEachPair(glass, 12, () => {})).toThrow(/23\.01 Å is too small.*12\.00 Å/);
  });
});

describe('bondList', () => {
  it('names the first element of the pair first, and gives the lengths', () => {
    const atoms = configurationOf(
      [
        ['O', 1, 1, 1],
        ['B', 2.4, 1, 1],
        ['Si', 19.5, 1, 1],
        ['O', 2.4, 2.95, 1],
      ],
      20,
    );
    const { pairs, lengths } = bondList(atoms, { 'Si-O': 2, 'B-O': 1.8 });
    const bonds = [...lengths].map((length, k) => [pairs[2 * k], pairs[2 * k + 1], length]);
    bonds.sort(([a], [b]) => a - b);
    expect(bonds).toEqual([
      [1, 0, expect.closeTo(1.4, 10)],
      [2, 0, expect.closeTo(1.5, 10)],
    ]);
  });

  it('refuses a pair of unknown elements', () => {
    expect(() => bondList(referenceGlass(), { 'Si-Xx': 2 })).toThrow(/"Si-Xx" is not a pair/);
  });
});
