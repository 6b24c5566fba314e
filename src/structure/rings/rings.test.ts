import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { publishedCrystal } from '../../../tests/support/crystals';
import {
  configurationOf,
  referenceGlass,
  referenceMeasurement,
} from '../../../tests/support/glass';
import { RingOracle } from '../../../tests/support/ring-oracle';
import { moved, reordered, repeated } from '../../../tests/support/systems';
import type { Configuration } from '../../core/configuration';
import type { Element } from '../../core/elements';
import { counterRandom } from '../../core/random';
import { readLammpsData } from '../../formats/lammps-data';
import { networkOf } from '../network';
import { atomsInRings, ringMembership, ringsThrough } from './ring-membership';
import { type RingStatistics, ringStatistics } from './ring-statistics';
import {
  findRings,
  RING_CRITERIA,
  type RingCriterion,
  ringAtoms,
  ringCount,
  ringSize,
} from './rings';

function statistics(configuration: Configuration, criterion: RingCriterion, largest?: number) {
  return ringStatistics(findRings(networkOf(configuration), criterion, largest));
}

/** How many rings a former there are of each size. */
function perFormer(configuration: Configuration, criterion: RingCriterion): Record<string, number> {
  const { perFormer: all, fraction } = statistics(configuration, criterion) as RingStatistics;
  return Object.fromEntries(
    Object.entries(fraction).map(([size, share]) => [size, Number((share * all).toFixed(9))]),
  );
}

function sizes(configuration: Configuration, criterion: RingCriterion, largest: number): number[] {
  const rings = findRings(networkOf(configuration), criterion, largest);
  return Array.from({ length: ringCount(rings) }, (_, ring) => ringSize(rings, ring)).sort(
    (a, b) => a - b,
  );
}

describe('rings of the reference glass', () => {
  const glass = referenceGlass();
  const reference = referenceMeasurement();

  it.each(['king', 'guttman'] as const)('%s', (criterion) => {
    const found = statistics(glass, criterion) as RingStatistics;
    const expected = reference[`rings_${criterion}`];
    expect(found.mean).toBeCloseTo(expected.mean, 9);
    expect(found.perFormer).toBeCloseTo(expected.perFormer, 9);
    expect(Object.keys(found.fraction)).toEqual(Object.keys(expected.fraction));
    for (const [size, share] of Object.entries(expected.fraction)) {
      expect(found.fraction[size]).toBeCloseTo(share, 9);
    }
  });

  it.each(RING_CRITERIA)('%s: order of atoms and place of the box do not matter', (criterion) => {
    const expected = statistics(glass, criterion);
    const order = [...glass.types.keys()].reverse();
    expect(statistics(reordered(glass, order), criterion)).toEqual(expected);
    const elsewhere = moved(glass, (k) => [5.3, -9.1, 14.2][k % 3]);
    expect(statistics(elsewhere, criterion)).toEqual(expected);
  });

  it('every ring is a closed chain of bonds, former and oxygen in turn', () => {
    const network = networkOf(glass);
    const rings = findRings(network, 'primitive');
    for (let ring = 0; ring < ringCount(rings); ring++) {
      const atoms = ringAtoms(rings, ring);
      const winding = [0, 0, 0];
      atoms.forEach((atom, place) => {
        const next = atoms[(place + 1) % atoms.length];
        const row = Array.from(
          network.neighbours.subarray(network.offsets[atom], network.offsets[atom + 1]),
        );
        expect(row).toContain(next);
        const entry = network.offsets[atom] + row.indexOf(next);
        for (let k = 0; k < 3; k++) winding[k] += network.images[3 * entry + k];
        expect(glass.species[glass.types[atom]].element === 'O').toBe(place % 2 === 1);
      });
      expect(winding).toEqual([0, 0, 0]);
    }
  });

  it('tells which rings an atom is in, and which atoms are in rings of a size', () => {
    const rings = findRings(networkOf(glass), 'guttman');
    const membership = ringMembership(rings, glass.types.length);
    const small = atomsInRings(rings, 3, 4);
    expect(small.length).toBeGreaterThan(20);
    for (let atom = 0; atom < glass.types.length; atom++) {
      const through = ringsThrough(membership, atom);
      for (const ring of through) expect(ringAtoms(rings, ring)).toContain(atom);
      const isSmall = through.some((ring) => ringSize(rings, ring) <= 4);
      expect(small.includes(atom)).toBe(isSmall);
    }
    expect(membership.rings).toHaveLength(rings.atoms.length);
  });
});

