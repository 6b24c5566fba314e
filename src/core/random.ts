import { naturalLogarithm } from './portable-math';

/**
 * Random numbers that are a pure function of (seed, stream, position): Philox4x32-10 of Salmon,
 * Moraes, Dror and Shaw (SC'11), with key (seed, stream) and a counter that rises by one a block.
 * Everything on top uses only +, −, ×, ÷ and √, so the numbers are the same on every machine.
 */
export interface CounterRandom {
  /** [0, 1), 53 bits */
  uniform(): number;
  /** Normal, mean 0, variance 1 */
  gaussian(): number;
  /** Whole number in [0, n); n ≤ 2³² */
  integer(n: number): number;
}

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;
const ROUNDS = 10;

/** Upper 32 bits of a 32 × 32 bit product. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const cross = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000)) >>> 0;
}

/**
 * One block of Philox4x32-10: four random 32-bit words from a 128-bit counter and a 64-bit key.
 */
export function philox(
  counter: readonly [number, number, number, number],
  key: readonly [number, number],
): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0);
    const high1 = multiplyHigh(MULTIPLIER_1, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0) >>> 0;
    const low1 = Math.imul(MULTIPLIER_1, c2) >>> 0;
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/**
 * @param seed - 32-bit unsigned, the experiment's
 * @param stream - 32-bit unsigned: what the numbers are for, or which replica
 */
export function counterRandom(seed: number, stream: number): CounterRandom {
  const key = [seed >>> 0, stream >>> 0] as const;
  let block = 0;
  let words: readonly number[] = [];
  let used = 4;
  let spare: number | null = null;

  function word(): number {
    if (used === 4) {
      words = philox([block >>> 0, Math.floor(block / 0x100000000), 0, 0], key);
      block++;
      used = 0;
    }
    return words[used++];
  }

  function uniform(): number {
    const high = word() >>> 5;
    const low = word() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** Marsaglia's polar method; every second number is kept from the pair before. */
  function gaussian(): number {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * naturalLogarithm(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  }

  return { uniform, gaussian, integer: (n) => Math.floor(uniform() * n) };
}
