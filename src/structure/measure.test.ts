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
    const peaks = Object.entries(measured.firstPeak).filter(([, peak]) => peak !== null);
    expect(peaks.map(([pair]) => pair)).toEqual(Object.keys(reference.firstPeak));
    expect(measured.molarVolume).toBeCloseTo(24.74, 1);
    const { neutron, xray } = measured.structureFactor ?? {};
    for (const [curve, plain, damped] of [
      [neutron, reference.S_n_none, reference.S_n_lorch],
      [xray, reference.S_x_none, reference.S_x_lorch],
    ] as const) {
      for (const [wave, value] of Object.entries(plain)) {
        const q = curve?.Q.indexOf(Number(wave)) ?? -1;
        expect(Math.abs((curve?.S[q] ?? 0) - value)).toBeLessThan(1e-4);
        expect(Math.abs((curve?.S_lorch[q] ?? 0) - damped[wave])).toBeLessThan(1e-4);
      }
    }
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
    const { 'Na-O': sodium, ...others } = measured.firstPeak;
    expect(sodium).toEqual([expect.closeTo(2.325, 9), expect.any(Number)]);
    expect(Object.keys(others)).toContain('Si-O');
    expect(Object.values(others).every((peak) => peak === null)).toBe(true);
  });
});
