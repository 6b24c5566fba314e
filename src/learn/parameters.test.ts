import { describe, expect, it } from 'vitest';
import { parsePotential, potentialById } from '../core/potential';
import { AUTHORS_BOUNDS, boundsAround, checkBounds, fromUnit, toUnit } from './bounds';
import {
  KNOWN_SETS,
  parametersFrom,
  parametersOf,
  vectorOf,
  WANG_2018,
  withParameters,
} from './parameters';

const KCAL = 23.060549;

describe('parameters', () => {
  it('go into a potential and come back', () => {
    for (const { id, parameters } of KNOWN_SETS) {
      const label = { id: 'custom', name: 'Mine', citation: 'a fit' };
      const potential = withParameters(parameters, label);
      expect(parametersOf(potential)).toEqual(parameters);
      expect(parsePotential(JSON.parse(JSON.stringify(potential)))).toEqual(potential);
      expect(potential.pairs).toEqual({ ...potentialById(id).pairs });
      expect(parametersFrom(vectorOf(parameters))).toEqual(parameters);
    }
    expect(KNOWN_SETS.map(({ id }) => id)).toEqual([
      'yang2026',
      'cma-es',
      'b4-optimised',
      'wang2018',
    ]);
  });

  it('are missing from a potential without boron', () => {
    const { 'B-B': _, ...pairs } = potentialById('yang2026').pairs;
    expect(() => parametersOf({ ...potentialById('yang2026'), pairs })).toThrow(/no pair B–B/);
  });
});

describe('bounds', () => {
  it('are those of the authors', () => {
    const { lower, upper } = AUTHORS_BOUNDS['cma-es'];
    expect(lower.aBO * KCAL).toBeCloseTo(3.8178e6, -3);
    expect(upper.aBO * KCAL).toBeCloseTo(5.7266e6, -3);
    expect([lower.rhoBO, upper.rhoBO]).toEqual([
      expect.closeTo(0.1178, 4),
      expect.closeTo(0.1426, 4),
    ]);
    expect(AUTHORS_BOUNDS.bo.lower.rhoBB).toBeCloseTo(0.315, 6);
    for (const { id, parameters } of KNOWN_SETS) {
      const wide = toUnit(parameters, AUTHORS_BOUNDS['cma-es']);
      expect(wide.every((share) => share >= 0 && share <= 1)).toBe(true);
      // yang2026 has A(B–B) at the rim, in the rounding of Table 2.
      const point = toUnit(parameters, AUTHORS_BOUNDS.bo);
      const within = point.every((share) => share > -1e-3 && share < 1 + 1e-3);
      expect(within).toBe(['yang2026', 'wang2018'].includes(id));
    }
  });

  it('map to the unit cube and back', () => {
    const point = toUnit(WANG_2018, AUTHORS_BOUNDS.bo);
    expect(point[0]).toBeCloseTo(0.5, 9);
    expect(vectorOf(fromUnit(point, AUTHORS_BOUNDS.bo))[3]).toBeCloseTo(WANG_2018.aBB, 9);
    expect(fromUnit([2, -1, 0, 1, 0], AUTHORS_BOUNDS.bo).aBO).toBe(AUTHORS_BOUNDS.bo.upper.aBO);
  });

  it('are refused when they cannot be', () => {
    const { lower, upper } = AUTHORS_BOUNDS.bo;
    expect(() => checkBounds({ lower: upper, upper: lower })).toThrow(/nothing to search/);
    expect(() => checkBounds({ lower, upper: { ...upper, rhoBO: Number.NaN } })).toThrow(
      /ρ\(B–O\) is NaN Å/,
    );
    expect(() => checkBounds({ lower, upper: { ...upper, aBO: 4772206 } })).toThrow(/kcal\/mol/);
    const percents = { aBO: [-10, 10], rhoBO: [5, 5], cBO: [0, 1], aBB: [0, 1], rhoBB: [0, 1] };
    expect(() => boundsAround(WANG_2018, percents as never)).toThrow(/ρ\(B–O\) from/);
  });
});
