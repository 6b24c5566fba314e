import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import {
  BOND_NAMES,
  type BondName,
  bondLengths,
  boronOxygenCurves,
  FINE_BIN_WIDTH,
} from './bond-lengths';

const EDGE = 12;

/** Oxygens around a cation, at such distances along the corners of a tetrahedron. */
function polyhedron(
  cation: Element,
  [x, y, z]: readonly number[],
  lengths: readonly number[],
): [Element, number, number, number][] {
  const corners = [
    [1, 1, 1],
    [1, -1, -1],
    [-1, 1, -1],
    [-1, -1, 1],
  ];
  const inside = (value: number) => ((value % EDGE) + EDGE) % EDGE;
  return [
    [cation, x, y, z],
    ...lengths.map((length, i): [Element, number, number, number] => {
      const [a, b, c] = corners[i].map((part) => (part * length) / Math.sqrt(3));
      return ['O', inside(x + a), inside(y + b), inside(z + c)];
    }),
  ];
}

/** A BO3 and two BO4, one across the corner of the box, and an SiO4 with an oxygen too far away. */
const KNOWN = configurationOf(
  [
    ...polyhedron('B', [3, 3, 3], [1.34, 1.36, 1.41]),
    ...polyhedron('B', [0.2, 11.9, 0.1], [1.44, 1.46, 1.48, 1.54]),
    ...polyhedron('B', [9, 9, 4], [1.45, 1.47, 1.49, 1.79]),
    ...polyhedron('Si', [6, 3, 9], [1.6, 1.62, 1.64, 2.1]),
  ],
  EDGE,
);

/** Every cation–oxygen distance up to `reach`, by the 27 nearest boxes: [cation, element, Å]. */
function everyDistance(
  { species, types, positions, box }: Configuration,
  reach: number,
): (readonly [number, Element, number])[] {
  const found: (readonly [number, Element, number])[] = [];
  const shifts = [-1, 0, 1].flatMap((x) =>
    [-1, 0, 1].flatMap((y) => [-1, 0, 1].map((z) => [x * box[0], y * box[1], z * box[2]])),
  );
  types.forEach((type, i) => {
    const { element } = species[type];
    if (element === 'O') return;
    types.forEach((other, j) => {
      if (species[other].element !== 'O') return;
      for (const shift of shifts) {
        const [x, y, z] = shift.map((by, k) => positions[3 * j + k] + by - positions[3 * i + k]);
        const length = Math.hypot(x, y, z);
        if (length <= reach) found.push([i, element, length]);
      }
    });
  });
  return found;
}

const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const widthOf = (values: readonly number[]) =>
  Math.sqrt(meanOf(values.map((value) => (value - meanOf(values)) ** 2)));

