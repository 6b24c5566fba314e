import { describe, expect, it } from 'vitest';
import { analyticTrials } from '../../../tests/support/analytic-glass';
import { createExperiment, type Experiment } from '../../core/experiment';
import { TABLE_1 } from '../../core/glasses';
import { POTENTIALS } from '../../core/potential';
import { trialsOfRun } from '../../lab/fit/lab-trials';
import { isSame, outcomesOf } from '../../lab/fit/outcomes';
import { targetsWith, withTrials } from '../../lab/fit/trial-table';
import { AUTHORS_BOUNDS } from '../../learn/bounds';
import { experimentOfJobs, jobName, UNSTABLE } from '../../learn/campaign-jobs';
import { firstSets, jobsOfSets, openJobs, trialsOfSets } from '../../learn/first-trials';
import { KNOWN_SETS, parametersOf } from '../../learn/parameters';
import { measuredTargets } from '../../learn/targets';
import type { Summary } from '../../run/summary';

/** What a run would come to, with the density of each variant in turn. */
function summaryOf(experiment: Experiment, densities: readonly number[]): Summary {
  const each = densities.map((mean, v) => {
    const variant = experiment.variants.at(v);
    return {
      name: variant?.name ?? experiment.name,
      composition: variant?.composition ?? experiment.composition,
      potential: 'x',
      protocol: 'demo',
      atoms: 400,
      density: { mean, standardError: 0.01 },
      b4Fraction: null,
      perReplica: [],
    };
  });
  const { cutoff, seed, replicas } = experiment;
  const variants = experiment.variants.length > 0 ? each : [];
  return {
    ...each[0],
    cutoff,
    seed,
    replicas,
    adapter: 'GPU',
    stepsPerSecond: 1,
    variants,
  } as unknown as Summary;
}

describe('a finished run as trials', () => {
  it('is one trial a parameter set, with all its compositions', () => {
    const [yang, wang] = [POTENTIALS[0], POTENTIALS[3]];
    const experiment = createExperiment({
      variants: [
        { name: 'a', composition: TABLE_1['24B'], potential: yang },
        { name: 'b', composition: TABLE_1['24B'], potential: wang },
        { name: 'c', composition: TABLE_1['75B'], potential: yang },
      ],
    });
    const trials = trialsOfRun(experiment, summaryOf(experiment, [2.5, 2.4, 2.3]));
    expect(trials.map(({ parameters }) => parameters)).toEqual([
      parametersOf(yang),
      parametersOf(wang),
    ]);
    expect(trials[0].results.map(({ density }) => density?.value)).toEqual([2.5, 2.3]);
    expect(trials[0].results[0]).toMatchObject({ density: { error: 0.01 }, b4: null });
    expect(trials[1].results).toHaveLength(1);
  });

  it('is refused where five parameters do not tell the potential', () => {
    const yang = POTENTIALS[0];
    const charged = { ...yang, id: 'other', charges: { ...yang.charges, O: -1 } };
    const odd = createExperiment({ potential: charged });
    expect(() => trialsOfRun(odd, summaryOf(odd, [2.5]))).toThrow(/more than B–O and B–B/);
    const turned = createExperiment({
      changes: [{ step: 10, quantity: 'B-O.rho', value: 0.13 }],
    });
    expect(() => trialsOfRun(turned, summaryOf(turned, [2.5]))).toThrow(/changed while/);
    const cooled = createExperiment({ changes: [{ step: 10, quantity: 'rate', value: 50 }] });
    expect(trialsOfRun(cooled, summaryOf(cooled, [2.5]))).toHaveLength(1);
  });
});

