import { describe, expect, it } from 'vitest';
import { analyticTrials } from '../../../tests/support/analytic-glass';
import { finish } from '../../../tests/support/finish';
import { createExperiment } from '../../core/experiment';
import { roundCost } from '../../lab/fit/cost';
import { BEGINNING, campaignOf, isFixed, isPending } from '../../lab/fit/fit-state';
import { lossFigure, withReports } from '../../lab/fit/loss-curves';
import { experimentOfJobs } from '../../learn/campaign-jobs';
import { firstSets, jobsOfSets } from '../../learn/first-trials';
import { DEFAULT_SURROGATE, type SurrogateReport, trainSurrogate } from '../../learn/surrogate';
import { measuredTargets } from '../../learn/targets';
import { fitOf, recordOf } from '../../storage/fit-record';

const report = (network: number, epoch: number, heldOutLoss: number | null): SurrogateReport => ({
  network,
  networks: 2,
  epoch,
  epochs: 2,
  loss: 0.04,
  heldOutLoss,
  learningRate: 1e-3,
});

describe('curves of the learning', () => {
  it('grow network by network; the latest is drawn thick', () => {
    const curves = withReports(withReports([], [report(0, 1, 0.09), report(0, 2, 0.01)]), [
      report(1, 1, 0.16),
    ]);
    expect(curves).toEqual([
      { epochs: [1, 2], training: [0.2, 0.2], heldOut: [0.3, 0.1] },
      { epochs: [1], training: [0.2], heldOut: [0.4] },
    ]);
    const [{ series }] = lossFigure(curves, 2).panels;
    expect(series.map(({ faint }) => faint)).toEqual([true, true, false, false]);
    expect(new Set(series.map(({ id }) => id)).size).toBe(4);
  });

  it('have no held-out line where nothing is held out, and none at all before', () => {
    const [{ series }] = lossFigure(withReports([], [report(0, 1, null)]), 2).panels;
    expect(series.map(({ name }) => name)).toEqual(['trials it learns from']);
    expect(lossFigure([], 2).panels[0].series).toEqual([]);
  });

  it('are those of a real training', () => {
    const options = { ...DEFAULT_SURROGATE, epochs: 3, folds: 2, networksPerFold: 1 };
    const reports: SurrogateReport[] = [];
    finish(trainSurrogate(analyticTrials(9, 1), options, 1), (told) => reports.push(told));
    const curves = withReports([], reports);
    expect(curves.map(({ epochs }) => epochs)).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });
});

describe('what a reload does not lose', () => {
  const targets = measuredTargets().map((target, i) => ({ ...target, weight: i === 2 ? 1 : 0 }));
  const state = {
    ...BEGINNING,
    data: analyticTrials(3, 1),
    settings: { ...BEGINNING.settings, targets },
    design: firstSets(1, BEGINNING.settings.bounds, 1),
    unstable: ['candidate 1, 24B'],
  };

  it('comes back as it was, with targets that count for nothing', () => {
    const record = JSON.parse(JSON.stringify(recordOf(state, BEGINNING.settings)));
    const { data, settings, iterations, design, unstable } = fitOf(record);
    expect({ data, settings, iterations, design, unstable }).toEqual({
      data: state.data,
      settings: state.settings,
      iterations: [],
      design: state.design,
      unstable: state.unstable,
    });
    expect(campaignOf(state).settings.targets).toHaveLength(1);
    expect([isFixed(state), isPending(state), isPending(BEGINNING)]).toEqual([true, true, false]);
  });

  it('keeps the settings that were whole while others are typed', () => {
    const nothing = targets.map((target) => ({ ...target, weight: 0 }));
    const typing = { ...state, settings: { ...state.settings, targets: nothing } };
    const kept = fitOf(recordOf(typing, state.settings));
    expect(kept.settings).toEqual(state.settings);
    expect(kept.data).toEqual(state.data);
  });

  it('is refused when another version wrote it', () => {
    const record = { ...recordOf(state, BEGINNING.settings), format: 99 };
    expect(() => fitOf(record)).toThrow(/another version/);
  });
});

describe('the cost of a round', () => {
  const template = createExperiment({ protocol: 'demo' });
  const targets = measuredTargets(['24B', '75B']);
  const words = ['candidate', 'candidates'] as const;

  it('is said in glasses, steps and time', () => {
    const speeds = [{ atoms: 400, cutoff: 7, stepsPerSecond: 1000, dispatchesPerStep: 7 }];
    const cost = roundCost(2, words, targets, template, null, speeds);
    expect(cost.words).toBe(
      '2 candidates × 2 compositions = 4 glasses of 400 atoms, 12,000 steps each.',
    );
    expect(cost.time).toBe('About 48 s on this computer.');
    expect(roundCost(1, words, targets, template, null, []).time).toBeNull();
  });

  it('refuses none, too many, and what does not hold its cutoff', () => {
    expect(() => roundCost(0, words, targets, template, null, [])).toThrow(/nothing to simulate/);
    expect(() => roundCost(2, words, [], template, null, [])).toThrow(/nothing to simulate/);
    expect(() => roundCost(200, words, targets, template, null, [])).toThrow(/400 glasses/);
    const tight = { ...template, cutoff: 12 };
    expect(() => roundCost(1, words, targets, tight, null, [])).toThrow(/cutoff/i);
  });
});

describe('jobs of sets', () => {
  it('become one experiment', () => {
    const targets = measuredTargets(['24B', '75B']);
    const jobs = jobsOfSets(firstSets(0, BEGINNING.settings.bounds, 1), targets, 5);
    const { variants, seed } = experimentOfJobs(jobs, createExperiment());
    expect([variants.length, seed]).toEqual([8, 5]);
    expect(new Set(variants.map(({ name }) => name)).size).toBe(8);
  });
});
