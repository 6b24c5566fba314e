import { expect, it } from 'vitest';
import { sayDifference, sayEstimate, sayList, sayPair } from './estimate-words';

it('says a mean in as many decimals as its error allows', () => {
  expect(sayEstimate(2.3149, 0.02)).toBe('2.31 ± 0.02');
  expect(sayEstimate(2.3149, 0.2)).toBe('2.3 ± 0.2');
  expect(sayEstimate(-1.5, null, 1)).toBe('−1.5');
  expect(sayEstimate(2.3149, 0)).toBe('2.31');
});

it('says a difference with its sign, and nothing before a zero', () => {
  expect(sayDifference(0.026, 0.01)).toBe('+0.03 ± 0.01');
  expect(sayDifference(-0.026, null)).toBe('−0.03');
  expect(sayDifference(-0.001, null)).toBe('0.00');
  expect(sayDifference(0.001, 0.02)).toBe('0.00 ± 0.02');
});

it('says pairs and lists', () => {
  expect(sayPair('O-Si-O')).toBe('O–Si–O');
  expect([sayList([]), sayList(['a']), sayList(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
});
