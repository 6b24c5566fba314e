import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
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
    expect(measured.rings.king?.mean).toBeCloseTo(reference.rings_king.mean, 9);
    expect(measured.rings.guttman?.perFormer).toBeCloseTo(reference.rings_guttman.perFormer, 9);
    expect(measured.rings.primitive?.fraction).toHaveProperty(['6']);
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
    expect(measureNetwork(silicate)).toEqual({
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
    expect(measureNetwork(configurationOf([['O', 1, 1, 1]], 12))).toEqual({
      oxygen: { 0: 1 },
      Q_Si: null,
      Q_B: null,
      meanAngle: {},
      angleWidth: {},
      rings: { king: null, guttman: null, primitive: null },
    });
  });
});
