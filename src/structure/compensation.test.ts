import { describe, expect, it } from 'vitest';
import { publishedCrystal } from '../../tests/support/crystals';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { moved, reordered, repeated } from '../../tests/support/systems';
import type { Configuration } from '../core/configuration';
import { type Compensation, chargeCompensation } from './compensation';
import { type ModifierCutoffs, modifierCutoffs } from './modifiers';
import { networkOf } from './network';

const SHELLS: ModifierCutoffs = { Na: 3.2, Ca: 3.1 };

function compensation(configuration: Configuration, cutoffs = SHELLS): Compensation {
  return chargeCompensation(configuration, networkOf(configuration), cutoffs);
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('charge compensation', () => {
  it('danburite: every BO4 is balanced by its calcium, in one cell and in eight', () => {
    const cell = publishedCrystal('danburite', [1, 1, 1]);
    for (const crystal of [cell, repeated(cell, 2)]) {
      const { centres, charge, offsets, total } = compensation(crystal, { Na: null, Ca: 2.8 });
      expect(centres).toHaveLength((8 * crystal.types.length) / cell.types.length);
      for (const value of charge) expect(value).toBeCloseTo(1, 10);
      expect(total.oxygen).toBe(0);
      expect(total.nothing).toBe(0);
      expect(offsets.at(-1)).toBe(centres.length * offsets[1]);
    }
  });

  it('a sodium beside a BO4 and a non-bridging oxygen serves both alike', () => {
    const atoms = configurationOf(
      [
        ['B', 5, 5, 5],
        ['O', 6.4, 5, 5],
        ['O', 3.6, 5, 5],
        ['O', 5, 6.4, 5],
        ['O', 5, 3.6, 5],
        ['Si', 8, 5, 5],
        ['Si', 2, 5, 5],
        ['Si', 5, 8, 5],
        ['Si', 5, 2, 5],
        ['O', 9.6, 5, 5],
        ['Na', 8, 7, 5],
        ['Na', 15, 15, 15],
      ],
      20,
    );
    const { centres, modifiers, sharedOxygens, charge, total } = compensation(atoms, {
      Na: 2.6,
      Ca: null,
    });
    expect([...centres]).toEqual([0]);
    expect([...modifiers]).toEqual([10]);
    expect([...sharedOxygens]).toEqual([1]);
    expect([...charge]).toEqual([0.5]);
    expect(total).toMatchObject({ BO4: 0.5, oxygen: 0.5, nothing: 1 });
  });

  it('lists what the distances say, and shares out the whole charge', () => {
    const glass = referenceGlass();
    const found = compensation(glass);
    const { counts, boronCoordination } = referenceMeasurement();
    expect(found.centres).toHaveLength(counts.B * boronCoordination['4']);
    const { BO4, oxygen, nothing } = found.total;
    expect(BO4 + oxygen + nothing).toBeCloseTo(counts.Na + 2 * counts.Ca, 9);
    expect(sum(found.charge)).toBeCloseTo(BO4, 9);
    expect(sum(found.charge) / found.centres.length).toBeGreaterThan(0.5);
    const distance = (a: number, b: number) =>
      Math.hypot(
        ...[0, 1, 2].map((axis) => {
          const d = glass.positions[3 * a + axis] - glass.positions[3 * b + axis];
          return d - glass.box[axis] * Math.round(d / glass.box[axis]);
        }),
      );
    const atoms = [...glass.types.keys()];
    const elementOf = (atom: number) => glass.species[glass.types[atom]].element;
    const oxygens = atoms.filter((atom) => elementOf(atom) === 'O');
    found.centres.forEach((centre, k) => {
      const own = oxygens.filter((atom) => distance(atom, centre) <= 1.8);
      const expected = atoms.flatMap((atom) => {
        const element = elementOf(atom);
        if (element !== 'Na' && element !== 'Ca') return [];
        const cutoff = SHELLS[element] as number;
        const shared = own.filter((other) => distance(other, atom) <= cutoff).length;
        return shared > 0 ? [[atom, shared]] : [];
      });
      const row = atoms.slice(0, found.offsets[k + 1] - found.offsets[k]);
      expect(
        row.map((entry) => [
          found.modifiers[found.offsets[k] + entry],
          found.sharedOxygens[found.offsets[k] + entry],
        ]),
      ).toEqual(expected);
    });
  });

  it('does not depend on the order of the atoms or the place of the box', () => {
    const glass = referenceGlass();
    const sorted = (configuration: Configuration) =>
      [...compensation(configuration).charge].sort().map((value) => value.toFixed(9));
    const order = [...glass.types.keys()].reverse();
    expect(sorted(reordered(glass, order))).toEqual(sorted(glass));
    expect(sorted(moved(glass, (k) => [3.1, -7.7, 11.2][k % 3]))).toEqual(sorted(glass));
  });

  it('without boron, without modifiers: no units, no charge', () => {
    const silica = publishedCrystal('β-cristobalite', [2, 2, 2]);
    expect(Object.values(modifierCutoffs(silica)).every((cutoff) => cutoff === null)).toBe(true);
    const { centres, offsets, total } = compensation(silica, modifierCutoffs(silica));
    expect(centres).toHaveLength(0);
    expect([...offsets]).toEqual([0]);
    expect(Object.values(total).every((charge) => charge === 0)).toBe(true);
  });
});

describe('the shells of modifiers', () => {
  it('end at the first minimum of g(r)', () => {
    const { Na, Ca } = modifierCutoffs(referenceGlass());
    expect(Na).toBeGreaterThan(2.8);
    expect(Na).toBeLessThan(3.6);
    expect(Ca).toBeGreaterThan(2.8);
    expect(Ca).toBeLessThan(3.6);
  });
});