describe('other glasses', () => {
  // Counted by a program of its own: one search for each path, without cover or meeting half-way.
  const COUNTS = {
    '75B-1000-quenched-wang2018': {
      king: { 3: 1, 4: 11, 5: 27, 6: 31, 7: 39, 8: 53, 9: 83, 10: 91, 11: 92, 12: 48 },
      guttman: { 3: 1, 4: 11, 5: 27, 6: 30, 7: 29, 8: 24, 9: 43, 10: 28, 11: 4 },
    },
    '6B-1500-melt-yang2026': {
      king: { 2: 12, 3: 28, 4: 37, 5: 37, 6: 58, 7: 65, 8: 100, 9: 113, 10: 110, 11: 105, 12: 77 },
      guttman: { 2: 12, 3: 28, 4: 36, 5: 32, 6: 35, 7: 29, 8: 31, 9: 27, 10: 21, 11: 21, 12: 9 },
    },
  };

  it.each(Object.entries(COUNTS))('%s', (name, counts) => {
    const file = new URL(`../../../tests/data/static/${name}.data`, import.meta.url);
    const configuration = readLammpsData(readFileSync(file, 'utf8'), name);
    for (const criterion of ['king', 'guttman'] as const) {
      const found: Record<number, number> = {};
      for (const size of sizes(configuration, criterion, 12)) found[size] = (found[size] ?? 0) + 1;
      expect(found).toEqual(counts[criterion]);
    }
  });
});

describe('crystals', () => {
  // Primitive rings of both: C. S. Marians, L. W. Hobbs, J. Non-Cryst. Solids 124, 242 (1990), who
  // count those through a silicon: 6 of six and 40 of eight in quartz, 12 of six in cristobalite.
  it.each([1, 2])('α-quartz, %s cells a side', (times) => {
    const quartz = publishedCrystal('α-quartz', [times, times, times]);
    expect(perFormer(quartz, 'guttman')).toEqual({ 6: 6 / 6 });
    expect(perFormer(quartz, 'primitive')).toEqual({ 6: 6 / 6, 8: 40 / 8 });
  });

  it('α-quartz: the pairs of bonds of a silicon carry 1, 1, 2, 2, 7 and 7 smallest rings', () => {
    // Its vertex symbol 6·6·6₂·6₂·8₇·8₇, of rings without shortcuts: M. O'Keeffe, B. G. Hyde,
    // Zeolites 19, 370 (1997).
    const quartz = publishedCrystal('α-quartz', [4, 3, 4]);
    const rings = findRings(networkOf(quartz), 'primitive');
    const silicon = quartz.types.indexOf(
      quartz.species.findIndex(({ element }) => element === 'Si'),
    );
    const throughPairs = new Map<string, number[]>();
    for (let ring = 0; ring < ringCount(rings); ring++) {
      const atoms = ringAtoms(rings, ring);
      const place = atoms.indexOf(silicon);
      if (place < 0) continue;
      const ends = [atoms.at(place - 1), atoms[(place + 1) % atoms.length]].sort().join();
      throughPairs.set(ends, [...(throughPairs.get(ends) ?? []), ringSize(rings, ring)]);
    }
    const symbol = [...throughPairs.values()].map((through) => {
      const smallest = Math.min(...through);
      return `${smallest}_${through.filter((size) => size === smallest).length}`;
    });
    expect(symbol.sort()).toEqual(['6_1', '6_1', '6_2', '6_2', '8_7', '8_7']);
  });

  it.each([1, 2])('β-cristobalite, %s cells a side: two six-rings a silicon', (times) => {
    const cristobalite = publishedCrystal('β-cristobalite', [times, times, times]);
    for (const criterion of RING_CRITERIA) {
      expect(perFormer(cristobalite, criterion)).toEqual({ 6: 12 / 6 });
    }
  });

  it('B2O3-I, a (10,3) net: its smallest rings have ten borons', () => {
    const boria = publishedCrystal('B2O3-I', [1, 1, 1]);
    expect(statistics(boria, 'king')?.fraction).toEqual({ 10: 1 });
    expect(statistics(boria, 'guttman')?.fraction).toEqual({ 10: 1 });
  });

  it.each(RING_CRITERIA)('danburite: one cell and eight have the same rings, %s', (criterion) => {
    const cell = publishedCrystal('danburite', [1, 1, 1]);
    expect(statistics(repeated(cell, 2), criterion)).toEqual(statistics(cell, criterion));
    expect(statistics(cell, criterion)?.fraction['4']).toBeGreaterThan(0);
  });
});

