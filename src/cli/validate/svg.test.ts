import { expect, it } from 'vitest';
import { picture, scale, text, ticks } from './svg';

it('ticks are round and inside', () => {
  expect(ticks([-0.25, 0.21], 4)).toEqual([-0.2, 0, 0.2]);
  expect(ticks([2.29, 2.63], 4)).toHaveLength(4);
  expect(ticks([0, 10], 5)).toEqual([0, 2, 4, 6, 8, 10]);
});

it('a scale maps ends to ends', () => {
  const y = scale([1, 3], [100, 0]);
  expect([y(1), y(2), y(3)]).toEqual([100, 50, 0]);
});

it('words cannot break the picture', () => {
  const svg = picture(10, 10, 'a < b & c', [text(1, 2, 'x < y')]);
  expect(svg).toContain('<title>a &lt; b &amp; c</title>');
  expect(svg).toContain('x &lt; y');
  expect(svg).toContain('prefers-color-scheme: dark');
});
