import path from 'node:path';
import type { Experiment } from '../../core/experiment';
import { parseExperiment } from '../../core/experiment-json';
import { Problem } from '../../core/problem';
import { schedule, scheduledSteps } from '../../core/schedule';
import { seriesPoints } from '../../core/series';
import {
  emptySeries,
  type SeriesResult,
  type SeriesSeed,
  withPoint,
} from '../../core/series-result';
import { replicaExperiments } from '../../core/variants';
import { measureSeed } from '../../figures/series/series-quantities';
import { seriesJson } from '../../figures/series/series-result';
import { type CsvTable, readCsvTable } from '../../formats/csv-table';
import { readLammpsData } from '../../formats/lammps-data';
import { DECK_FILES } from '../../formats/lammps-deck';
import { deckFolders } from '../../run/lammps-export';
import { fileSize, isFolder, readJson, readText } from '../files';
import type { Terminal } from '../terminal';
import { coolingOf } from './finished-point';
import { saySeries } from './series-words';

export interface CollectOptions {
  readonly json?: boolean;
}

interface Collected {
  readonly series: SeriesResult;
  /** What lacks a glass and why, a sentence each */
  readonly lacking: readonly string[];
}

/**
 * `vitrine collect`: what LAMMPS made of an exported series, as far as it has come. Numbers are those of
 * `vitrine measure` of each glass; folders without a glass are named.
 *
 * @throws Problem when the folder holds no exported series, or LAMMPS has finished nothing of it
 */
export function collect(folder: string, options: CollectOptions, terminal: Terminal): void {
  const file = path.join(folder, 'experiment.json');
  const experiment = parseExperiment(readJson(file, 'experiment'), file);
  if (experiment.series === undefined) {
    throw new Problem(
      `${folder} holds no series.`,
      'Give a folder that "vitrine export --series … --lammps FOLDER" has written; single glasses are for "vitrine measure".',
    );
  }
  const { series, lacking } = collectSeries(folder, experiment, terminal);
  for (const sentence of lacking) terminal.note(sentence);
  if (series.points.every(({ seeds }) => seeds.length === 0)) {
    throw new Problem(
      `LAMMPS has finished nothing of the series in ${folder}.`,
      `Run it first: sh ${path.join(folder, 'run-all.sh')}`,
    );
  }
  terminal.result(
    options.json ? JSON.stringify({ ...seriesJson(series), lacking }) : saySeries(series),
  );
}

function collectSeries(folder: string, experiment: Experiment, terminal: Terminal): Collected {
  let series = emptySeries(experiment);
  const lacking: string[] = [];
  for (const { experiment: point, folder: within, value } of seriesPoints(experiment)) {
    const seeds: SeriesSeed[] = [];
    let atoms: number | null = null;
    const folders = deckFolders(point);
    for (const [r, replica] of replicaExperiments(point).entries()) {
      const where = path.join(folder, within, folders[r]);
      terminal.progress(`Measuring ${where}`);
      try {
        const made = measureDeck(where, replica);
        atoms = made.atoms;
        seeds.push({ seed: replica.seed, values: made.values });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        lacking.push(error.message);
      }
    }
    if (seeds.length > 0) series = withPoint(series, { value, atoms, seeds });
  }
  return { series, lacking };
}

/** @throws Problem saying why there is no glass */
function measureDeck(folder: string, experiment: Experiment) {
  const glass = path.join(folder, DECK_FILES.glass);
  if (!isFolder(folder)) throw new Problem(`${folder} is not there.`, '');
  const file = path.join(folder, DECK_FILES.series);
  const rows = fileSize(file) === null ? null : wholeRows(readText(file, 'series'), file);
  if (fileSize(glass) === null) throw new Problem(sayUnfinished(folder, rows, experiment), '');
  const configuration = readLammpsData(readText(glass, 'glass'), glass);
  const atoms = configuration.types.length;
  const cooling =
    rows === null ? { temperature: [], energy: [] } : coolingOf(rows, experiment, atoms);
  const unknown = { density: null, fourFoldBoron: null, energy: null };
  return { atoms, values: measureSeed({ configuration, ...unknown, cooling }) };
}

/** The rows of a table whose last line may be half written; null without a whole one. */
function wholeRows(text: string, file: string): CsvTable | null {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole.trim() === '' ? null : readCsvTable(whole, file);
}

function sayUnfinished(
  folder: string,
  rows: CsvTable | null,
  { protocol, changes }: Experiment,
): string {
  const step = rows?.rows.at(-1)?.cells[rows.header.indexOf('step')];
  if (step === undefined) return `${folder} has not begun.`;
  const steps = scheduledSteps(schedule(protocol, changes));
  return `${folder} is not finished: its series ends at step ${step} of ${steps}.`;
}
