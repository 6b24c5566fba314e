import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENERGY_UNIT, fromFraction, readEnergy, readLong, toFraction } from './fixed-point';

const edge = fc.double({ min: 1, max: 1000, noNaN: true });

describe('box fractions', () => {
  it('keep a coordinate to half a unit, and wrap it into the box', () => {
    fc.assert(
      fc.property(edge, fc.double({ min: -3, max: 3, noNaN: true }), (length, boxes) => {
        const coordinate = boxes * length;
        const fraction = toFraction(coordinate, length);
        expect(Number.isInteger(fraction) && fraction >= 0 && fraction < 2 ** 32).toBe(true);
        const back = fromFraction(fraction, length);
        expect(back >= 0 && back < length).toBe(true);
        const difference = (coordinate - back) / length;
        expect(Math.abs(difference - Math.round(difference))).toBeLessThan(0.6 * 2 ** -32);
      }),
    );
  });

  it('are kept by a round trip', () => {
    fc.assert(
      fc.property(edge, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (length, fraction) => {
        expect(toFraction(fromFraction(fraction, length), length)).toBe(fraction);
      }),
    );
  });

  it('put the upper corner at the lower one', () => {
    expect(toFraction(17.5, 17.5)).toBe(0);
    expect(toFraction(17.5 - 1e-12, 17.5)).toBe(0);
    expect(toFraction(-1e-12, 17.5)).toBe(0);
  });
});

describe('sums read back', () => {
  it('join halves of 16 bits, also where the low half has not been carried', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
        fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
        (high, low) => {
          const view = new DataView(new ArrayBuffer(16));
          view.setInt32(4, high, true);
          view.setInt32(8, low, true);
          expect(readEnergy(view, 4)).toBe((high * 65536 + low) * ENERGY_UNIT);
        },
      ),
    );
  });

  it('join the words of a signed 64-bit number', () => {
    const limit = 2n ** 52n;
    fc.assert(
      fc.property(fc.bigInt({ min: -limit, max: limit }), (value) => {
        const view = new DataView(new ArrayBuffer(8));
        const bits = BigInt.asUintN(64, value);
        view.setUint32(0, Number(bits >> 32n), true);
        view.setUint32(4, Number(bits & 0xffffffffn), true);
        expect(readLong(view, 0, 0.5)).toBe(Number(value) / 2);
      }),
    );
  });
});
