import path from 'node:path';
import * as v from 'valibot';
import { compositionName, GLASS_NAMES, type GlassName, isGlassName } from '../../core/composition';
import { createExperiment, type Experiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import { protocolById } from '../../core/protocol';
import { parseProtocol } from '../../core/protocol-schema';
import { fields, numberBetween, parseWith } from '../../core/validate';
import { AUTHORS_BOUNDS, checkBounds, type SearchBounds } from '../../learn/bounds';
import type { CampaignSettings } from '../../learn/campaign';
import { AUTHORS_OBJECTIVES } from '../../learn/loss';
import { PARAMETERS, type ParameterKey, parametersFrom } from '../../learn/parameters';
import { DEFAULT_SURROGATE } from '../../learn/surrogate';
import { DEFAULT_SEARCH, type SearchMethod } from '../../learn/surrogate-search';
import { type FitTarget, measuredTargets, targetFor } from '../../learn/targets';
import type { Trial } from '../../learn/trial';
import { readTrialsCsv, type TrialTable } from '../../learn/trials-csv';
import { readTrialsJson } from '../../learn/trials-json';
import { readJson, readText } from '../files';
import { looksLikeFile } from '../inputs';
import { readTargets } from './targets';

/** What the command line says of a new fit; what is left out takes its usual value. */
export interface FitChoices {
  /** CSV or JSON file of trials */
  readonly data?: string;
  /** CSV or JSON file; the targets of the data, or what was measured */
  readonly targets?: string;
  /** bo */
  readonly method?: SearchMethod;
  /** 1 */
  readonly iterations?: number;
  /** 10 */
  readonly candidates?: number;
  /** 'bo', 'cma-es': those of the authors, by the method unless told; or a JSON file */
  readonly bounds?: string;
  /** Name, or a JSON file; demo */
  readonly protocol?: string;
  /** Names; those of the data that have a target */
  readonly compositions?: readonly GlassName[];
  readonly atoms?: number;
  /** Å */
  readonly cutoff?: number;
  /** K/ps */
  readonly rate?: number;
  /** Glasses of each candidate and composition; 1 */
  readonly replicas?: number;
  /** Of each network's training */
  readonly epochs?: number;
  /** 1 */
  readonly seed?: number;
}

/** What a fit begins with. */
export interface FitStart {
  readonly settings: CampaignSettings;
  readonly trials: readonly Trial[];
}

/** @throws Problem on a bad file, an unknown name, or targets that the compositions lack */
export function readFitSettings(choices: FitChoices): FitStart {
  const { method = 'bo', seed = 1 } = choices;
  const { trials, targets } = readTrials(choices.data);
  const { epochs = DEFAULT_SURROGATE.epochs, candidates = DEFAULT_SEARCH.candidates } = choices;
  const settings: CampaignSettings = {
    iterations: choices.iterations ?? 1,
    targets: chosenTargets(choices, trials, targets),
    objective: AUTHORS_OBJECTIVES[method],
    bounds: readBounds(choices.bounds ?? method),
    training: { ...DEFAULT_SURROGATE, epochs },
    search: { ...DEFAULT_SEARCH, method, candidates },
    template: readTemplate(choices),
    seed,
  };
  return { settings, trials };
}

function readTrials(file: string | undefined): TrialTable {
  if (file === undefined) {
    throw new Problem(
      'A fit begins with trials: parameters, and what they gave.',
      'Name their file: vitrine fit --data trials.csv --out fit.',
    );
  }
  const text = readText(file, 'table of trials');
  const name = path.basename(file);
  return /^\s*\{/.test(text) ? readTrialsJson(text, name) : readTrialsCsv(text, name);
}

/** The targets that are given, else those of the data, else what was measured of its compositions. */
function chosenTargets(
  { targets: file, compositions }: FitChoices,
  trials: readonly Trial[],
  ofData: readonly FitTarget[] | null,
): readonly FitTarget[] {
  const known = file === undefined ? (ofData ?? measuredTargets()) : readTargets(file);
  if (compositions === undefined) {
    if (file !== undefined || ofData !== null) return known;
    const simulated = trials.flatMap(({ results }) => results);
    return known.filter((target) =>
      simulated.some(({ composition }) => targetFor([target], composition) !== null),
    );
  }
  const named = (target: FitTarget) =>
    (compositions as readonly string[]).includes(compositionName(target.composition));
  const lacking = compositions.find(
    (name) => !known.some(({ composition }) => compositionName(composition) === name),
  );
  if (lacking === undefined) return known.filter(named);
  throw new Problem(
    `There is no target for ${lacking}.`,
    `Choose among ${known.map(({ composition }) => compositionName(composition)).join(', ')}, or give its density and B4 with --targets FILE.`,
  );
}

const RANGE = v.strictTuple(
  [numberBetween(-1e12, 1e12, ''), numberBetween(-1e12, 1e12, '')],
  'must be a lower and an upper bound, [from, to]',
);

const BOUNDS_HINT = `Bounds are {${PARAMETERS.map(({ key, unit }) => `"${key}": [from, to] in ${unit}`).join(', ')}}, or one of bo, cma-es.`;

function readBounds(nameOrFile: string): SearchBounds {
  if (nameOrFile === 'bo' || nameOrFile === 'cma-es') return AUTHORS_BOUNDS[nameOrFile];
  if (!looksLikeFile(nameOrFile)) {
    throw new Problem(`There are no bounds called "${nameOrFile}".`, BOUNDS_HINT);
  }
  const ranges: Readonly<Record<ParameterKey, readonly [number, number]>> = parseWith(
    fields({ aBO: RANGE, rhoBO: RANGE, cBO: RANGE, aBB: RANGE, rhoBB: RANGE }),
    readJson(nameOrFile, 'bounds'),
    nameOrFile,
    BOUNDS_HINT,
  );
  const side = (end: 0 | 1) => parametersFrom(PARAMETERS.map(({ key }) => ranges[key][end]));
  return checkBounds({ lower: side(0), upper: side(1) }, nameOrFile);
}

function readTemplate(choices: FitChoices): Experiment {
  const { protocol: nameOrFile = 'demo', rate, replicas } = choices;
  const preset = looksLikeFile(nameOrFile) ? null : protocolById(nameOrFile);
  return createExperiment({
    name: 'fit',
    protocol: preset?.protocol ?? parseProtocol(readJson(nameOrFile, 'protocol'), `${nameOrFile}`),
    atoms: choices.atoms ?? preset?.atoms,
    cutoff: choices.cutoff ?? preset?.cutoff,
    rate,
    replicas,
  });
}

/** '24B,75B' as names of glasses. */
export function glassNames(text: string): GlassName[] {
  const names = text.split(',').map((name) => name.trim().toUpperCase());
  const unknown = names.find((name) => !isGlassName(name));
  if (unknown === undefined) return [...new Set(names)] as GlassName[];
  throw new Problem(
    `There is no composition "${unknown}".`,
    `Name some of ${GLASS_NAMES.join(', ')}, separated by commas.`,
  );
}
