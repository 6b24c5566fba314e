import { describe, expect, it } from 'vitest';
import { publishedCrystal } from '../../tests/support/crystals';
import { referenceGlass, referenceMeasurement } from '../../tests/support/glass';
import { meanOf } from './fractions';
import { measureModifiers } from './modifier-measurement';

describe('measureModifiers', () => {
  it('danburite: seven oxygens a calcium, all of its charge for BO4', () => {
    const measured = measureModifiers(publishedCrystal('danburite', [2, 2, 2]));
    expect(measured.calciumCoordination).toEqual({ 7: 1 });
    expect(measured.sodiumCoordination).toBeNull();
    expect(measured.shellCutoff['Na-O']).toBeNull();
    expect(measured.compensation?.chargePerBO4).toBeCloseTo(1, 10);
    expect(measured.compensation?.chargeForBO4).toBeCloseTo(1, 10);
  });

  it('the reference glass: the shells that soda-lime glasses have', () => {
    const { sodiumCoordination, calciumCoordination, compensation } = measureModifiers(
      referenceGlass(),
    );
    for (const fractions of [sodiumCoordination, calciumCoordination]) {
      expect(meanOf(fractions)).toBeGreaterThan(4);
      expect(meanOf(fractions)).toBeLessThan(9);
    }
    const { counts, boronCoordination } = referenceMeasurement();
    const { chargePerBO4 = 0, chargeForBO4 = 0 } = compensation ?? {};
    const charge = counts.Na + 2 * counts.Ca;
    expect((chargeForBO4 as number) * charge).toBeCloseTo(
      chargePerBO4 * counts.B * boronCoordination['4'],
      9,
    );
  });

  it('silica has no modifiers, and no BO4', () => {
    const { shellCutoff, ...others } = measureModifiers(
      publishedCrystal('β-cristobalite', [1, 1, 1]),
    );
    expect(shellCutoff).toMatchObject({ 'Na-O': null, 'Ca-O': null });
    expect(others).toMatchObject({ sodiumCoordination: null, compensation: null });
    expect(Object.values(others).every((value) => value === null)).toBe(true);
  });
});
