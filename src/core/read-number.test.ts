import { describe, expect, it } from 'vitest';
import { thrownBy } from '../../tests/support/problems';
import { Problem } from './problem';
import { type NumberWanted, readWrittenNumber } from './read-number';

const KELVIN: NumberWanted = { min: 300, max: 6000, unit: 'K', before: 3000, decimal: '.' };
const ATOMS: NumberWanted = { min: 100, max: 100_000, whole: true, before: 400, decimal: '.' };
const SHARE: NumberWanted = { min: 0, max: 100, unit: '%', before: 24, decimal: '.' };
const DENSITY: NumberWanted = { min: 0.5, max: 6, unit: 'g/cm³', before: 2.5, decimal: ',' };
const RATE: NumberWanted = { min: 0.01, max: 1e6, unit: 'K/ps', before: null, decimal: null };
const FRACTION: NumberWanted = { min: 0, max: 1, before: 0.4, decimal: '.' };

describe('a number as people write it', () => {
  it.each<[string, NumberWanted, number]>([
    ['3000', KELVIN, 3000],
    ['3,000', KELVIN, 3000],
    ['3.000', KELVIN, 3000],
    ['3 000', KELVIN, 3000],
    ['3\u202F000 K', KELVIN, 3000],
    ["3'000", KELVIN, 3000],
    ['2800 K', KELVIN, 2800],
    ['2800K', KELVIN, 2800],
    ['2800 kelvin', KELVIN, 2800],
    ['2,800.5', KELVIN, 2800.5],
    ['2.800,5', KELVIN, 2800.5],
    ['2527 °C', KELVIN, 2800.15],
    ['3e3', KELVIN, 3000],
    ['3·10³', KELVIN, 3000],
    ['3 × 10^3 K', KELVIN, 3000],
    ['~2800', KELVIN, 2800],
    ['２８００', KELVIN, 2800],
    ['２，８００．５ Ｋ', KELVIN, 2800.5],
    ['\u200B2800\u200B', KELVIN, 2800],
    ['2800 (K)', KELVIN, 2800],
    ['2527 deg C', KELVIN, 2800.15],
    ['10^3', KELVIN, 1000],
    ['½', FRACTION, 0.5],
    ['2½', DENSITY, 2.5],
    ['10¹³ K/s', RATE, 10],
    ['1 atm', { min: 0, max: 10, unit: 'GPa' }, 1.01325e-4],
    ['1,200', ATOMS, 1200],
    ['1.200', ATOMS, 1200],
    ['1,200 atoms', ATOMS, 1200],
    ['1e3', ATOMS, 1000],
    ['3k', ATOMS, 3000],
    ['24,5 %', SHARE, 24.5],
    ['24.5', SHARE, 24.5],
    ['24.5mol%', SHARE, 24.5],
    ['2,450', DENSITY, 2.45],
    ['2.450 g/cm3', DENSITY, 2.45],
    ['2450 kg/m3', DENSITY, 2.45],
    ['7,5', RATE, 7.5],
    ['0,125', RATE, 0.125],
    ['1,234,567', { ...RATE, max: 1e9 }, 1234567],
    ['-5', { min: -10, max: 10 }, -5],
    ['−5', { min: -10, max: 10 }, -5],
    ['.5', FRACTION, 0.5],
    [',5', FRACTION, 0.5],
    ['45 %', FRACTION, 0.45],
    ['1,500', { min: 0, max: 1e5, before: null, decimal: '.' }, 1500],
    ['1,500', { min: 0, max: 1e5, before: null, decimal: ',' }, 1.5],
    ['1.500', { min: 0, max: 1e5, before: null, decimal: ',' }, 1500],
    ['2 nm', { min: 3, max: 30, unit: 'Å', before: 7, decimal: '.' }, 20],
  ])('%s', (text, wanted, value) => {
    expect(readWrittenNumber(text, wanted).value).toBeCloseTo(value, 9);
  });

  it('says how it was understood where that is not plain', () => {
    expect(readWrittenNumber('2800', KELVIN).understood).toBeNull();
    expect(readWrittenNumber('2800 K', KELVIN).understood).toBeNull();
    expect(readWrittenNumber('3,000', KELVIN).understood).toBe('read as 3000 K');
    expect(readWrittenNumber('2527 °C', KELVIN).understood).toBe('read as 2800.15 K');
    expect(readWrittenNumber('24,5 %', SHARE).understood).toBe('read as 24.5 %');
  });

  it.each<[string, NumberWanted, RegExp]>([
    ['many', KELVIN, /^"many" is not a number\.$/],
    ['', KELVIN, /is not a number/],
    ['NaN', KELVIN, /is not a number/],
    ['Infinity', KELVIN, /is not a number/],
    ['1e999', KELVIN, /is not a number/],
    ['0x10', ATOMS, /"x10" is not understood after the number|is not a number/],
    ['12,34,5', KELVIN, /is not a number/],
    ['2 80', KELVIN, /is not a number/],
    ['28 m', KELVIN, /^"m" is not understood after the number\.$/],
    ['9000', KELVIN, /^9000 K is out of range\.$/],
    ['-5', ATOMS, /^-5 is out of range\.$/],
    ['400.5', ATOMS, /^400\.5 is not a whole number\.$/],
    ['1,500', RATE, /^"1,500" may be 1500 or 1\.5\.$/],
    ['9'.repeat(500), KELVIN, /is not a number/],
  ])('refuses %s', (text, wanted, message) => {
    const problem = thrownBy(() => readWrittenNumber(text, wanted));
    expect(problem).toBeInstanceOf(Problem);
    expect(problem.message).toMatch(message);
    expect(problem.hint).toMatch(/^(Give|Write) .+\.$/);
    expect(problem.message.length).toBeLessThan(100);
  });
});
