import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { readLammpsData } from '../formats/lammps-data';
import { measureNetwork } from './network-measurement';

describe('measureNetwork', () => {
  it('gives what an independent program gives for the reference glass', () => {
    const reference = referenceMeasurement();
    const measured = measureNetwork(referenceGlass());
    expect(measured.oxygen).toEqual(reference.oxygen);
    expect(measured.Q_Si).toEqual(reference.Q_Si);
    expect(measured.Q_B).toEqual(reference.Q_B);
    for (const [name, mean] of Object.entries(reference.meanAngle)) {
      expect(measured.meanAngle).toHaveProperty([name], expect.closeTo(mean, 9));
      expect(measured.angleWidth).toHaveProperty([name]);
    }
    expect(measured.rings?.king?.mean).toBeCloseTo(reference.rings_king.mean, 9);
    expect(measured.rings?.guttman?.perFormer).toBeCloseTo(reference.rings_guttman.perFormer, 9);
    expect(measured.rings?.primitive?.fraction).toHaveProperty(['6']);
  });

  it('leaves rings out when it is told to, and nothing else', () => {
    const glass = referenceGlass();
    expect(measureNetwork(glass, { rings: false })).toEqual({
      ...measureNetwork(glass),
      rings: null,
    });
  });

  it('a glass without silicon has nothing of silicon, and every share of the rest', () => {
    const name = '75B-1000-quenched-wang2018.data';
    const file = new URL(`../../tests/data/static/${name}`, import.meta.url);
    const measured = measureNetwork(readLammpsData(readFileSync(file, 'utf8'), name));
    expect(measured.Q_Si).toBeNull();
    const names = ['O-B-O', 'O-B3-O', 'O-B4-O', 'X-O-X', 'B-O-B'];
    expect(Object.keys(measured.meanAngle).sort()).toEqual(names.sort());
    expect(measured.meanAngle['X-O-X']).toBe(measured.meanAngle['B-O-B']);
    for (const shares of [measured.oxygen, measured.Q_B, measured.rings?.primitive?.fraction]) {
      const sum = Object.values(shares ?? {}).reduce((total, share) => total + share, 0);
      expect(sum).toBeCloseTo(1, 12);
    }
  });

  it('a glass without boron has no boron angles; one without formers has nothing but oxygen', () => {
    const silicate = configurationOf(
      [
        ['Si', 5, 5, 5],
        ['O', 6.6, 5, 5],
        ['O', 5, 6.6, 5],
        ['Na', 8.9, 5, 5],
      ],
      12,
    );
    expect(measureNetwork(silicate)).toMatchObject({
      oxygen: { 1: 1 },
      Q_Si: null,
      Q_B: null,
      meanAngle: { 'O-Si-O': expect.closeTo(90, 9) },
      angleWidth: { 'O-Si-O': 0 },
      rings: {
        king: { mean: null, perFormer: 0, fraction: {} },
        guttman: { mean: null, perFormer: 0, fraction: {} },
        primitive: { mean: null, perFormer: 0, fraction: {} },
      },
    });
    const oxygen = measureNetwork(configurationOf([['O', 1, 1, 1]], 12));
    expect(Object.keys(oxygen.meanAngle)).toEqual([]);
    expect(oxygen).toMatchObject({
      oxygen: { 0: 1 },
      Q_Si: null,
      Q_B: null,
      meanAngle: {},
      angleWidth: {},
      rings: { king: null, guttman: null, primitive: null },
    });
  });
});
