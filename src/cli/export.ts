import path from 'node:path';
import { Problem } from '../core/problem';
import { DECK_FILES } from '../formats/lammps-deck';
import { exportToLammps, type LammpsExport } from '../run/lammps-export';
import { type ExperimentArguments, readExperiment } from './experiment-input';
import { isFolder, makeFolder, writeText } from './files';
import { EXPORT_FOLDER } from './folder-uses';
import { OwnFolder } from './own-folder';
import { readRunFolder, runExperiment } from './run-folder';
import type { Terminal } from './terminal';

export interface ExportOptions extends ExperimentArguments {
  /** folder for the files */
  readonly lammps: string;
  /** where LAMMPS begins: a run's own start, or as far as it has got */
  readonly from?: 'start' | 'present';
  /** what is in that folder is moved aside */
  readonly overwrite?: boolean;
  readonly json?: boolean;
}

/** `vitrine export`: writes what LAMMPS needs to carry an experiment out, or to go on with a run. */
export function exportExperiment(source: string, options: ExportOptions, terminal: Terminal): void {
  const { lammps: folder, overwrite = false } = options;
  if (path.resolve(source) === path.resolve(folder)) {
    throw new Problem(
      `LAMMPS would write over the glass of the run in ${source}.`,
      'Give --lammps another folder.',
    );
  }
  OwnFolder.check(folder, EXPORT_FOLDER, overwrite);
  const exported = isFolder(source)
    ? exportRun(source, options, terminal)
    : exportToLammps(readExperiment(source, options), notPresent(source, options));
  const own = OwnFolder.take(folder, EXPORT_FOLDER, overwrite);
  try {
    own.makeRoom(terminal.note);
    writeAll(folder, exported.files, terminal);
  } finally {
    own.release();
  }
  const result = resultOf(folder, exported);
  terminal.result(options.json ? JSON.stringify(result) : sayExport(result));
}

function writeAll(folder: string, files: LammpsExport['files'], terminal: Terminal): void {
  let written = 0;
  for (const [name, text] of files) {
    const file = path.join(folder, name);
    makeFolder(path.dirname(file));
    writeText(file, text);
    written++;
    if (written < files.size) {
      terminal.progress(`Writing ${folder}, file ${written + 1} of ${files.size}`);
    }
  }
}

/** An experiment that has not begun has no present state. */
function notPresent(source: string, { from }: ExportOptions): null {
  if (from !== 'present') return null;
  throw new Problem(
    `${source} is an experiment, which has no present state.`,
    'Give the folder of a run, or leave out --from.',
  );
}

function exportRun(run: string, options: ExportOptions, terminal: Terminal): LammpsExport {
  const { lammps, from, json: _, overwrite: __, ...changes } = options;
  if (Object.values(changes).some((value) => value !== undefined)) {
    throw new Problem(
      `${run} holds a run, whose experiment stays as it is.`,
      `Leave out the options that change it, or export ${path.join(run, 'experiment.json')}.`,
    );
  }
  if (from === 'start') return exportToLammps(runExperiment(run), null);
  const { experiment, present } = readRunFolder(run, terminal.note);
  return exportToLammps(experiment, present);
}

interface ExportResult {
  readonly folder: string;
  /** Steps that are done already; null: from atoms just placed */
  readonly step: number | null;
  readonly decks: readonly {
    readonly folder: string;
    readonly name: string;
    readonly potential: string;
    readonly atoms: number;
    readonly seed: number;
  }[];
}

function resultOf(folder: string, { decks }: LammpsExport): ExportResult {
  return {
    folder,
    step: decks[0].deck.step,
    decks: decks.map(({ folder: within, deck: { experiment, configuration } }) => ({
      folder: path.join(folder, within),
      name: experiment.name,
      potential: experiment.potential.id,
      atoms: configuration.types.length,
      seed: experiment.seed,
    })),
  };
}

function sayExport({ folder, step, decks }: ExportResult): string {
  const from = step === null ? 'with the placed atoms' : `at step ${step}`;
  const what = decks.map(
    ({ folder: where, name, potential, atoms, seed }) =>
      `${where}: ${name}, ${atoms} atoms, ${potential}, seed ${seed}`,
  );
  const run =
    decks.length === 1 ? `cd ${folder} && lmp -in ${DECK_FILES.script}` : `sh ${folder}/run-all.sh`;
  return [...what, `LAMMPS begins ${from}: ${run}\nREADME.md says more.`].join('\n');
}
