import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass } from '../../tests/support/glass';
import type { Configuration, Species } from '../core/configuration';
import { ELEMENTS } from '../core/elements';
import { chargeCompensation } from './compensation';
import { molarVolume } from './density';
import { frameStructure } from './frame-structure';
import { measureConfiguration } from './measure';
import { networkOf } from './network';

const glass = referenceGlass();
const measured = measureConfiguration(glass, undefined, undefined, { rings: false });

/** The same glass in which every second silicon is called aluminium. */
function relabelled(): Configuration {
  const aluminium: Species = { element: 'Al', mass: ELEMENTS.Al.mass };
  const species = [...glass.species, aluminium];
  let silicons = 0;
  const types = glass.types.map((type) => {
    if (glass.species[type].element !== 'Si') return type;
    silicons++;
    return silicons % 2 === 0 ? species.length - 1 : type;
  });
  return { ...glass, species, types: Uint8Array.from(types) };
}

describe('half of the silicon called aluminium', () => {
  const other = relabelled();
  const found = measureConfiguration(other, undefined, undefined, { rings: false });

  it('counts as Al2O3 in the molar volume', () => {
    const { Si = 0, Al = 0, B = 0, Na = 0, Ca = 0 } = found.counts;
    expect(Al).toBe(Math.floor((measured.counts.Si ?? 0) / 2));
    const oxides = Si + (Al + B + Na) / 2 + Ca;
    const before = Si + Al + (B + Na) / 2 + Ca;
    expect(molarVolume(other)).toBeCloseTo(((measured.molarVolume ?? 0) * before) / oxides, 9);
  });

  it('keeps polyhedra, oxygen, and angles at all formers', () => {
    const structure = frameStructure(other);
    expect(structure.polyhedra.centres).toEqual(frameStructure(glass).polyhedra.centres);
    expect(found.oxygen).toEqual(measured.oxygen);
    expect(found.meanAngle['X-O-X']).toBeCloseTo(measured.meanAngle['X-O-X'] ?? 0, 9);
    const shares = (n: string) =>
      ((found.Q_Si?.[n] ?? 0) * (found.counts.Si ?? 0) +
        (found.Q_Al?.[n] ?? 0) * (found.counts.Al ?? 0)) /
      (measured.counts.Si ?? 1);
    for (const n of Object.keys(measured.Q_Si ?? {})) {
      expect(Math.abs(shares(n) - (measured.Q_Si?.[n] ?? 0)), `Q${n}`).toBeLessThan(0.02);
    }
    expect(found.aluminiumCoordination?.['4']).toBeGreaterThan(0.97);
    expect(found.bondLength['Al-O']?.mean).toBeCloseTo(measured.bondLength['Si-O']?.mean ?? 0, 1);
  });

  it('scatters as aluminium does: S(Q) of X-rays hardly changes, g(r) has its pairs', () => {
    expect(found.firstPeak['Al-O']?.[0]).toBeCloseTo(measured.firstPeak['Si-O']?.[0] ?? 0, 1);
    const [before, after] = [measured, found].map(
      ({ structureFactor }) => structureFactor?.xray.S_lorch ?? [],
    );
    // Al has one electron less than Si
    for (const i of [16, 40, 100, 200]) expect(Math.abs(after[i] - before[i])).toBeLessThan(0.03);
    const neutrons = found.structureFactor?.neutron.S_lorch ?? [];
    expect(neutrons.every(Number.isFinite)).toBe(true);
  });

  it('its tetrahedra take charge of the modifiers beside those of boron', () => {
    const cutoffs = { Na: 3.1, Ca: 3.0 };
    const { total, formers } = chargeCompensation(other, networkOf(other), cutoffs);
    const { Na = 0, Ca = 0 } = found.counts;
    expect(formers).toContain('Al');
    expect(total.BO4 + total.AlO4 + total.oxygen + total.nothing).toBeCloseTo(Na + 2 * Ca, 9);
    expect(found.compensation?.chargePerAlO4).toBeGreaterThan(0.1);
    expect(found.compensation?.chargeForBO4).toBeLessThan(measured.compensation?.chargeForBO4 ?? 0);
  });
});

it('an AlO4 beside one potassium is balanced by it', () => {
  const atoms = configurationOf(
    [
      ['Al', 5, 5, 5],
      ['O', 6.75, 5, 5],
      ['O', 3.25, 5, 5],
      ['O', 5, 6.75, 5],
      ['O', 5, 3.25, 5],
      ['Si', 8.3, 5, 5],
      ['Si', 1.7, 5, 5],
      ['Si', 5, 8.3, 5],
      ['Si', 5, 1.7, 5],
      ['K', 7.5, 7.5, 5],
      ['Mg', 15, 15, 15],
    ],
    20,
  );
  const { centres, modifiers, charge, total } = chargeCompensation(atoms, networkOf(atoms), {
    K: 4,
    Mg: 2.8,
  });
  expect([[...centres], [...modifiers], [...charge]]).toEqual([[0], [9], [1]]);
  expect(total).toEqual({ BO4: 0, AlO4: 1, oxygen: 0, nothing: 2 });
});
