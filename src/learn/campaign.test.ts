import { describe, expect, it } from 'vitest';
import {
  campaignSettings,
  madeUpTrials,
  OPTIMUM,
  response,
  simulated,
} from '../../tests/support/campaigns';
import { TABLE_1 } from '../core/composition';
import { createExperiment } from '../core/experiment';
import { bestPotential } from './best-potential';
import { AUTHORS_BOUNDS, fromUnit } from './bounds';
import {
  type Campaign,
  createCampaign,
  jobsOf,
  type Learned,
  lossesOf,
  phaseOf,
  seedOf,
  trialsOf,
  trialsOfIteration,
  withCandidates,
  withOutcomes,
} from './campaign';
import { UNSTABLE } from './campaign-jobs';
import { parseCampaign, serialiseCampaign } from './campaign-json';
import { runCampaign } from './campaign-loop';
import { lossOf } from './loss';
import { DEFAULT_SEARCH } from './surrogate-search';

const never = new AbortController().signal;

/** A learner that moves half the way from the best trial to the optimum, and says so. */
function learned(campaign: Campaign): Learned {
  const known = trialsOf(campaign).length;
  const nothing = { scaled: null, absolute: null };
  const sets = Array.from({ length: campaign.settings.search.candidates }, (_, i) =>
    fromUnit([0.5, (known % 7) / 7, 0.5, (i + 1) / 5, 0.3], AUTHORS_BOUNDS.bo),
  );
  return {
    surrogate: { rmse: 0.1, density: nothing, b4: nothing, byComposition: [] },
    candidates: sets.map((parameters, i) => ({
      parameters,
      loss: 0.1 * (i + 1),
      spread: 0,
      risk: 0,
      value: 0.1 * (i + 1),
      predictions: [],
    })),
  };
}

const begun = () => createCampaign(campaignSettings(), madeUpTrials(4));

