import { describe, expect, it } from 'vitest';
import { compositionFrom } from './composition';
import { GLASS_NAMES, TABLE_1 } from './glasses';
import {
  dellBrayN4,
  experimentFor,
  fourFoldCeiling,
  MEASURED_SERIES,
  withinDellBray,
  withinFittedRange,
} from './published';

describe('experiment', () => {
  it('knows density and N4 of the series, with a citation', () => {
    expect(experimentFor(TABLE_1['24B'])).toEqual({
      density: 2.5375,
      n4: 0.623,
      citation: expect.stringContaining('Smedskjaer'),
    });
  });

  it('has no N4 without boron, and nothing off the series', () => {
    expect(experimentFor(TABLE_1['0B'])?.n4).toBeNull();
    expect(experimentFor(TABLE_1['10B'])).toBeNull();
    expect(experimentFor(compositionFrom({ SiO2: 50, B2O3: 25, Na2O: 15, CaO: 10 }))).toBeNull();
  });
});

it('the measured series rises in B2O3', () => {
  const names = MEASURED_SERIES.map(({ name }) => name);
  expect(names).toEqual(['0B', '6B', '12B', '24B', '37B', '50B', '62B', '75B']);
});

describe('the ceiling of four-fold boron', () => {
  it('is R, and 1 from R = 1 on', () => {
    expect(fourFoldCeiling(TABLE_1['24B'])).toBe(1);
    expect(fourFoldCeiling(TABLE_1['50B'])).toBeCloseTo(0.5, 12);
    expect(fourFoldCeiling(TABLE_1['75B'])).toBeCloseTo(1 / 3, 12);
    expect(fourFoldCeiling(compositionFrom({ B2O3: 80, K2O: 10, MgO: 10 }))).toBeCloseTo(0.25, 12);
    expect(fourFoldCeiling(TABLE_1['0B'])).toBeNull();
  });

  it('the model never passes it', () => {
    for (const name of GLASS_NAMES.filter((glass) => TABLE_1[glass].B2O3 > 0)) {
      const ceiling = fourFoldCeiling(TABLE_1[name]) ?? 0;
      expect(dellBrayN4(TABLE_1[name])).toBeLessThanOrEqual(ceiling);
    }
  });
});

describe('Dell–Bray model', () => {
  it.each([
    ['6B', 1],
    ['12B', 0.787],
    ['24B', 0.631],
    ['37B', 0.564],
    ['50B', 0.5],
    ['62B', 0.403],
    ['75B', 0.333],
    ['10B', 0.729],
  ] as const)('%s', (name, n4) => {
    expect(dellBrayN4(TABLE_1[name])).toBeCloseTo(n4, 3);
  });

  it('was made for K up to 8', () => {
    const inside = MEASURED_SERIES.filter(({ composition }) => withinDellBray(composition));
    expect(inside.map(({ name }) => name)).toEqual(['12B', '24B', '37B', '50B', '62B', '75B']);
    expect(withinDellBray(compositionFrom({ SiO2: 80, B2O3: 10, Na2O: 10 }))).toBe(true);
  });

  it('is null without boron, 0 without modifier, and never negative', () => {
    expect(dellBrayN4(TABLE_1['0B'])).toBeNull();
    expect(dellBrayN4(compositionFrom({ SiO2: 50, B2O3: 50 }))).toBe(0);
    expect(dellBrayN4(compositionFrom({ B2O3: 10, Na2O: 90 }))).toBe(0);
  });
});

it('knows how far the potentials were fitted', () => {
  for (const name of GLASS_NAMES) expect(withinFittedRange(TABLE_1[name])).toBe(true);
  expect(withinFittedRange(compositionFrom({ SiO2: 100 }))).toBe(false);
  expect(withinFittedRange(compositionFrom({ SiO2: 40, B2O3: 20, Na2O: 30, CaO: 10 }))).toBe(false);
});
