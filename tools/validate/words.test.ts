import { describe, expect, it } from 'vitest';
import {
  sayChance,
  sayDigits,
  sayEquivalence,
  sayMeanWithError,
  sayRowEstimate,
  sayRowQuantity,
  sayRowValue,
  saySeeds,
  shownQuantity,
} from './words';

describe('numbers in words', () => {
  it('have the digits asked for, and a true minus', () => {
    expect(sayDigits(-10.14632, 4)).toBe('−10.1463');
    expect(sayDigits(-0.004, 1)).toBe('0.0');
    expect(sayDigits(-1.234e-6, 'power')).toBe('−1.2·10⁻⁶');
    expect(sayDigits(25000, 'power')).toBe('2.5·10⁴');
    expect(sayDigits(0, 'power')).toBe('0');
  });

  it('carry their error where they have one', () => {
    expect(sayMeanWithError(2.39886, 0.03268, 3)).toBe('2.399 ± 0.033');
    expect(sayMeanWithError(0, 0, 'power')).toBe('0');
    expect(sayMeanWithError(1.5, null, 1)).toBe('1.5');
  });
});

it('chances keep two digits when they are small', () => {
  expect(sayChance(0.12345)).toBe('0.123');
  expect(sayChance(0.00012)).toBe('0.00012');
  expect(sayChance(1)).toBe('1');
});

it('seeds are told as ranges', () => {
  expect(saySeeds([6, 1, 2, 3])).toBe('1–3, 6');
  expect(saySeeds([])).toBe('–');
});

it('a share is read in per cent, and stays a share for programs', () => {
  const row = {
    key: 'b4',
    quantity: 'four-fold boron',
    unit: '',
    percent: true,
    digits: 2,
    margin: 0.05,
    reference: { kind: 'theory', value: 0.5 },
  } as const;
  expect(shownQuantity({ row })).toBe('four-fold boron (%)');
  expect(sayRowQuantity({ row })).toBe('four-fold boron');
  expect(sayRowEstimate(row, 0.47421, 0.01224)).toBe('47.42 ± 1.22');
  expect(sayRowValue(row, 0.1866)).toBe('18.66');
  expect(sayEquivalence({ row, equivalence: 0.171 })).toBe('within 5, p = 0.171');
  const density = { ...row, unit: 'g/cm³', percent: false };
  expect(shownQuantity({ row: density })).toBe('four-fold boron (g/cm³)');
  expect(sayRowValue(density, 2.4)).toBe('2.40');
});
