import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { everyComposition } from '../../core/variants';
import { Recorder } from '../../run/recorder';
import { summarise, type VariantSummary } from '../../run/summary';
import { agrees, compared, sayCompared, summariesOfVariants } from './compare';

const value = (mean: number, standardError: number | null) => ({ mean, standardError });

const experiment = createExperiment({ variants: everyComposition().slice(0, 3), replicas: 3 });
const measured = { platform: 'gpu', adapter: 'test', stateHash: '', stepsPerSecond: 1 } as const;
const empty = summariesOfVariants(summarise(experiment, new Recorder(experiment), measured));
const densities = [value(2.3, 0.02), value(2.32, 0.02), value(2.5, 0.01)];
const summaries = empty.map(
  (summary, i): VariantSummary => ({ ...summary, density: densities[i] }),
);

describe('variants beside each other', () => {
  it('are told apart only when they differ by more than the error of the difference', () => {
    expect(summaries.map(({ name }) => name)).toEqual(['75B', '62B', '50B']);
    expect(compared(summaries, summaries[0], 'density')).toEqual({
      within: ['62B'],
      beyond: ['50B'],
    });
    expect(compared(summaries, summaries[2], 'density').within).toEqual([]);
    expect(compared(summaries, summaries[0], 'b4Fraction')).toEqual({ within: [], beyond: [] });
  });

  it('are compared in a sentence', () => {
    expect(sayCompared(summaries, summaries[1])).toBe(
      'Differs from 62B by less than its error: density of 75B.',
    );
    expect(sayCompared(summaries, summaries[2])).toBe(
      'Every difference from 50B is larger than its error.',
    );
    expect(sayCompared(empty, empty[0])).toBeNull();
  });

  it('of a run without variants are the run itself', () => {
    const alone = createExperiment({ replicas: 2 });
    const summary = summarise(alone, new Recorder(alone), measured);
    expect(summariesOfVariants(summary)).toEqual([summary]);
  });
});

describe('single glasses of one experiment', () => {
  it('are never told apart, whatever their own series scatter by', () => {
    // Seeds 1 and 4 of 24B at 100 K/ps: 54 of their block errors apart.
    const own = createExperiment({ variants: everyComposition().slice(0, 2), replicas: 1 });
    const two = summariesOfVariants(summarise(own, new Recorder(own), measured)).map(
      (summary, i): VariantSummary => ({
        ...summary,
        density: i === 0 ? value(2.391, 0.0025) : value(2.18, 0.003),
      }),
    );
    expect(compared(two, two[0], 'density')).toEqual({ within: [], beyond: [] });
    expect(sayCompared(two, two[0])).toBeNull();
    expect(agrees(two[0].density, 2.391, two[0])).toBe(false);
  });
});

describe('an estimate beside experiment', () => {
  const seeds = summaries[0];

  it('agrees when it is nearer than its error, of three seeds or more', () => {
    expect(agrees(value(2.5, 0.05), 2.54, seeds)).toBe(true);
    expect(agrees(value(2.4, 0.05), 2.54, seeds)).toBe(false);
    expect(agrees(value(2.54, null), 2.54, seeds)).toBe(false);
    expect(agrees(null, 2.54, seeds)).toBe(false);
    expect(agrees(value(2.5, 0.05), null, seeds)).toBe(false);
    expect(agrees(value(2.5, 0.05), 2.54, { perReplica: seeds.perReplica.slice(1) })).toBe(false);
  });
});
