import type { Experiment } from '../core/experiment';
import { checkExperiment } from '../core/experiment-checks';
import { Problem } from '../core/problem';
import type { Platform, PlatformChoice } from '../engine/dynamics';
import { fourFoldOf } from '../run/four-fold';
import type { AverageOrNone, Summary, VariantSummary } from '../run/summary';
import { type ExperimentArguments, readExperiment } from './experiment-input';
import { RUN_FOLDER } from './folder-uses';
import { beginRun, type CommandContext, goOnWithRun, type RunOptions, toTheEnd } from './one-run';
import { OwnFolder } from './own-folder';
import { openPlatform } from './platform';
import { beginSeries, goOnWithSeries } from './series/melt-quench-series';
import { holdsSeries } from './series/series-folder';
import { shellWord } from './shell-word';
import type { Terminal } from './terminal';

export interface MeltQuenchOptions extends ExperimentArguments, RunOptions {
  /** folder for the files */
  readonly out?: string;
  /** what is in that folder is moved aside */
  readonly overwrite?: boolean;
  /** folder of an unfinished run or series, to go on with */
  readonly resume?: string;
  readonly json?: boolean;
}

/**
 * `vitrine melt-quench`: carries an experiment or a series of them out, or goes on with what was
 * stopped, and keeps what comes of it in a folder.
 */
export async function meltQuench(
  presetOrFile: string | undefined,
  options: MeltQuenchOptions,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const context: CommandContext = { options, terminal, signal, open: opener(terminal) };
  if (options.resume !== undefined) {
    checkAlone(options.resume, presetOrFile, options);
    if (holdsSeries(options.resume)) return goOnWithSeries(options.resume, options, context);
    const ready = await goOnWithRun(options.resume, context);
    return tell(await toTheEnd(ready, context), ready.files.folder, options, terminal);
  }
  const { experiment, out } = asked(presetOrFile, options);
  checkExperiment(experiment);
  if (experiment.series) return beginSeries(experiment, out, options, context);
  const own = OwnFolder.take(out, RUN_FOLDER, options.overwrite ?? false);
  const ready = await beginRun(own, experiment, context);
  return tell(await toTheEnd(ready, context), ready.files.folder, options, terminal);
}

function tell(
  summary: Summary,
  folder: string,
  { json }: MeltQuenchOptions,
  terminal: Terminal,
): void {
  terminal.note(`Done: ${folder} holds the glass and its summary.`);
  terminal.result(json ? JSON.stringify(summary) : saySummary(summary));
}

/** Opens what a command computes on, once. */
function opener(terminal: Terminal): CommandContext['open'] {
  const opened = new Map<PlatformChoice, Promise<Platform>>();
  return (choice = 'auto') => {
    const platform = opened.get(choice) ?? openPlatform(terminal, choice);
    opened.set(choice, platform);
    return platform;
  };
}

function asked(
  presetOrFile: string | undefined,
  options: MeltQuenchOptions,
): { readonly experiment: Experiment; readonly out: string } {
  if (presetOrFile === undefined || options.out === undefined) {
    throw new Problem(
      `melt-quench needs ${presetOrFile === undefined ? 'a preset or the file of an experiment' : 'a folder for its files'}.`,
      'For example: vitrine melt-quench 24B --out glass; or go on with one: vitrine melt-quench --resume glass.',
    );
  }
  return { experiment: readExperiment(presetOrFile, options), out: options.out };
}

function checkAlone(
  folder: string,
  presetOrFile: string | undefined,
  { out, series }: MeltQuenchOptions,
): void {
  if (presetOrFile === undefined && out === undefined && series === undefined) return;
  throw new Problem(
    'A run that is gone on with keeps its experiment and its folder.',
    `Say only: vitrine melt-quench --resume ${shellWord(folder)}`,
  );
}

function saySummary(summary: Summary): string {
  const parts = summary.variants.length > 0 ? summary.variants : [summary];
  return [
    ...parts.map(
      (part) =>
        `${part.name}, ${part.atoms} atoms, ${part.potential}, ${part.protocol}, ${seeds(part)}\n${estimates(part)}`,
    ),
    `${'speed'.padEnd(18)} ${summary.stepsPerSecond.toFixed(0)} steps/s`,
  ].join('\n');
}

function estimates(summary: VariantSummary): string {
  const line = (
    label: string,
    estimate: AverageOrNone,
    digits: number,
    unit: string,
    factor = 1,
  ) => {
    if (estimate === null) return `${label.padEnd(18)} absent`;
    const error =
      estimate.standardError === null
        ? ''
        : ` ± ${(factor * estimate.standardError).toFixed(digits)}`;
    return `${label.padEnd(18)} ${(factor * estimate.mean).toFixed(digits)}${error}${unit}`;
  };
  return [
    line('density', summary.density, 3, ' g/cm³'),
    ...fourFoldOf([summary]).map(({ words, quantity }) =>
      line(words, summary[quantity], 1, ' %', 100),
    ),
    line('temperature', summary.temperature, 1, ' K'),
    line('pressure', summary.pressure, 3, ' GPa'),
    line('potential energy', summary.potentialEnergyPerAtom, 4, ' eV per atom'),
  ].join('\n');
}

function seeds({ perReplica }: VariantSummary): string {
  const [first, ...others] = perReplica.map(({ seed }) => seed);
  return others.length === 0 ? `seed ${first}` : `seeds ${first} to ${others[others.length - 1]}`;
}
