import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../tests/support/glass';
import { TABLE_1 } from '../core/composition';
import { columnNumber, GlassAverage } from './glass';

/** A frame of one silica unit whose box has some edge, Å. */
const frame = (edge: number) =>
  configurationOf(
    [
      ['Si', 1, 1, 1],
      ['O', 1, 1, 2.6],
      ['O', 1, 1, 4.2],
    ],
    edge,
  );

const edges = () =>
  new GlassAverage(({ box: [edge] }) => ({
    edge: [edge],
    bins: Array.from({ length: Math.floor(edge) }, () => edge),
    large: edge > 10 ? [edge] : null,
  }));

describe('the average of a glass', () => {
  it('has errors from its replicas, and none of a single one', () => {
    const frames = edges();
    for (const edge of [9, 10, 11]) frames.add(frame(edge));
    const single = frames.result();
    expect(single?.sampling).toEqual({ atoms: 3, replicas: 1, frames: 3 });
    expect(single && columnNumber(single, 'edge')).toEqual({
      mean: 10,
      standardError: null,
    });
    const replicas = edges();
    for (const edge of [9, 11]) replicas.add(frame(edge), 0);
    for (const edge of [12, 12, 12]) replicas.add(frame(edge), 1);
    const both = replicas.result();
    expect(both?.sampling).toEqual({ atoms: 3, replicas: 2, frames: 2 });
    expect(both && columnNumber(both, 'edge')).toEqual({ mean: 11, standardError: 1 });
  });

  it('has the bins that all frames have, and what only some frames have', () => {
    const average = edges();
    for (const edge of [9, 10, 11]) average.add(frame(edge));
    expect([...(average.result()?.columns.bins?.mean ?? [])]).toEqual(Array(9).fill(10));
    expect(average.result()?.columns.large?.mean).toEqual(Float64Array.of(11));
    const never = edges();
    never.add(frame(9));
    const glass = never.result();
    expect(glass?.columns.large).toBeNull();
    expect(glass && columnNumber(glass, 'large')).toBeNull();
  });

  it('is of the glass that it is told, or that its atoms make', () => {
    expect(edges().result()).toBeNull();
    const average = edges();
    average.add(frame(9));
    expect(average.result()).toMatchObject({ name: '100SiO2', potential: null, conditions: null });
    const told = average.result({ composition: TABLE_1['24B'], potential: 'Wang 2018' });
    expect(told).toMatchObject({ name: '24B', potential: 'Wang 2018' });
  });
});
