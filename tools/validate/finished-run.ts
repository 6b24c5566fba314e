import { statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { readJson, readText } from '../../src/cli/files';
import { runExperiment } from '../../src/cli/run-folder';
import type { Configuration } from '../../src/core/configuration';
import type { Experiment } from '../../src/core/experiment';
import { Problem } from '../../src/core/problem';
import { parseWith } from '../../src/core/validate';
import { readExtendedXyz } from '../../src/formats/extended-xyz';

/** A mean and its standard error, as a summary has them. */
const ESTIMATE = v.object({ mean: v.number(), standardError: v.nullable(v.number()) });

const SUMMARY = v.object({
  atoms: v.number(),
  adapter: v.string(),
  platform: v.optional(v.picklist(['gpu', 'processor'])),
  stateHash: v.optional(v.string()),
  density: ESTIMATE,
  b4Fraction: v.nullable(ESTIMATE),
  al4Fraction: v.optional(v.nullable(ESTIMATE), null),
  potentialEnergyPerAtom: ESTIMATE,
});

/** A row of thermo.csv. */
export interface FinishedRow {
  readonly stage: string;
  /** ps */
  readonly time: number;
  /** K */
  readonly temperature: number;
  /** GPa */
  readonly pressure: number;
  /** eV */
  readonly potential: number;
  /** Å³ */
  readonly volume: number;
  /** g/cm³ */
  readonly density: number;
  /** eV */
  readonly conserved: number;
}

/** What a run of one replica left in its folder when it was done. */
export interface FinishedRun {
  readonly experiment: Experiment;
  readonly atoms: number;
  /** Name of the device that computed it */
  readonly adapter: string;
  readonly finished: Date;
  /** Means over the windows of the protocol */
  readonly summary: v.InferOutput<typeof SUMMARY>;
  readonly series: readonly FinishedRow[];
  /** The trajectory; read when it is asked for */
  readonly frames: () => readonly Frame[];
}

/** A configuration of the trajectory. */
export interface Frame {
  /** ps */
  readonly time: number;
  readonly configuration: Configuration;
}

/**
 * Reads the folder of a run that melt-quench has finished.
 *
 * @throws Problem when the folder holds none
 */
export function readFinishedRun(folder: string): FinishedRun {
  const experiment = runExperiment(folder);
  const file = path.join(folder, 'summary.json');
  const hint = 'Give a folder whose run has come to its end.';
  const summary = parseWith(SUMMARY, readJson(file, 'summary'), file, hint);
  return {
    experiment,
    atoms: summary.atoms,
    adapter: summary.adapter,
    finished: statSync(file).mtime,
    summary,
    series: readSeries(path.join(folder, 'thermo.csv')),
    frames: () => readFrames(path.join(folder, 'trajectory.extxyz')),
  };
}

function readFrames(file: string): Frame[] {
  return readExtendedXyz(readText(file, 'trajectory'), file).map(({ time, configuration }) => {
    if (time === null) throw new Problem(`A frame of ${file} has no time.`, 'Make the run again.');
    return { time, configuration };
  });
}

function readSeries(file: string): FinishedRow[] {
  const [header, ...lines] = readText(file, 'series').trim().split(/\r?\n/);
  const names = header.split(',');
  const column = (name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Problem(`${file} has no column ${name}.`, 'Give an untouched folder.');
    return index;
  };
  const stage = column('stage');
  const numbers = {
    time: column('time_ps'),
    temperature: column('temperature_K'),
    pressure: column('pressure_GPa'),
    potential: column('potential_eV'),
    volume: column('volume_A3'),
    density: column('density_g_cm3'),
    conserved: column('conserved_eV'),
  };
  return lines.map((line) => {
    const cells = line.split(',');
    return {
      stage: cells[stage],
      time: Number(cells[numbers.time]),
      temperature: Number(cells[numbers.temperature]),
      pressure: Number(cells[numbers.pressure]),
      potential: Number(cells[numbers.potential]),
      volume: Number(cells[numbers.volume]),
      density: Number(cells[numbers.density]),
      conserved: Number(cells[numbers.conserved]),
    };
  });
}

/**
 * The rows of one stage.
 *
 * @throws Problem when there are none
 */
export function seriesOf({ series }: FinishedRun, stage: string): FinishedRow[] {
  const rows = series.filter((row) => row.stage === stage);
  if (rows.length === 0) {
    throw new Problem(`The series has no rows of the stage "${stage}".`, 'Make the run again.');
  }
  return rows;
}
