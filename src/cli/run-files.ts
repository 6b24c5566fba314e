import path from 'node:path';
import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { replicaCount, replicaExperiments } from '../core/variants';
import type { ThermoSample } from '../engine/types';
import { csvHeader, csvRows } from '../formats/csv';
import { writeLammpsData } from '../formats/lammps-data';
import { RUN_SERIES_COLUMNS } from '../formats/series-csv';
import { writeTrajectoryFrame } from '../formats/trajectory';
import type { Recorder } from '../run/recorder';
import type { Summary } from '../run/summary';
import {
  appendText,
  fileSize,
  readBytes,
  removeFiles,
  syncFile,
  syncFolder,
  truncateFile,
  writeText,
} from './files';
import type { OwnFolder } from './own-folder';

/** Every replica at one step. */
export interface Moment {
  readonly step: number;
  readonly configurations: readonly Configuration[];
  readonly samples: readonly ThermoSample[];
}

/** What a finished run has no more, and what a killed one was writing */
const OF_UNFINISHED = /^(last(-\d+)?\.data|checkpoint(-before)?\.vitrine|.*\.partial)$/;

/** How long the files that grow were at a checkpoint, bytes; one a replica. */
export interface FileLengths {
  readonly thermo: readonly number[];
  readonly trajectory: readonly number[];
}

/**
 * The files of a run in a folder, kept up to date while it goes on, so that what is done is safe
 * whatever happens: experiment.json, thermo.csv, trajectory.extxyz, glass.data, summary.json. Files of
 * a second replica end in -2, and so on. The folder is the run's own until `release`.
 */
export class RunFiles {
  private readonly rowsWritten: number[];
  /** Files that grew since they were last made safe from a power cut */
  private readonly grown = new Set<string>();
  private torn = false;

  private constructor(
    private readonly own: OwnFolder,
    private readonly experiment: Experiment,
    /** Whether the run begins here, and nothing of it is written yet */
    readonly fresh: boolean,
  ) {
    this.rowsWritten = Array.from({ length: replicaCount(experiment) }, () => 0);
  }

  get folder(): string {
    return this.own.folder;
  }

  /**
   * Begins the files of a run that is ready for its first step.
   *
   * @param own the folder, taken in hand as `RUN_FOLDER`
   * @param tell told what was moved aside for it, as a sentence
   * @throws Problem when the folder cannot be written to
   */
  static begin(own: OwnFolder, experiment: Experiment, tell: (sentence: string) => void): RunFiles {
    own.makeRoom(tell);
    const files = new RunFiles(own, experiment, true);
    files.writeExperiment(experiment);
    for (let replica = 0; replica < files.rowsWritten.length; replica++) {
      for (const kind of KINDS) writeText(files.growing(kind, replica), GROWING[kind].begin);
    }
    syncFolder(files.folder);
    return files;
  }

  /**
   * The files of an unfinished run, as they were at its checkpoint: what was written after it goes,
   * and will be written again. A file that has lost some of what it had then is cut back to its last
   * whole row or frame, and that is told.
   *
   * @param own the folder, taken in hand to go on
   */
  static reopen(
    own: OwnFolder,
    experiment: Experiment,
    lengths: FileLengths,
    tell: (sentence: string) => void,
  ): RunFiles {
    for (const { kind, file, length } of growingFiles(own.folder, lengths)) {
      if ((fileSize(file) ?? -1) >= length) {
        truncateFile(file, length);
        continue;
      }
      const { begin, wholePart, parts } = GROWING[kind];
      const whole = wholePart(readBytes(file));
      if (whole > 0) truncateFile(file, whole);
      else writeText(file, begin);
      tell(`${file} has lost some of what the run had written: ${parts} are missing there.`);
    }
    return new RunFiles(own, experiment, false);
  }

  /** Whether a file may have a part of what was to be added, after an addition that failed. */
  get areTorn(): boolean {
    return this.torn;
  }

  /** Lets other processes have the folder. */
  release(): void {
    this.own.release();
  }

  /** What was written so far outlasts a power cut from now on. */
  sync(): void {
    for (const file of this.grown) syncFile(file);
    this.grown.clear();
  }

  /** How long the files that grow are now. */
  lengths(): FileLengths {
    const of = (kind: keyof FileLengths) =>
      this.rowsWritten.map((_, replica) => fileSize(this.growing(kind, replica)) ?? 0);
    return { thermo: of('thermo'), trajectory: of('trajectory') };
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
      this.append(this.growing('thermo', replica), csvRows(RUN_SERIES_COLUMNS, rows));
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
      this.append(this.growing('trajectory', replica), frame);
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
      writeText(path.join(this.folder, replicaFile(kind, 'data', replica)), text);
    }
  }

  /** The run is at its end: writes its summary, and removes what only an unfinished run has. */
  finish(summary: Summary): void {
    const file = path.join(this.folder, 'summary.json');
    writeText(file, `${JSON.stringify(summary, null, 2)}\n`);
    removeFiles(this.folder, OF_UNFINISHED);
    syncFolder(this.folder);
  }

  private append(file: string, text: string): void {
    this.grown.add(file);
    this.torn = true;
    appendText(file, text);
    this.torn = false;
  }

  private growing(kind: keyof FileLengths, replica: number): string {
    return growingFile(this.folder, kind, replica);
  }
}

/** The name of a replica's file: 'glass.data', 'glass-2.data'. */
export function replicaFile(name: string, extension: string, replica: number): string {
  return `${name}${replica === 0 ? '' : `-${replica + 1}`}.${extension}`;
}

/** The files that grow, and how long each is to be. */
export function growingFiles(
  folder: string,
  lengths: FileLengths,
): { readonly kind: keyof FileLengths; readonly file: string; readonly length: number }[] {
  return KINDS.flatMap((kind) =>
    lengths[kind].map((length, replica) => {
      return { kind, file: growingFile(folder, kind, replica), length };
    }),
  );
}

const growingFile = (folder: string, kind: keyof FileLengths, replica: number) =>
  path.join(folder, replicaFile(kind, GROWING[kind].extension, replica));

const KINDS: readonly (keyof FileLengths)[] = ['thermo', 'trajectory'];

/** How the files that grow begin, and what a whole part of them is. */
const GROWING: Readonly<
  Record<
    keyof FileLengths,
    {
      readonly extension: string;
      readonly begin: string;
      readonly parts: string;
      readonly wholePart: (bytes: Uint8Array | null) => number;
    }
  >
> = {
  thermo: {
    extension: 'csv',
    begin: csvHeader(RUN_SERIES_COLUMNS),
    parts: 'rows',
    wholePart: wholeRows,
  },
  trajectory: { extension: 'extxyz', begin: '', parts: 'frames', wholePart: wholeFrames },
};

const NEWLINE = 10;

/** Bytes up to the end of the last whole line. */
function wholeRows(bytes: Uint8Array | null): number {
  return (bytes?.lastIndexOf(NEWLINE) ?? -1) + 1;
}

/** Bytes up to the end of the last whole frame of an extended XYZ file. */
function wholeFrames(bytes: Uint8Array | null): number {
  if (bytes === null) return 0;
  const afterLine = (from: number) => bytes.indexOf(NEWLINE, from) + 1;
  let end = 0;
  for (;;) {
    let next = afterLine(end);
    const atoms = Number(new TextDecoder().decode(bytes.subarray(end, next)));
    if (next === 0 || !Number.isInteger(atoms) || atoms < 1) return end;
    for (let line = 0; line < atoms + 1; line++) {
      next = afterLine(next);
      if (next === 0) return end;
    }
    end = next;
  }
}
