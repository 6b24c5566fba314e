import { describe, expect, it } from 'vitest';
import { createExperiment } from '../core/experiment';
import { placeReplicas } from '../run/replicas';
import { pairDistribution } from '../structure/pair-distribution';
import { RunningDistribution } from './running-distribution';

const glasses = placeReplicas(createExperiment({ atoms: 120, cutoff: 5, replicas: 2 }));

describe('RunningDistribution', () => {
  it('averages the frames of a series and begins anew with another', () => {
    const running = new RunningDistribution();
    running.add('1', glasses[0]);
    const both = running.add('1', glasses[1]);
    const [a, b] = glasses.map((glass) => pairDistribution(glass, ['Si-O']).g['Si-O']);
    expect(both.frames).toBe(2);
    expect(both.mean.g['Si-O']?.[60]).toBeCloseTo(((a?.[60] ?? 0) + (b?.[60] ?? 0)) / 2, 12);
    expect(running.add('2', glasses[0]).frames).toBe(1);
  });

  it('stops at the reach of the smallest box, and keeps absent elements absent', () => {
    const running = new RunningDistribution();
    const [noBoron] = placeReplicas(createExperiment({ preset: '0B', atoms: 120, cutoff: 5 }));
    const smaller = { ...noBoron, box: [9, 9, 9] as const };
    running.add('1', noBoron);
    const { mean } = running.add('1', smaller);
    expect(mean.r).toHaveLength(90);
    expect(mean.g['Si-O']).toHaveLength(90);
    expect(mean.g['B-O']).toBeNull();
  });
});