describe('what could be counted wrongly', () => {
  const both: Element[] = ['Si', 'O'];

  it('a chain that closes only through the box is no ring', () => {
    const atoms = Array.from({ length: 8 }, (_, k): [Element, number, number, number] => [
      both[k % 2],
      1.5 * k,
      6,
      6,
    ]);
    const chain = configurationOf(atoms, 12);
    for (const criterion of RING_CRITERIA) {
      expect(statistics(chain, criterion)).toEqual({ mean: null, perFormer: 0, fraction: {} });
    }
  });

  it('a ladder through the box has its meshes for rings, and nothing that winds', () => {
    // Rails along x, rungs along y: each mesh has four formers.
    const atoms: [Element, number, number, number][] = [];
    for (let k = 0; k < 3; k++) {
      for (const y of [3, 6]) atoms.push(['Si', 3 * k, y, 1], ['O', 3 * k + 1.5, y, 1]);
      atoms.push(['O', 3 * k, 4.5, 1]);
    }
    const ladder = configurationOf(atoms, 9);
    // King looks for a way between the two rail bonds of a former that avoids its rung: two meshes.
    const expected = { king: { 4: 0.5, 6: 0.5 }, guttman: { 4: 0.5 }, primitive: { 4: 0.5 } };
    for (const criterion of RING_CRITERIA) {
      expect(perFormer(ladder, criterion)).toEqual(expected[criterion]);
    }
    // One rung in a box of one mesh: the mesh meets two images of each of its atoms.
    const single = configurationOf(
      [
        ['B', 0, 0, 0],
        ['B', 0, 1.5, 1.5],
        ['O', 1.5, 0, 0],
        ['O', 1.5, 1.5, 1.5],
        ['O', 0, 0, 1.5],
      ],
      3,
    );
    const slab = { ...single, box: [3, 40, 40] as const };
    for (const criterion of RING_CRITERIA) {
      expect(perFormer(slab, criterion)).toEqual(expected[criterion]);
    }
  });

  it('tetrahedra that share an edge are a ring of two', () => {
    const pair = configurationOf(
      [
        ['Si', 5, 5, 5],
        ['O', 6.2, 6.1, 5],
        ['Si', 7.4, 5, 5],
        ['O', 6.2, 3.9, 5],
      ],
      14,
    );
    for (const criterion of RING_CRITERIA) {
      expect(statistics(pair, criterion)).toEqual({ mean: 2, perFormer: 0.5, fraction: { 2: 1 } });
    }
  });

  it('a ring of thirteen is too large, one of twelve is not', () => {
    for (const [size, count] of [
      [12, 1],
      [13, 0],
    ]) {
      const atoms = Array.from({ length: 2 * size }, (_, k): [Element, number, number, number] => {
        const angle = (2 * Math.PI * k) / (2 * size);
        const radius = 0.75 / Math.sin(Math.PI / (2 * size));
        return [both[k % 2], 15 + radius * Math.cos(angle), 15 + radius * Math.sin(angle), 15];
      });
      for (const criterion of RING_CRITERIA) {
        expect(sizes(configurationOf(atoms, 30), criterion, 12)).toHaveLength(count);
      }
    }
  });

  it('without formers there is nothing to tell; without bonds there are no rings', () => {
    for (const criterion of RING_CRITERIA) {
      expect(statistics(configurationOf([], 10), criterion)).toBeNull();
      expect(statistics(configurationOf([['O', 1, 1, 1]], 10), criterion)).toBeNull();
      expect(statistics(configurationOf([['B', 1, 1, 1]], 10), criterion)).toEqual({
        mean: null,
        perFormer: 0,
        fraction: {},
      });
    }
  });
});

describe('random networks, against every path tried', () => {
  /** A few formers and oxygens anywhere in a small box: odd coordinations, bonds through images. */
  function scattered(seed: number): Configuration {
    const random = counterRandom(seed, 3);
    const edge = 4 + 2 * random.uniform();
    const atoms = Array.from({ length: 12 }, (_, k): [Element, number, number, number] => [
      k < 4 ? 'Si' : k < 5 ? 'B' : 'O',
      edge * random.uniform(),
      edge * random.uniform(),
      edge * random.uniform(),
    ]);
    return configurationOf(atoms, edge);
  }

  it.each(Array.from({ length: 8 }, (_, seed) => seed))('network %s', (seed) => {
    const network = scattered(seed);
    const oracle = new RingOracle(network);
    for (const criterion of RING_CRITERIA) {
      expect(sizes(network, criterion, 4)).toEqual(oracle.sizes(criterion, 4));
      const once = statistics(network, criterion, 4);
      expect(statistics(repeated(network, 2), criterion, 4)).toEqual(once);
    }
  });
});
