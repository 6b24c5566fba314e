import { Problem } from '../../core/problem';
import { campaignOf, type FitPlace } from '../../lab/fit/fit-state';
import { withReports } from '../../lab/fit/loss-curves';
import { sayFailure } from '../../lab/words/failure-words';
import {
  type Campaign,
  type CampaignSettings,
  createCampaign,
  type Learned,
  seedOf,
  trialsOf,
  withCandidates,
} from '../../learn/campaign';
import type { Job, JobOutcome } from '../../learn/campaign-jobs';
import { runCampaign } from '../../learn/campaign-loop';
import { firstSets, jobsOfSets, trialsOfSets } from '../../learn/first-trials';
import type { Surrogate } from '../../learn/surrogate';
import type { SearchOutcome, SearchProblem } from '../../learn/surrogate-search';
import { fitClient } from '../../workers/fit/fit-client';
import { changeSettings, useFit } from './fit-store';
import { addTrials } from './import-trials';
import { simulateInLab } from './lab-simulation';

/** What is done at present can be stopped by it. */
let present: AbortController | null = null;

/** Does one thing at a time; what goes wrong is said beside it. */
async function work(place: FitPlace, task: (signal: AbortSignal) => Promise<void>): Promise<void> {
  if (present) return;
  const control = new AbortController();
  present = control;
  useFit.setState({ trouble: null, place });
  try {
    await task(control.signal);
  } catch (error) {
    if (!control.signal.aborted) useFit.setState({ trouble: sayFailure(error) });
  } finally {
    present = null;
    useFit.setState({ work: null });
  }
}

/** Stops what is being done; what came of it so far is kept. */
export function stopWork(): void {
  present?.abort();
}

/** Learns from all trials. */
export function train(): Promise<void> {
  return work('surrogate', async (signal) => {
    await learnFrom(campaignOf(useFit.getState()), signal);
  });
}

/** Looks for candidates on what was learned. */
export function search(): Promise<void> {
  return work('search', async (signal) => {
    const { learned } = useFit.getState();
    if (learned === null) return;
    await searchOn(campaignOf(useFit.getState()), learned.surrogate, signal);
  });
}

async function learnFrom(campaign: Campaign, signal: AbortSignal): Promise<Surrogate> {
  const { training, seed } = campaign.settings;
  const trials = trialsOf(campaign);
  const networks = training.folds * training.networksPerFold;
  useFit.setState({ curves: [], work: { kind: 'train', networks, share: 0 } });
  const surrogate = await fitClient.ask(
    'train',
    { trials, options: training, seed: seedOf(seed, campaign.iterations.length, 'train') },
    {
      onReport: (reports) => {
        const last = reports.at(-1);
        if (last === undefined) return;
        const share = (last.network + last.epoch / last.epochs) / last.networks;
        useFit.setState(({ curves }) => ({
          curves: withReports(curves, reports),
          work: { kind: 'train', networks, share },
        }));
      },
      signal,
    },
  );
  useFit.setState({ learned: { surrogate, trials: trials.length }, candidates: [], chosen: [] });
  return surrogate;
}

/** What a search of the surrogate is about. */
export function problemOf(campaign: Campaign, surrogate: Surrogate): SearchProblem {
  const { targets, objective, bounds } = campaign.settings;
  return { surrogate, trials: trialsOf(campaign), targets, objective, bounds };
}

async function searchOn(
  campaign: Campaign,
  surrogate: Surrogate,
  signal: AbortSignal,
): Promise<SearchOutcome> {
  const { search: options, seed } = campaign.settings;
  useFit.setState({ work: { kind: 'search', share: 0, best: Number.NaN } });
  const found = await fitClient.ask(
    'search',
    {
      problem: problemOf(campaign, surrogate),
      options,
      seed: seedOf(seed, campaign.iterations.length, 'search'),
    },
    {
      onReport: ({ evaluations, budget, best }) => {
        useFit.setState({ work: { kind: 'search', share: evaluations / budget, best } });
      },
      signal,
    },
  );
  if (found.candidates.length === 0) {
    throw new Problem(
      'The search found no parameters that were not tried before.',
      'Widen the bounds, or let it evaluate more.',
    );
  }
  useFit.setState({
    candidates: found.candidates,
    chosen: found.candidates.map((_, i) => i),
  });
  return found;
}

