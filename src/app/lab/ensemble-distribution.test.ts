import { describe, expect, it, vi } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { placeReplicas } from '../../run/replicas';
import { type PairDistribution, pairDistribution } from '../../structure/pair-distribution';
import { CATION_OXYGEN } from '../../structure/pair-name';
import { averageDistributions, type EnsembleDistribution } from './ensemble-distribution';
import { EnsembleGatherer } from './ensemble-gatherer';
import { Recording } from './recording';

const flat = (values: readonly number[], other: number[] | null = null): PairDistribution => ({
  r: Float64Array.from(values, (_, i) => 0.05 * (i + 0.5)),
  g: { 'Si-O': Float64Array.from(values), 'B-O': other && Float64Array.from(other) },
});

describe('g(r) of an ensemble', () => {
  it('averages the frames of a replica first, then the replicas with their error', () => {
    const mean = averageDistributions([
      [flat([1, 2, 9]), flat([3, 2, 9])],
      [flat([4, 6]), flat([4, 6])],
    ]);
    expect([...(mean.g['Si-O'] ?? [])]).toEqual([3, 4]);
    // Replicas at 2 and 4, at 2 and 6: standard errors of 1 and 2.
    expect([...(mean.error['Si-O'] ?? [])].map((e) => e.toFixed(12))).toEqual([
      '1.000000000000',
      '2.000000000000',
    ]);
    expect(mean.g['B-O']).toBeNull();
    expect(mean.r).toHaveLength(2);
    expect([mean.replicas, mean.frames]).toEqual([2, 2]);
  });

  it('has no error of one replica', () => {
    expect(averageDistributions([[flat([1])]]).error['Si-O']).toBeNull();
  });
});

describe('EnsembleGatherer', () => {
  const experiment = createExperiment({ preset: '24B', atoms: 120, cutoff: 5, replicas: 3 });
  const configurations = placeReplicas(experiment);
  const recording = new Recording('24B', 'run', experiment, 3);
  for (const step of [0, 10, 20]) {
    recording.addStructure(
      configurations.map(() => ({ step, time: step, temperature: 3000, b4: 0.4, si4: 1 })),
    );
    recording.addFrames(configurations, { step, time: step });
  }
  const replicas = [0, 1, 2];

  it('measures every frame once, and averages what is wished for last', async () => {
    const found: EnsembleDistribution[] = [];
    const measure = vi.fn(async (c: (typeof configurations)[number]) =>
      pairDistribution(c, CATION_OXYGEN),
    );
    const gatherer = new EnsembleGatherer(measure, (distribution) => found.push(distribution));
    await gatherer.want({ recording, replicas, frame: null });
    expect(measure).toHaveBeenCalledTimes(9);
    expect(found.map(({ replicas: r, frames }) => [r, frames])).toEqual([[3, 3]]);
    expect(Math.max(...(found[0].error['Si-O'] ?? []))).toBeGreaterThan(0);

    await gatherer.want({ recording, replicas, frame: 1 });
    expect(measure).toHaveBeenCalledTimes(9);
    expect(found[1].frames).toBe(1);
    // The three frames of a replica are the same configuration here.
    for (const [bin, g] of (found[1].g['B-O'] ?? []).entries()) {
      expect(g).toBeCloseTo(found[0].g['B-O']?.[bin] ?? Number.NaN, 12);
    }
  });

  it('lets a newer wish overtake one that waits', async () => {
    const frames: (number | null)[] = [];
    const gatherer = new EnsembleGatherer(
      async (c) => pairDistribution(c, CATION_OXYGEN),
      (_, wish) => frames.push(wish.frame),
    );
    await Promise.all([0, 1, 2].map((frame) => gatherer.want({ recording, replicas, frame })));
    await vi.waitFor(() => expect(frames).toEqual([0, 2]));
  });
});
