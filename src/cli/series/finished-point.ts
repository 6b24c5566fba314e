import path from 'node:path';
import * as v from 'valibot';
import type { Experiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import { coolingStage } from '../../core/protocol';
import type { SeriesPointResult, SeriesSeed } from '../../core/series-result';
import { parseWith } from '../../core/validate';
import { replicaCount } from '../../core/variants';
import { type FinishedGlass, measureSeed } from '../../figures/series/series-quantities';
import { type CsvTable, readCsvTable } from '../../formats/csv-table';
import { readLammpsData } from '../../formats/lammps-data';
import { fileSize, readJson, readText } from '../files';
import { replicaFile } from '../run-files';
import { runExperiment } from '../run-folder';
import type { Terminal } from '../terminal';

const ESTIMATE = v.nullable(v.looseObject({ mean: v.number('must be a number') }));

/** What a series takes of a run's summary. */
const SUMMARY_SCHEMA = v.looseObject({
  perReplica: v.array(
    v.looseObject({
      seed: v.number('must be a number'),
      density: ESTIMATE,
      b4Fraction: ESTIMATE,
      potentialEnergyPerAtom: ESTIMATE,
    }),
  ),
});

/** Whether the run in a folder has come to its end. */
export function isFinished(folder: string): boolean {
  return fileSize(path.join(folder, 'summary.json')) !== null;
}

/**
 * What a finished run in a folder comes to as a point of a series.
 *
 * @throws Problem when a file of the run is missing or damaged
 */
export function readFinishedPoint(
  folder: string,
  value: number,
  terminal: Terminal,
): SeriesPointResult {
  const experiment = runExperiment(folder);
  const file = path.join(folder, 'summary.json');
  const { perReplica } = parseWith(
    SUMMARY_SCHEMA,
    readJson(file, 'summary'),
    file,
    'Carry the run out again, or give the folder as melt-quench left it.',
  );
  const count = replicaCount(experiment);
  if (perReplica.length !== count) {
    throw new Problem(
      `${file} tells of ${perReplica.length} replicas, but the experiment has ${count}.`,
      'Give the folder as melt-quench left it.',
    );
  }
  let atoms = 0;
  const seeds = perReplica.map((replica, r): SeriesSeed => {
    terminal.progress(`Measuring ${folder}, glass ${r + 1} of ${count}`);
    const data = path.join(folder, replicaFile('glass', 'data', r));
    const configuration = readLammpsData(readText(data, 'glass'), path.basename(data));
    atoms = configuration.types.length;
    const thermo = path.join(folder, replicaFile('thermo', 'csv', r));
    const glass: FinishedGlass = {
      configuration,
      density: replica.density?.mean ?? null,
      fourFoldBoron: replica.b4Fraction?.mean ?? null,
      energy: replica.potentialEnergyPerAtom?.mean ?? null,
      cooling: coolingOf(readCsvTable(readText(thermo, 'series'), thermo), experiment, atoms),
    };
    return { seed: replica.seed, values: measureSeed(glass) };
  });
  return { value, atoms, seeds };
}

/** The samples of the stage that makes the glass. */
export function coolingOf(
  { header, rows }: CsvTable,
  experiment: Experiment,
  atoms: number,
): FinishedGlass['cooling'] {
  const stage = coolingStage(experiment.protocol.stages)?.name;
  const [named, kelvin, potential] = ['stage', 'temperature_K', 'potential_eV'].map((column) =>
    header.indexOf(column),
  );
  const cooled = rows.filter(({ cells }) => cells[named] === stage);
  return {
    temperature: cooled.map(({ cells }) => Number(cells[kelvin])),
    energy: cooled.map(({ cells }) => Number(cells[potential]) / atoms),
  };
}
