import { describe, expect, it } from 'vitest';
import { configurationOf, referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { measureConfiguration } from './measure';

describe('measureConfiguration', () => {
  it('gives what an independent program gives for the reference glass', () => {
    const reference = referenceMeasurement();
    const measured = measureConfiguration(referenceGlass());
    expect(measured.atoms).toBe(reference.atoms);
    expect(measured.counts).toEqual(reference.counts);
    // The masses of the two programs differ in their last digits.
    expect(Math.abs(measured.density - reference.density)).toBeLessThan(1e-4);
    expect(measured.boronCoordination).toEqual(reference.boronCoordination);
    expect(measured.siliconCoordination).toEqual(reference.siliconCoordination);
    expect(Object.keys(measured.firstPeak)).toEqual(Object.keys(reference.firstPeak));
  });

  it('has null for every quantity of an absent element', () => {
    const measured = measureConfiguration(
      configurationOf(
        [
          ['Na', 1, 1, 1.02],
          ['O', 1, 1, 3.34],
        ],
        12,
      ),
    );
    expect(measured.boronCoordination).toBeNull();
    expect(measured.siliconCoordination).toBeNull();
    expect(measured.firstPeak).toEqual({
      'Si-O': null,
      'B-O': null,
      'Na-O': [expect.closeTo(2.325, 9), expect.any(Number)],
      'Ca-O': null,
    });
  });
});
