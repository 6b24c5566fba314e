import { describe, expect, it } from 'vitest';
import { counterRandom, philox } from './random';

describe('philox', () => {
  // Known answers of Random123 for philox4x32-10.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as [[number, number, number, number], [number, number], number[]][])(
    'counter %j, key %j',
    (counter, key, words) => {
      expect(philox(counter, key)).toEqual(words);
    },
  );
});

describe('counterRandom', () => {
  const draw = (seed: number, stream: number, count: number) => {
    const random = counterRandom(seed, stream);
    return Array.from({ length: count }, () => random.uniform());
  };

  it('repeats for the same seed and stream, and differs for others', () => {
    expect(draw(1, 0, 20)).toEqual(draw(1, 0, 20));
    expect(draw(1, 0, 20)).not.toEqual(draw(2, 0, 20));
    expect(draw(1, 0, 20)).not.toEqual(draw(1, 1, 20));
  });

  it('is uniform in [0, 1)', () => {
    const numbers = draw(7, 3, 20000);
    expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true);
    const mean = numbers.reduce((a, b) => a + b) / numbers.length;
    expect(mean).toBeCloseTo(0.5, 2);
  });

  it('is normal with mean 0, variance 1 and kurtosis 3', () => {
    const random = counterRandom(11, 5);
    const count = 40000;
    let [m1, m2, m4] = [0, 0, 0];
    for (let i = 0; i < count; i++) {
      const x = random.gaussian();
      m1 += x / count;
      m2 += x ** 2 / count;
      m4 += x ** 4 / count;
    }
    expect(Math.abs(m1)).toBeLessThan(0.02);
    expect(Math.abs(m2 - 1)).toBeLessThan(0.03);
    expect(Math.abs(m4 - 3)).toBeLessThan(0.2);
  });

  it('draws every whole number below n about equally often', () => {
    const random = counterRandom(3, 1);
    const hits = new Array<number>(10).fill(0);
    for (let i = 0; i < 10000; i++) hits[random.integer(10)]++;
    expect(Math.min(...hits)).toBeGreaterThan(880);
    expect(Math.max(...hits)).toBeLessThan(1120);
  });
});
