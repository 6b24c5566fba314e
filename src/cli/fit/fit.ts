import { Problem } from '../../core/problem';
import type { PlatformChoice } from '../../engine/dynamics';
import { type Campaign, createCampaign, phaseOf, withCandidates } from '../../learn/campaign';
import { learnCandidates } from '../../learn/campaign-learn';
import { runCampaign } from '../../learn/campaign-loop';
import { openPlatform } from '../platform';
import { shellWord } from '../shell-word';
import type { Terminal } from '../terminal';
import { iterationCost, sayCost, sayTimeOfIteration } from './cost';
import { FitFolder } from './folder';
import { learn } from './learn';
import { type FitResult, publishedSets, resultOf } from './result';
import { type FitChoices, readFitSettings } from './settings';
import { simulate } from './simulate';
import { sayIteration, sayResult } from './words';

export interface FitOptions extends FitChoices {
  /** folder for the files */
  readonly out?: string;
  /** what is in that folder is moved aside */
  readonly overwrite?: boolean;
  /** folder of a fit, to go on with */
  readonly resume?: string;
  /** stops before molecular dynamics */
  readonly surrogateOnly?: boolean;
  /** a GPU where there is a real one, else the processor, unless told */
  readonly platform?: PlatformChoice;
  readonly json?: boolean;
}

/** A fit, ready to be carried out, with its files. */
interface Ready {
  readonly campaign: Campaign;
  /** Null where nothing is to be kept */
  readonly files: FitFolder | null;
}

/** `vitrine fit`: learns from trials, looks for better parameters, simulates them, and learns from those. */
export async function fitPotential(
  options: FitOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { surrogateOnly = false, json } = options;
  const { campaign, files } = options.resume
    ? reopen(options.resume, options)
    : begin(options, terminal);
  try {
    const result =
      files === null || surrogateOnly
        ? await learnOnly(campaign, files, terminal, signal)
        : await carryOn(campaign, files, options.platform, terminal, signal);
    if (files !== null) {
      terminal.note(
        `Done: ${files.folder} holds campaign.json, trials.csv, best-potential.json and figures.`,
      );
    }
    terminal.result(json ? JSON.stringify(result) : sayResult(result));
  } catch (error) {
    const stopped = signal.aborted && error === signal.reason;
    if (!stopped && !(error instanceof Problem)) throw error;
    const message = error instanceof Problem ? error.message : 'Stopped.';
    const hint = error instanceof Problem ? error.hint : '';
    throw new Problem(
      message,
      `${hint} ${files === null ? 'Nothing was kept.' : goOn(files)}`.trim(),
    );
  } finally {
    files?.release();
  }
}

const goOn = ({ folder }: FitFolder) =>
  `${folder} keeps all that is done. Go on with it: vitrine fit --resume ${shellWord(folder)}`;

function begin(options: FitOptions, terminal: Terminal): Ready {
  const { out, overwrite = false, surrogateOnly = false } = options;
  const { settings, trials } = readFitSettings(options);
  if (out === undefined && !surrogateOnly) {
    throw new Problem(
      'A fit needs a folder for its files.',
      'For example: vitrine fit --data trials.csv --out fit; or add --surrogate-only to stop before molecular dynamics.',
    );
  }
  const campaign = createCampaign(settings, trials);
  // What nothing can be learned from is refused before a folder is begun.
  learnCandidates(campaign).next();
  if (out === undefined) return { campaign, files: null };
  const files = FitFolder.begin(out, overwrite, terminal.note);
  try {
    files.write(campaign);
    return { campaign, files };
  } catch (error) {
    files.release();
    throw error;
  }
}

/** What a fit that is gone on with may be told. */
const OF_RESUMED: readonly string[] = ['resume', 'platform', 'iterations', 'json'];

function reopen(folder: string, options: FitOptions): Ready {
  const stray = Object.keys(options).find((name) => !OF_RESUMED.includes(name));
  if (stray !== undefined) {
    throw new Problem(
      'A fit that is gone on with keeps its settings, trials and folder.',
      `Say only: vitrine fit --resume ${shellWord(folder)}, with --iterations for more of them.`,
    );
  }
  const { campaign, files } = FitFolder.reopen(folder);
  try {
    return { campaign: withIterations(campaign, folder, options.iterations), files };
  } catch (error) {
    files.release();
    throw error;
  }
}

/** The campaign with more iterations to do, where they are asked for. */
function withIterations(
  campaign: Campaign,
  folder: string,
  iterations = campaign.settings.iterations,
): Campaign {
  const done = campaign.iterations.length;
  if (iterations < done) {
    throw new Problem(
      `${folder} has come to iteration ${done} already.`,
      `Ask for at least ${done} iterations.`,
    );
  }
  const { settings, data } = campaign;
  const longer = createCampaign({ ...settings, iterations }, data);
  return { ...longer, iterations: campaign.iterations };
}

/** One surrogate, one search. */
async function learnOnly(
  campaign: Campaign,
  files: FitFolder | null,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<FitResult> {
  const { learned, surrogate } = await learn(campaign, terminal, signal);
  const end = withCandidates(campaign, learned);
  files?.write(end);
  files?.drawSurrogate(end, surrogate);
  return resultOf(end, false, publishedSets(surrogate, end.settings));
}

/** All iterations that are left. */
async function carryOn(
  campaign: Campaign,
  files: FitFolder,
  platform: PlatformChoice | undefined,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<FitResult> {
  if (phaseOf(campaign) === 'done') return resultOf(campaign, true);
  const { settings } = campaign;
  const engine = await openPlatform(terminal, platform);
  const cost = iterationCost(settings, engine);
  terminal.note(sayCost(settings, cost));
  const { id } = settings.template.protocol;
  if (campaign.data.some(({ protocol }) => protocol !== id)) {
    terminal.note(
      `Some of the trials were not made with the protocol "${id}", or do not say so: a glass that cools faster is lighter, so their losses and those to come are not quite alike.`,
    );
  }
  let timed = false;
  const end = await runCampaign(
    campaign,
    {
      learn: async (present) => {
        const { learned, surrogate } = await learn(present, terminal, signal);
        files.drawSurrogate(withCandidates(present, learned), surrogate);
        return learned;
      },
      simulate: (jobs, iteration) =>
        simulate(
          jobs,
          {
            engine,
            terminal,
            template: settings.template,
            kept: files.iteration(iteration),
            title: titleOf(campaign, iteration),
            onSpeed: (stepsPerSecond) => {
              if (timed) return;
              timed = true;
              terminal.note(
                sayTimeOfIteration(cost, settings.iterations - iteration, stepsPerSecond),
              );
            },
          },
          signal,
        ),
      keep: (present) => {
        files.write(present);
        const latest = present.iterations.length - 1;
        const result = resultOf(present, true).iterations.at(latest);
        if (result) terminal.note(`${titleOf(present, latest)}: ${sayIteration(result)}.`);
      },
    },
    signal,
  );
  return resultOf(end, true);
}

const titleOf = ({ settings }: Campaign, iteration: number) =>
  `Iteration ${iteration + 1} of ${settings.iterations}`;
