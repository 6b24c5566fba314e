import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { ELEMENT_ORDER } from '../core/elements';
import { frameStructure } from './frame-structure';

describe('frameStructure', () => {
  const glass = referenceGlass();
  const reference = referenceMeasurement();
  const { elements, coordination, bonds, polyhedra } = frameStructure(glass);
  const boron = ELEMENT_ORDER.indexOf('B');
  const silicon = ELEMENT_ORDER.indexOf('Si');

  it('draws as many BO3, BO4 and SiO4 as are counted', () => {
    const drawn = (element: number, vertices: number) =>
      [...polyhedra.centres].filter(
        (centre, p) =>
          elements[centre] === element &&
          polyhedra.offsets[p + 1] - polyhedra.offsets[p] === vertices,
      ).length;
    expect(drawn(boron, 3)).toBe(reference.counts.B * reference.boronCoordination['3']);
    expect(drawn(boron, 4)).toBe(reference.counts.B * reference.boronCoordination['4']);
    expect(drawn(silicon, 4)).toBe(reference.counts.Si);
  });

  it('has a bond for every vertex, from the former to its oxygen', () => {
    const fromBonds = new Set<string>();
    for (let b = 0; b < bonds.length; b += 2) fromBonds.add(`${bonds[b]}-${bonds[b + 1]}`);
    const fromPolyhedra = new Set<string>();
    polyhedra.centres.forEach((centre, p) => {
      for (const oxygen of polyhedra.vertices.slice(polyhedra.offsets[p], polyhedra.offsets[p + 1]))
        fromPolyhedra.add(`${centre}-${oxygen}`);
    });
    expect(fromPolyhedra).toEqual(fromBonds);
    expect(polyhedra.vertices).toHaveLength(bonds.length / 2);
  });

  it('counts formers around oxygen and leaves sodium and calcium at zero', () => {
    const sum = (symbol: 'O' | 'Na' | 'Ca') =>
      coordination.reduce(
        (total, number, atom) => total + (ELEMENT_ORDER[elements[atom]] === symbol ? number : 0),
        0,
      );
    expect(sum('O')).toBe(bonds.length / 2);
    expect(sum('Na')).toBe(0);
    expect(sum('Ca')).toBe(0);
  });

  it('has no polyhedron around a former with fewer than three oxygens', () => {
    const bent = configurationOf(
      [
        ['B', 5, 5, 5],
        ['O', 6.3, 5, 5],
        ['O', 5, 6.3, 5],
      ],
      10,
    );
    const structure = frameStructure(bent);
    expect(structure.bonds).toHaveLength(4);
    expect(structure.polyhedra.centres).toHaveLength(0);
    expect([...structure.polyhedra.offsets]).toEqual([0]);
  });
});