/** Simulates published and spread-out parameter sets, to learn from. */
export function makeFirstTrials(spread: number): Promise<void> {
  return work('trials', async (signal) => {
    const state = useFit.getState();
    const campaign = campaignOf(state);
    checkCampaign(campaign, 1);
    const { bounds, seed } = campaign.settings;
    useFit.setState({ design: firstSets(spread, bounds, seed), unstable: [] });
    await makeDesign(signal);
  });
}

async function makeDesign(signal: AbortSignal): Promise<void> {
  const state = useFit.getState();
  const { design } = state;
  if (design === null) return;
  const { settings } = campaignOf(state);
  const jobs = jobsOfSets(design, settings.targets, seedOf(settings.seed, 0, 'simulate'));
  const outcomes = await simulate(jobs, settings, signal);
  const trials = trialsOfSets(design, jobs, outcomes, settings.template, 'the potential lab');
  useFit.setState({ design: null, unstable: [] });
  addTrials({ trials, targets: null });
}

/** Simulates the chosen candidates, learns from them, and goes on so for some rounds. */
export function simulateChosen(rounds: number): Promise<void> {
  return work('loop', async (signal) => {
    const state = useFit.getState();
    const { learned, candidates, chosen } = state;
    if (learned === null) return;
    const wanted = candidates.filter((_, i) => chosen.includes(i));
    if (wanted.length === 0) {
      throw new Problem('No candidate is chosen.', 'Tick at least one of the table.');
    }
    const campaign = campaignOf(state);
    const iterations = campaign.iterations.length + rounds;
    checkCampaign(campaign, iterations);
    const { errors } = learned.surrogate;
    changeSettings({ iterations });
    keepRounds(withCandidates(campaign, { surrogate: errors, candidates: wanted }));
    await goRound(signal);
  });
}

/** Goes on with the round that waits for its glasses. */
export function goOnWithRound(): Promise<void> {
  const place = useFit.getState().design === null ? 'loop' : 'trials';
  return work(place, async (signal) => {
    if (place === 'trials') await makeDesign(signal);
    else await goRound(signal);
  });
}

/** Gives the round up that waits for its glasses. */
export function giveRoundUp(): void {
  useFit.setState(({ iterations }) => ({
    design: null,
    unstable: [],
    trouble: null,
    iterations: iterations.filter(({ outcomes }) => outcomes !== null),
  }));
}

/** Begins anew with all trials so far; targets and glasses can be changed again. */
export function foldRounds(): void {
  useFit.setState((state) => ({ data: trialsOf(campaignOf(state)), iterations: [] }));
}

/** @throws Problem when a setting cannot be, or a glass does not hold its cutoff */
function checkCampaign({ settings, data }: Campaign, iterations: number): void {
  createCampaign({ ...settings, iterations }, data);
}

/** Simulates what is pending, learns from it, and so on until all rounds are done. */
async function goRound(signal: AbortSignal): Promise<void> {
  const campaign = await runCampaign(
    campaignOf(useFit.getState()),
    {
      learn: learnCandidates,
      simulate: (jobs, _iteration, stop) =>
        simulate(jobs, campaignOf(useFit.getState()).settings, stop),
      keep: keepRounds,
    },
    signal,
  );
  // The last round teaches, too.
  await learnCandidates(campaign, signal);
}

async function learnCandidates(campaign: Campaign, signal: AbortSignal): Promise<Learned> {
  const surrogate = await learnFrom(campaign, signal);
  const { candidates } = await searchOn(campaign, surrogate, signal);
  return { surrogate: surrogate.errors, candidates };
}

function keepRounds({ iterations }: Campaign): void {
  useFit.setState({ iterations, unstable: [] });
}

function simulate(
  jobs: readonly Job[],
  { template }: CampaignSettings,
  signal: AbortSignal,
): Promise<JobOutcome[]> {
  useFit.setState({ work: { kind: 'simulate' } });
  const { unstable } = useFit.getState();
  const onUnstable = (name: string) =>
    useFit.setState((state) => ({ unstable: [...state.unstable, name] }));
  return simulateInLab(jobs, template, unstable, onUnstable, signal);
}
