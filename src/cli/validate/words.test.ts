import { describe, expect, it } from 'vitest';
import { chanceInWords, estimateInWords, numberInWords, seedsInWords } from './words';

describe('numbers in words', () => {
  it('have the digits asked for, and a true minus', () => {
    expect(numberInWords(-10.14632, 4)).toBe('−10.1463');
    expect(numberInWords(-0.004, 1)).toBe('0.0');
    expect(numberInWords(-1.234e-6, 'power')).toBe('−1.2·10⁻⁶');
    expect(numberInWords(25000, 'power')).toBe('2.5·10⁴');
    expect(numberInWords(0, 'power')).toBe('0');
  });

  it('carry their error where they have one', () => {
    expect(estimateInWords(2.39886, 0.03268, 3)).toBe('2.399 ± 0.033');
    expect(estimateInWords(0, 0, 'power')).toBe('0');
    expect(estimateInWords(1.5, null, 1)).toBe('1.5');
  });
});

it('chances keep two digits when they are small', () => {
  expect(chanceInWords(0.12345)).toBe('0.123');
  expect(chanceInWords(0.00012)).toBe('0.00012');
  expect(chanceInWords(1)).toBe('1');
});

it('seeds are told as ranges', () => {
  expect(seedsInWords([6, 1, 2, 3])).toBe('1–3, 6');
  expect(seedsInWords([])).toBe('–');
});
