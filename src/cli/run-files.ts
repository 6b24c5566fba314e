import path from 'node:path';
import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { replicaCount, replicaExperiments } from '../core/variants';
import type { ThermoSample } from '../engine/types';
import { csvHeader, csvRows } from '../formats/csv';
import { writeLammpsData } from '../formats/lammps-data';
import { RUN_SERIES_COLUMNS } from '../formats/series-csv';
import { writeTrajectoryFrame } from '../formats/trajectory';
import type { Recorder } from '../run/recorder';
import type { Summary } from '../run/summary';
import { appendText, fileSize, makeFolder, removeFiles, truncateFile, writeText } from './files';

/** Every replica at one step. */
export interface Moment {
  readonly step: number;
  readonly configurations: readonly Configuration[];
  readonly samples: readonly ThermoSample[];
}

/** The file that an unfinished run leaves in its folder, to be gone on from. */
export const CHECKPOINT_FILE = 'checkpoint.vitrine';

/** Every file that a run may leave. */
const RUN_FILE =
  /^(experiment\.json|summary\.json|(thermo(-\d+)?\.csv)|(trajectory(-\d+)?\.extxyz)|((glass|last)(-\d+)?\.data))$/;

/** How long the files that grow were at a checkpoint, bytes; one a replica. */
export interface FileLengths {
  readonly thermo: readonly number[];
  readonly trajectory: readonly number[];
}

/**
 * The files of a run in a folder, kept up to date while it goes on, so that what is done is safe
 * whatever happens: experiment.json, thermo.csv, trajectory.extxyz, glass.data, summary.json. Files of
 * a second replica end in -2, and so on.
 */
export class RunFiles {
  private readonly rowsWritten: number[];

  private constructor(
    readonly folder: string,
    private readonly experiment: Experiment,
  ) {
    this.rowsWritten = Array.from({ length: replicaCount(experiment) }, () => 0);
  }

  /**
   * Begins the files of a run; those that an earlier, finished run left there go.
   *
   * @throws Problem when the folder cannot be made or written to, or holds an unfinished run
   */
  static begin(folder: string, experiment: Experiment): RunFiles {
    makeFolder(folder);
    if (fileSize(path.join(folder, CHECKPOINT_FILE)) !== null) {
      throw new Problem(
        `${folder} holds a run that is not finished.`,
        `Go on with it: vitrine melt-quench --resume ${folder}. Or choose another folder, or remove ${CHECKPOINT_FILE} there.`,
      );
    }
    removeFiles(folder, RUN_FILE);
    const files = new RunFiles(folder, experiment);
    files.writeExperiment(experiment);
    for (let replica = 0; replica < files.rowsWritten.length; replica++) {
      writeText(files.file('thermo', 'csv', replica), csvHeader(RUN_SERIES_COLUMNS));
      writeText(files.file('trajectory', 'extxyz', replica), '');
    }
    return files;
  }

  /**
   * The files of an unfinished run, as they were at its checkpoint: what was written after it goes,
   * and will be written again.
   *
   * @throws Problem when a file is shorter than it was
   */
  static reopen(folder: string, experiment: Experiment, lengths: FileLengths): RunFiles {
    const files = new RunFiles(folder, experiment);
    for (let replica = 0; replica < files.rowsWritten.length; replica++) {
      for (const [name, extension] of GROWING) {
        const file = files.file(name, extension, replica);
        const length = lengths[name][replica];
        if ((fileSize(file) ?? -1) < length) {
          throw new Problem(
            `${file} has lost what the run had written into it.`,
            'Put it back, or start the experiment again.',
          );
        }
        truncateFile(file, length);
      }
    }
    return files;
  }

  /** How long the files that grow are now. */
  lengths(): FileLengths {
    const of = (name: 'thermo' | 'trajectory', extension: string) =>
      this.rowsWritten.map((_, replica) => fileSize(this.file(name, extension, replica)) ?? 0);
    return { thermo: of('thermo', 'csv'), trajectory: of('trajectory', 'extxyz') };
  }

  /** Writes experiment.json: all that it takes to repeat the run. */
  writeExperiment(experiment: Experiment): void {
    const json = JSON.stringify(serialiseExperiment(experiment), null, 2);
    writeText(path.join(this.folder, 'experiment.json'), `${json}\n`);
  }

  /** Adds the rows of the series that are new. */
  addSeries(recorder: Recorder): void {
    for (let replica = 0; replica < this.rowsWritten.length; replica++) {
      const rows = recorder.series(replica).slice(this.rowsWritten[replica]);
      if (rows.length === 0) continue;
      appendText(this.file('thermo', 'csv', replica), csvRows(RUN_SERIES_COLUMNS, rows));
      this.rowsWritten[replica] += rows.length;
    }
  }

  /** Adds a frame to the trajectory of every replica. */
  addFrames({ step, configurations, samples }: Moment): void {
    const time = (step * this.experiment.protocol.timeStep) / 1000;
    const experiments = replicaExperiments(this.experiment);
    for (const [replica, configuration] of configurations.entries()) {
      const { temperature, pressure, potential: energy } = samples[replica];
      const moment = { step, time, temperature, pressure, energy };
      const experiment = step === 0 ? experiments[replica] : null;
      const frame = writeTrajectoryFrame(configuration, moment, experiment);
      appendText(this.file('trajectory', 'extxyz', replica), frame);
    }
  }

  /** Writes LAMMPS data of every replica: the 'glass', or the 'last' state of a run that ended early. */
  writeConfigurations(
    kind: 'glass' | 'last',
    step: number,
    configurations: readonly Configuration[],
  ): void {
    const experiments = replicaExperiments(this.experiment);
    for (const [replica, configuration] of configurations.entries()) {
      const { name, potential, protocol } = experiments[replica];
      const title = `${name}, ${potential.id}, protocol ${protocol.id}, step ${step}`;
      const text = writeLammpsData(configuration, potential, title);
      writeText(this.file(kind, 'data', replica), text);
    }
  }

  writeSummary(summary: Summary): void {
    const file = path.join(this.folder, 'summary.json');
    writeText(file, `${JSON.stringify(summary, null, 2)}\n`);
    removeFiles(this.folder, /^last(-\d+)?\.data$/);
  }

  private file(name: string, extension: string, replica: number): string {
    const suffix = replica === 0 ? '' : `-${replica + 1}`;
    return path.join(this.folder, `${name}${suffix}.${extension}`);
  }
}

const GROWING = [
  ['thermo', 'csv'],
  ['trajectory', 'extxyz'],
] as const;