describe('trials to begin with', () => {
  const targets = measuredTargets(['24B', '75B']);
  const sets = firstSets(3, AUTHORS_BOUNDS.bo, 1);

  it('are the published sets and others within the bounds, the same for a seed', () => {
    expect(sets.slice(0, 4)).toEqual(KNOWN_SETS.map(({ parameters }) => parameters));
    for (const { aBO } of sets.slice(4)) {
      expect(aBO).toBeGreaterThan(AUTHORS_BOUNDS.bo.lower.aBO);
      expect(aBO).toBeLessThan(AUTHORS_BOUNDS.bo.upper.aBO);
    }
    expect(firstSets(3, AUTHORS_BOUNDS.bo, 1)).toEqual(sets);
    expect(firstSets(0, AUTHORS_BOUNDS.bo, 1)).toHaveLength(4);
  });

  it('record what did not hold together', () => {
    const jobs = jobsOfSets(sets, targets, 9);
    expect(jobs).toHaveLength(14);
    const made = { unstable: false, density: { value: 2.4, error: null }, b4: null };
    const outcomes = jobs.map((_, j) => (j === 1 ? UNSTABLE : made));
    const trials = trialsOfSets(sets, jobs, outcomes, createExperiment(), 'a test');
    expect(trials.map(({ unstable }) => unstable)).toEqual([true, ...Array(6).fill(false)]);
    expect(trials[0]).toMatchObject({ id: 'Yang 2026', results: [{ density: { value: 2.4 } }] });
    expect(trials[4].results).toHaveLength(2);
    expect(openJobs(jobs, [jobName(jobs[1])])).toHaveLength(13);
  });
});

describe('a run that makes the glasses of jobs', () => {
  const sets = firstSets(0, AUTHORS_BOUNDS.bo, 1).slice(0, 2);
  const jobs = jobsOfSets(sets, measuredTargets(['24B']), 9);
  const experiment = experimentOfJobs(jobs, createExperiment());

  it('is told from others by its glasses, not by how they are computed', () => {
    const computed = {
      ...experiment,
      name: 'x',
      numerics: {
        adapter: 'GPU',
        lanes: 4,
        meshLanes: 1,
        skin: 1,
        meshPointCost: 15,
        planeThreads: 4,
      },
    };
    expect(isSame(experiment, computed)).toBe(true);
    expect(isSame(experiment, { ...experiment, atoms: 500 })).toBe(false);
    expect(isSame(experiment, experimentOfJobs(jobs.slice(1), createExperiment()))).toBe(false);
    const swapped = jobs.map((job) => ({ ...job, parameters: sets[1 - job.candidate] }));
    expect(isSame(experiment, experimentOfJobs(swapped, createExperiment()))).toBe(false);
    expect(isSame(experiment, createExperiment())).toBe(false);
  });

  it('gives outcomes by name; a job that it did not make is unstable', () => {
    const second = experimentOfJobs(jobs.slice(1), createExperiment());
    expect(outcomesOf(jobs, summaryOf(second, [2.4]))).toEqual([
      UNSTABLE,
      { unstable: false, density: { value: 2.4, error: 0.01 }, b4: null },
    ]);
  });
});

describe('a table that is imported', () => {
  it('takes what no trial was simulated at out of the targets', () => {
    const trials = analyticTrials(3, 1);
    const targets = targetsWith(measuredTargets(), { trials, targets: null }, trials);
    const counting = targets.filter(({ weight }) => weight > 0);
    expect(counting.map(({ composition }) => composition.B2O3)).toEqual([6, 24, 50, 75]);
    expect(targets).toHaveLength(measuredTargets().length);
  });

  it('brings its own targets, and leaves all as they are without results', () => {
    const own = { ...measuredTargets(['24B'])[0], density: 2.6 };
    const table = { trials: [], targets: [own] };
    const targets = targetsWith(measuredTargets(), table, []);
    const found = targets.find(({ composition }) => composition.B2O3 === 24);
    expect(found?.density).toBe(2.6);
    expect(targets.every(({ weight }) => weight === 1)).toBe(true);
  });

  it('adds nothing twice', () => {
    const trials = analyticTrials(3, 1);
    expect(withTrials(trials, [...trials, ...analyticTrials(2, 5)])).toHaveLength(5);
  });
});
