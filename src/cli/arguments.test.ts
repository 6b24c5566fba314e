import { describe, expect, it } from 'vitest';
import { numberArgument, positive, ramp, whole } from './arguments';

const KELVIN = { smallest: 1, largest: 20_000, unit: 'K' };

describe('arguments', () => {
  it('reads ramps and values that hold', () => {
    expect(ramp(KELVIN)('3000:2900')).toEqual({ from: 3000, to: 2900 });
    expect(ramp(KELVIN)('300')).toEqual({ from: 300, to: 300 });
    expect(ramp({ smallest: -100, largest: 1000, unit: 'GPa' })('-0.5:2')).toEqual({
      from: -0.5,
      to: 2,
    });
  });

  it.each(['', '300:', '300:200:100', '300:abc', '0', 'Infinity', 'NaN:3', '300:30000'])(
    'refuses the ramp "%s"',
    (text) => {
      expect(() => ramp(KELVIN)(text)).toThrowError(
        'Give FROM:TO or one number, from 1 to 20000 K.',
      );
    },
  );

  it('reads numbers within their range only', () => {
    expect(numberArgument({ smallest: 1e-9, largest: 0.1, unit: '' })('1e-5')).toBe(1e-5);
    expect(() => numberArgument({ smallest: 1e-9, largest: 0.1, unit: '' })('1')).toThrowError(
      'Give a number from 1e-9 to 0.1.',
    );
    expect(positive('Å')('7.5')).toBe(7.5);
    expect(() => positive('Å')('0')).toThrowError('Give a number above 0 Å.');
    expect(whole(1, 10)('10')).toBe(10);
    expect(() => whole(1, 10)('2.5')).toThrowError('Give a whole number from 1 to 10.');
    expect(() => whole(1, 10)('')).toThrowError('Give a whole number from 1 to 10.');
  });
});
