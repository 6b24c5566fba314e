import { describe, expect, it } from 'vitest';
import { TABLE_1 } from '../../core/composition';
import { createExperiment } from '../../core/experiment';
import { experimentOfJobs, type Job, jobName } from '../../learn/campaign-jobs';
import { KNOWN_SETS } from '../../learn/parameters';
import { memoryNeeded } from '../../run/memory-needed';
import { batchesOf, batchMemory } from './batches';

const template = createExperiment({ preset: '24B', protocol: 'demo' });
const jobs = KNOWN_SETS.flatMap(({ parameters }, candidate) =>
  [TABLE_1['24B'], TABLE_1['75B']].map((composition): Job => {
    return { candidate, parameters, composition, seed: 7 };
  }),
);
const roomy = {
  maxBufferSize: 2 ** 32,
  maxStorageBufferBindingSize: 2 ** 32,
  maxComputeWorkgroupStorageSize: 32768,
};

describe('batchesOf', () => {
  it('makes all jobs at once where there is room', () => {
    expect(batchesOf(jobs, template, roomy)).toEqual([jobs]);
  });

  it('makes as few batches as fit, equal ones, and leaves nothing out', () => {
    const { largest } = memoryNeeded(experimentOfJobs(jobs, template), roomy);
    const narrow = { ...roomy, maxStorageBufferBindingSize: Math.floor(0.6 * largest) };
    const batches = batchesOf(jobs, template, narrow);
    expect(batches.map((batch) => batch.length)).toEqual([4, 4]);
    expect(batches.flat()).toEqual(jobs);
    const need = memoryNeeded(experimentOfJobs(batches[0], template), narrow);
    expect(need).toEqual(batchMemory(batches[0], template, narrow));
  });

  it('says so when not even one glass fits', () => {
    const tiny = { ...roomy, maxBufferSize: 1e3, maxStorageBufferBindingSize: 1e3 };
    expect(() => batchesOf(jobs, template, tiny)).toThrow(/400 atoms do not fit this adapter/);
  });

  it('gives no batch of no jobs', () => {
    expect(batchesOf([], template, roomy)).toEqual([]);
  });
});

describe('experimentOfJobs', () => {
  it('has a variant for each job, with its own composition and potential', () => {
    const experiment = experimentOfJobs(jobs, template);
    expect(experiment.seed).toBe(7);
    expect(experiment.variants.map(({ name }) => name)).toEqual(jobs.map(jobName));
    expect(jobName(jobs[3])).toBe('candidate 2, 75B');
    const { composition, potential } = experiment.variants[3];
    expect(composition).toEqual(TABLE_1['75B']);
    expect(potential?.pairs['B-O']).toEqual({ A: 199781.623, rho: 0.123938, C: 26.82888 });
    expect(potential?.pairs['Si-O']).toEqual(template.potential.pairs['Si-O']);
  });
});
