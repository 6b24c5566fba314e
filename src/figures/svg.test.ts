import { expect, it } from 'vitest';
import { scale, tickLabels, ticks } from './scale';
import { picture, text } from './svg';

it('ticks are round and inside', () => {
  expect(ticks([-0.25, 0.21], 4)).toEqual([-0.2, 0, 0.2]);
  expect(ticks([2.29, 2.63], 4)).toHaveLength(4);
  expect(ticks([0, 10], 5)).toEqual([0, 2, 4, 6, 8, 10]);
});

it('ticks are written in as many decimals as they differ by', () => {
  expect(tickLabels(ticks([-0.25, 0.21], 4))).toEqual(['−0.2', '0.0', '0.2']);
  expect(tickLabels([2.3, 2.35, 2.4])).toEqual(['2.30', '2.35', '2.40']);
  expect(tickLabels([0, 50, 100])).toEqual(['0', '50', '100']);
});

it('a scale maps ends to ends', () => {
  const y = scale([1, 3], [100, 0]);
  expect([y(1), y(2), y(3)]).toEqual([100, 50, 0]);
});

it('words cannot break the picture', () => {
  const svg = picture(10, 10, { title: 'a < b & c', description: '</desc>' }, '', [
    text(1, 2, 'x < y'),
  ]);
  expect(svg).toContain('<title>a &lt; b &amp; c</title>');
  expect(svg).toContain('<desc>&lt;/desc&gt;</desc>');
  expect(svg).toContain('x &lt; y');
});