describe('mean bond lengths', () => {
  it('of polyhedra built by hand', () => {
    const { 'B3-O': three, 'B4-O': four, 'B-O': all, 'Si-O': silicon } = bondLengths(KNOWN);
    expect(three?.mean).toBeCloseTo(1.37, 9);
    // (0.03² + 0.01² + 0.04²)/3
    expect(three?.width).toBeCloseTo(Math.sqrt(0.0026 / 3), 7);
    // (1.44 + 1.46 + 1.48 + 1.54 + 1.45 + 1.47 + 1.49 + 1.79)/8: 1.79 Å is within 1.8
    expect(four?.mean).toBeCloseTo(1.515, 9);
    expect(all?.mean).toBeCloseTo((3 * 1.37 + 8 * 1.515) / 11, 9);
    // 2.1 Å is beyond 2.0
    expect(silicon?.mean).toBeCloseTo(1.62, 9);
    expect(bondLengths(KNOWN)['Na-O']).toBeNull();
    expect(bondLengths(KNOWN)['Ca-O']).toBeNull();
  });

  it('of boron with two or five oxygens count as B–O only', () => {
    const two = configurationOf(polyhedron('B', [5, 5, 5], [1.3, 1.34]), EDGE);
    const { 'B3-O': three, 'B4-O': four, 'B-O': all } = bondLengths(two);
    expect([three, four]).toEqual([null, null]);
    expect(all?.mean).toBeCloseTo(1.32, 9);
  });

  it('of a glass of 1000 atoms are those of every distance, looked for in 27 boxes', () => {
    const glass = referenceGlass();
    const distances = everyDistance(glass, 3.1);
    const borons = new Map<number, number[]>();
    for (const [atom, element, length] of distances) {
      if (element !== 'B' || length > 1.8) continue;
      borons.set(atom, [...(borons.get(atom) ?? []), length]);
    }
    const withOxygens = (count: number) =>
      [...borons.values()].filter(({ length }) => length === count).flat();
    const upTo = (of: Element, reach: number) =>
      distances.filter(([, element, r]) => element === of && r <= reach).map(([, , r]) => r);
    const expected = {
      'Si-O': upTo('Si', 2),
      'B-O': upTo('B', 1.8),
      'B3-O': withOxygens(3),
      'B4-O': withOxygens(4),
      'Na-O': upTo('Na', 3.1),
      'Ca-O': upTo('Ca', 3),
    };
    const found = bondLengths(glass);
    for (const [name, lengths] of Object.entries(expected)) {
      const bond = found[name as BondName];
      expect(bond?.mean, name).toBeCloseTo(meanOf(lengths), 9);
      expect(bond?.width, name).toBeCloseTo(widthOf(lengths), 6);
    }
    expect(BOND_NAMES.filter((name) => found[name])).toEqual(Object.keys(expected));
    // Half of its 142 borons are four-fold, by the independent program too.
    expect([expected['B3-O'].length, expected['B4-O'].length]).toEqual([3 * 71, 4 * 71]);
  });

  it('are the first moment of the g(r) that an independent program made, to a tenth of its bins', () => {
    const { gr } = referenceMeasurement();
    const [pair, cutoff] = [gr['B-O'], 1.8];
    let [weight, moment] = [0, 0];
    gr.r.forEach((r, bin) => {
      if (r > cutoff) return;
      weight += pair[bin] * r ** 2;
      moment += pair[bin] * r ** 3;
    });
    const binWidth = gr.r[1] - gr.r[0];
    const mean = bondLengths(referenceGlass())['B-O']?.mean ?? Number.NaN;
    expect(Math.abs(mean - moment / weight)).toBeLessThan(binWidth / 10);
  });
});

describe('fine g(r) of B–O', () => {
  it('counts each bond once, and its parts add up', () => {
    const curves = boronOxygenCurves(KNOWN);
    if (curves === null) throw new Error('there is boron');
    // g(r) · 4π r² Δr · N_B N_O/V, with the exact volume of each shell
    const pairs = (3 * 15) / EDGE ** 3;
    const bonds = (curve: Float64Array) =>
      Array.from(curve, (g, bin) => {
        const [from, to] = [curves.r[bin] - 0.01, curves.r[bin] + 0.01];
        return g * pairs * ((4 * Math.PI) / 3) * (to ** 3 - from ** 3);
      });
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(bonds(curves['B3-O']))).toBeCloseTo(3, 9);
    expect(sum(bonds(curves['B4-O']))).toBeCloseTo(8, 9);
    expect(sum(bonds(curves['B-O']))).toBeCloseTo(11, 9);
    const at = (r: number) => Math.floor((r - 1.2) / FINE_BIN_WIDTH + 1e-6);
    expect(bonds(curves['B4-O'])[at(1.79)]).toBeCloseTo(1, 9);
    expect(bonds(curves['B3-O'])[at(1.41)]).toBeCloseTo(1, 9);
  });

  it('of a glass shows B3–O nearer than B4–O, each at its mean', () => {
    const glass = referenceGlass();
    const curves = boronOxygenCurves(glass);
    const lengths = bondLengths(glass);
    if (curves === null) throw new Error('there is boron');
    for (const name of ['B3-O', 'B4-O'] as const) {
      const highest = curves.r[curves[name].indexOf(Math.max(...curves[name]))];
      expect(Math.abs(highest - (lengths[name]?.mean ?? 0)), name).toBeLessThan(0.03);
    }
  });

  it('is none without boron', () => {
    expect(boronOxygenCurves(configurationOf(polyhedron('Si', [5, 5, 5], [1.6]), EDGE))).toBeNull();
  });
});