describe('a campaign', () => {
  it('learns, simulates, and learns again, until its iterations are done', async () => {
    const phases: string[] = [];
    const end = await runCampaign(
      begun(),
      {
        learn: async (campaign) => learned(campaign),
        simulate: async (jobs) => jobs.map(simulated),
        keep: (campaign) => {
          phases.push(phaseOf(campaign));
        },
      },
      never,
    );
    expect(phases).toEqual(['simulate', 'learn', 'simulate', 'learn', 'simulate', 'done']);
    expect(trialsOf(end)).toHaveLength(4 + 3 * 3);
    expect(trialsOf(end)[4]).toMatchObject({
      id: 'iteration 1, candidate 1',
      protocol: 'demo',
      atoms: 400,
      unstable: false,
    });
  });

  it('asks for every candidate at every composition, with one seed an iteration', () => {
    const campaign = withCandidates(begun(), learned(begun()));
    const jobs = jobsOf(campaign, 0);
    expect(jobs.map(({ candidate }) => candidate)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(jobs[3].composition).toEqual(TABLE_1['75B']);
    expect(new Set(jobs.map(({ seed }) => seed)).size).toBe(1);
    const seeds = [0, 1].flatMap((i) =>
      (['train', 'search', 'simulate'] as const).map((part) => seedOf(1, i, part)),
    );
    expect(new Set([...seeds, seedOf(2, 0, 'train')]).size).toBe(7);
  });

  it('stopped after any phase and read back goes on to the same bytes', async () => {
    const run = (from: Campaign, stopAfter: number) => {
      const stop = new AbortController();
      let kept = JSON.stringify(serialiseCampaign(from));
      let phases = 0;
      const hands = {
        learn: async (campaign: Campaign) => learned(campaign),
        simulate: async (jobs: Parameters<typeof simulated>[0][]) => jobs.map(simulated),
        keep: (campaign: Campaign) => {
          kept = JSON.stringify(serialiseCampaign(campaign));
          if (++phases === stopAfter) stop.abort();
        },
      };
      const done = runCampaign(from, { ...hands, simulate: hands.simulate as never }, stop.signal);
      return done.then(
        () => kept,
        () => kept,
      );
    };
    const whole = await run(begun(), 0);
    expect(JSON.parse(whole).iterations).toHaveLength(3);
    for (let phase = 1; phase <= 5; phase++) {
      const stopped = await run(begun(), phase);
      expect(stopped).not.toBe(whole);
      expect(await run(parseCampaign(JSON.parse(stopped)), 0)).toBe(whole);
    }
  });

  it('records an unstable candidate with the results that it has', () => {
    const proposed = withCandidates(begun(), learned(begun()));
    const outcomes = jobsOf(proposed, 0).map(simulated);
    outcomes[3] = UNSTABLE;
    const campaign = withOutcomes(proposed, outcomes);
    const [first, second] = trialsOfIteration(campaign, 0);
    expect(first.unstable).toBe(false);
    expect(second.unstable).toBe(true);
    expect(second.results.map(({ composition }) => composition)).toEqual([TABLE_1['24B']]);
    const { each, best, median } = lossesOf(campaign, 0);
    expect(each[1]).toBeNull();
    const known = [each[0], each[2]] as number[];
    expect(best).toBe(Math.min(...known));
    expect(median).toBeCloseTo((known[0] + known[1]) / 2, 12);
  });

  it('has no losses when every candidate is unstable, and keeps the best of what it was given', () => {
    const proposed = withCandidates(begun(), learned(begun()));
    const campaign = withOutcomes(
      proposed,
      jobsOf(proposed, 0).map(() => UNSTABLE),
    );
    expect(lossesOf(campaign, 0)).toMatchObject({ best: null, median: null, bestPredicted: 0.1 });
    expect(phaseOf(campaign)).toBe('learn');
    expect(bestPotential(campaign)?.trial.id).toMatch(/^trial-/);
  });

  it('keeps the best potential, which any command takes', () => {
    const { settings } = begun();
    const proposed = withCandidates(begun(), {
      ...learned(begun()),
      candidates: [{ ...learned(begun()).candidates[0], parameters: OPTIMUM }],
    });
    const campaign = withOutcomes(proposed, jobsOf(proposed, 0).map(simulated));
    const best = bestPotential(campaign);
    expect(best?.loss).toBeCloseTo(0, 20);
    expect(best?.trial.id).toBe('iteration 1, candidate 1');
    expect(best?.potential.pairs['B-O'].A).toBe(OPTIMUM.aBO);
    expect(() => createExperiment({ potential: best?.potential })).not.toThrow();
    const wanted = settings.targets.map(({ composition }) => {
      return { composition, ...response(OPTIMUM, composition) };
    });
    expect(lossOf(wanted, settings.targets, settings.objective)).toBeCloseTo(0, 20);
  });

  it('simulates nothing that counts for nothing', () => {
    const { targets } = campaignSettings();
    const campaign = createCampaign(
      campaignSettings({ targets: [{ ...targets[0], weight: 0 }, targets[1]] }),
      madeUpTrials(4),
    );
    expect(campaign.settings.targets).toEqual([targets[1]]);
  });

  it.each([
    ['no iterations', { iterations: 0 }, /0 iterations cannot be/],
    [
      'half a candidate',
      { search: { ...DEFAULT_SEARCH, candidates: 0.5 } },
      /cannot have 0\.5 candidates/,
    ],
    ['no targets', { targets: [] }, /ask for nothing/],
    [
      'a composition twice',
      { targets: [...campaignSettings().targets, campaignSettings().targets[0]] },
      /name 24B twice/,
    ],
    [
      'a cutoff beyond half the box',
      { template: createExperiment({ protocol: 'demo', cutoff: 12 }) },
      /does not fit into a box/,
    ],
    [
      'bounds that leave nothing',
      { bounds: { lower: AUTHORS_BOUNDS.bo.upper, upper: AUTHORS_BOUNDS.bo.lower } },
      /leaves nothing to search/,
    ],
  ])('refuses %s', (_what, some, message) => {
    expect(() => createCampaign(campaignSettings(some), madeUpTrials(4))).toThrow(message);
  });
});

describe('parseCampaign', () => {
  const proposed = withCandidates(begun(), learned(begun()));

  it('names what is wrong', () => {
    const json = () => JSON.parse(JSON.stringify(serialiseCampaign(proposed)));
    expect(() => parseCampaign({ ...json(), version: 2 }, 'c.json')).toThrow(
      /c\.json: "version" must be 1/,
    );
    const broken = json();
    broken.iterations[0].candidates[1].parameters.aBO = 'much';
    expect(() => parseCampaign(broken)).toThrow(/"iterations\.0\.candidates\.1\.parameters\.aBO"/);
    const torn = json();
    torn.iterations[0].outcomes = [UNSTABLE];
    expect(() => parseCampaign(torn)).toThrow(/iteration 1 lacks some of its outcomes/);
  });
});
