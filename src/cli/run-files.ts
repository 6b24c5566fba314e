import path from 'node:path';
import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import type { ThermoSample } from '../engine/types';
import { csvHeader, csvRows } from '../formats/csv';
import { writeLammpsData } from '../formats/lammps-data';
import { RUN_SERIES_COLUMNS } from '../formats/series-csv';
import { writeTrajectoryFrame } from '../formats/trajectory';
import type { Recorder } from '../run/recorder';
import type { Summary } from '../run/summary';
import { appendText, makeFolder, removeFiles, writeText } from './files';

/** Every replica at one step. */
export interface Moment {
  readonly step: number;
  readonly configurations: readonly Configuration[];
  readonly samples: readonly ThermoSample[];
}

/** Every file that a run may leave. */
const RUN_FILE =
  /^(experiment\.json|summary\.json|(thermo(-\d+)?\.csv)|(trajectory(-\d+)?\.extxyz)|((glass|last)(-\d+)?\.data))$/;

/**
 * The files of a run in a folder, kept up to date while it goes on, so that what is done is safe
 * whatever happens: experiment.json, thermo.csv, trajectory.extxyz, glass.data, summary.json. Files of
 * a second replica end in -2, and so on.
 */
export class RunFiles {
  private readonly rowsWritten: number[];

  /**
   * Begins the files of a run; those that an earlier run left there go.
   *
   * @throws Problem when the folder cannot be made or written to
   */
  constructor(
    readonly folder: string,
    private readonly experiment: Experiment,
  ) {
    makeFolder(folder);
    removeFiles(folder, RUN_FILE);
    const json = JSON.stringify(serialiseExperiment(experiment), null, 2);
    writeText(path.join(folder, 'experiment.json'), `${json}\n`);
    this.rowsWritten = Array.from({ length: experiment.replicas }, () => 0);
    for (let replica = 0; replica < experiment.replicas; replica++) {
      writeText(this.file('thermo', 'csv', replica), csvHeader(RUN_SERIES_COLUMNS));
      writeText(this.file('trajectory', 'extxyz', replica), '');
    }
  }

  /** Adds the rows of the series that are new. */
  addSeries(recorder: Recorder): void {
    for (let replica = 0; replica < this.experiment.replicas; replica++) {
      const rows = recorder.series(replica).slice(this.rowsWritten[replica]);
      if (rows.length === 0) continue;
      appendText(this.file('thermo', 'csv', replica), csvRows(RUN_SERIES_COLUMNS, rows));
      this.rowsWritten[replica] += rows.length;
    }
  }

  /** Adds a frame to the trajectory of every replica. */
  addFrames({ step, configurations, samples }: Moment): void {
    const time = (step * this.experiment.protocol.timeStep) / 1000;
    const experiment = step === 0 ? this.experiment : null;
    for (const [replica, configuration] of configurations.entries()) {
      const { temperature, pressure, potential: energy } = samples[replica];
      const moment = { step, time, temperature, pressure, energy };
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
    const { name, potential, protocol } = this.experiment;
    const title = `${name}, ${potential.id}, protocol ${protocol.id}, step ${step}`;
    for (const [replica, configuration] of configurations.entries()) {
      const text = writeLammpsData(configuration, potential, title);
      writeText(this.file(kind, 'data', replica), text);
    }
  }

  writeSummary(summary: Summary): void {
    const file = path.join(this.folder, 'summary.json');
    writeText(file, `${JSON.stringify(summary, null, 2)}\n`);
  }

  private file(name: string, extension: string, replica: number): string {
    const suffix = replica === 0 ? '' : `-${replica + 1}`;
    return path.join(this.folder, `${name}${suffix}.${extension}`);
  }
}
