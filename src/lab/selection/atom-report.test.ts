import { describe, expect, it } from 'vitest';
import { oxygensWith } from '../../../tests/support/atoms-with';
import { publishedCrystal } from '../../../tests/support/crystals';
import { configurationOf, referenceGlass } from '../../../tests/support/glass';
import { type Configuration, elementOf } from '../../core/configuration';
import { frameStructure } from '../../structure/frame-structure';
import { networkOf } from '../../structure/network';
import { atomReport } from './atom-report';
import { atomRings } from './atom-rings';

const glass = referenceGlass();
const structure = frameStructure(glass);
const atoms = Array.from(glass.types.keys());

function first(configuration: Configuration, element: string): number {
  const found = Array.from(configuration.types.keys()).find(
    (atom) => elementOf(configuration, atom) === element,
  );
  if (found === undefined) throw new Error(`no ${element}`);
  return found;
}

function bondedTo(atom: number): number[] {
  const { bonds } = structure;
  const partners: number[] = [];
  for (let b = 0; b < bonds.length; b += 2) {
    if (bonds[b] === atom) partners.push(bonds[b + 1]);
    if (bonds[b + 1] === atom) partners.push(bonds[b]);
  }
  return partners.sort((a, b) => a - b);
}

describe('the report of an atom, on the reference glass', () => {
  const fourFold = atoms.filter(
    (atom) => elementOf(glass, atom) === 'B' && structure.coordination[atom] === 4,
  );

  it('lists what a former is bound to, as the picture draws it', () => {
    for (const atom of [...fourFold.slice(0, 10), first(glass, 'Si')]) {
      const { bound, angles, bridges } = atomReport(glass, atom);
      expect(bound.map((neighbour) => neighbour.atom).sort((a, b) => a - b)).toEqual(
        bondedTo(atom),
      );
      const distances = bound.map(({ distance }) => distance);
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
      expect(distances[0]).toBeGreaterThan(1.2);
      expect(bound.every(({ element }) => element === 'O')).toBe(true);
      expect(angles).toHaveLength(6);
      const mean = angles.reduce((sum, { angle }) => sum + angle, 0) / 6;
      expect(mean).toBeGreaterThan(107);
      expect(mean).toBeLessThan(111);
      expect(bridges).toBe(
        bound.filter(({ atom: oxygen }) => structure.coordination[oxygen] >= 2).length,
      );
    }
  });

  it('says of a non-bridging oxygen its one former, and the modifiers beside it', () => {
    const [oxygen] = oxygensWith(networkOf(glass), 1);
    const report = atomReport(glass, oxygen);
    expect(report.bound).toHaveLength(1);
    expect(['Si', 'B']).toContain(report.bound[0].element);
    expect(report.near.length).toBeGreaterThan(0);
    expect(report.near.every(({ element }) => element === 'Na' || element === 'Ca')).toBe(true);
    expect(report.angles).toEqual([]);
    expect(report.bridges).toBeNull();
    expect(report.balancedBy).toBeNull();
  });

  it('says what balances a BO4, and the modifier says the same', () => {
    const reports = fourFold.map((atom) => atomReport(glass, atom));
    const balanced = reports.filter(({ balancedBy }) => (balancedBy?.by.length ?? 0) > 0);
    expect(balanced.length).toBeGreaterThan(fourFold.length / 2);
    const [{ atom, balancedBy }] = balanced;
    expect(balancedBy?.charge).toBeGreaterThan(0);
    for (const { atom: modifier, element } of balancedBy?.by ?? []) {
      const report = atomReport(glass, modifier);
      expect(report.element).toBe(element);
      expect(report.balances).toContain(atom);
      expect(report.shell).toBeGreaterThan(2.5);
      expect(report.bound.length).toBeGreaterThan(2);
      expect(Math.max(...report.bound.map(({ distance }) => distance))).toBeLessThanOrEqual(
        report.shell ?? 0,
      );
    }
  });

  it('counts the rings through an atom', () => {
    const [guttman, king] = atomRings(glass, first(glass, 'Si'));
    expect([guttman.criterion, king.criterion]).toEqual(['guttman', 'king']);
    for (const { sizes } of [guttman, king]) {
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes.map(({ size }) => size)).toEqual(
        sizes.map(({ size }) => size).sort((a, b) => a - b),
      );
      expect(sizes.every(({ size, rings }) => size >= 2 && size <= 12 && rings > 0)).toBe(true);
    }
    expect(atomRings(glass, first(glass, 'Na')).map(({ sizes }) => sizes)).toEqual([[], []]);
  });
});

describe('the report of an atom elsewhere', () => {
  it('in β-cristobalite: tetrahedral, straight at oxygen, twelve rings of six (King)', () => {
    const crystal = publishedCrystal('β-cristobalite', [2, 2, 2]);
    const silicon = atomReport(crystal, first(crystal, 'Si'));
    expect(silicon.bridges).toBe(4);
    for (const { angle } of silicon.angles) expect(angle).toBeCloseTo(109.471, 2);
    const oxygen = atomReport(crystal, first(crystal, 'O'));
    expect(oxygen.angles.map(({ angle }) => Math.round(angle))).toEqual([180]);
    const [, king] = atomRings(crystal, first(crystal, 'Si'));
    expect(king.sizes).toEqual([{ size: 6, rings: 12 }]);
  });

  it('an oxygen between 1.8 and 2.0 Å from a boron is near, and not counted', () => {
    const stretched = configurationOf(
      [
        ['B', 5, 5, 5],
        ['O', 6.4, 5, 5],
        ['O', 5, 6.9, 5],
      ],
      12,
    );
    const boron = atomReport(stretched, 0);
    expect(boron.bound.map(({ atom }) => atom)).toEqual([1]);
    expect(boron.near).toEqual([{ atom: 2, element: 'O', distance: expect.closeTo(1.9, 9) }]);
    expect(atomReport(stretched, 2).bound.map(({ atom }) => atom)).toEqual([0]);
  });

  it('an atom alone has no neighbours', () => {
    const alone = configurationOf([['Ca', 5, 5, 5]], 10);
    expect(atomReport(alone, 0)).toEqual({
      atom: 0,
      element: 'Ca',
      bound: [],
      near: [],
      shell: 3,
      angles: [],
      bridges: null,
      balancedBy: null,
      balances: [],
    });
    expect(atomRings(alone, 0).every(({ sizes }) => sizes.length === 0)).toBe(true);
  });
});
