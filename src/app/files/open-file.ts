import type { Experiment } from '../../core/experiment';
import { parseExperiment } from '../../core/experiment-json';
import { Problem } from '../../core/problem';
import { parseJsonText } from '../../core/validate';
import { readExtendedXyz } from '../../formats/extended-xyz';
import { readLammpsData, readLammpsTypes } from '../../formats/lammps-data';
import { readLammpsDump } from '../../formats/lammps-dump';
import type { TypeSpecies } from '../../formats/lammps-dump-columns';
import { experimentTitle } from '../ensemble-words';
import {
  bringCurve,
  chosenRadiation,
  RADIATION_WORDS,
  radiationIn,
  useCurves,
} from '../figures/curve-store';
import { addRecording } from '../lab/showing';
import { tell, tellTrouble } from '../stores/notice-store';
import { setExperiment, useSetup } from '../stores/setup-store';
import { detectKind, type FileKind } from './detect';
import { dumpOf, glassOf, trajectoryOf } from './read-recording';

/** A page cannot work with more text than this at once. */
const LARGEST = 400 * 1024 * 1024;

/** What files the dialog offers. */
export const OPENABLE =
  '.json,.data,.lmp,.lammps,.lammpstrj,.dump,.xyz,.extxyz,.txt,.dat,.csv,.xy,.sq';

/** A file that was chosen or dropped, and what it is; null when it is nothing that the page knows. */
interface OpenedFile {
  readonly name: string;
  readonly text: string;
  readonly kind: FileKind | null;
}

/** Opens files that were chosen or dropped; what cannot be read is said, and the rest still opens. */
export async function openFiles(files: Iterable<File>): Promise<void> {
  const opened: OpenedFile[] = [];
  for (const file of files) await orTell(async () => opened.push(await readFile(file)));
  for (const file of opened) await orTell(() => showFile(file, opened));
}

async function orTell(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    tellTrouble(error);
  }
}

async function readFile(file: File): Promise<OpenedFile> {
  if (file.size > LARGEST) {
    throw new Problem(
      `${file.name} has ${Math.round(file.size / 1024 / 1024)} MB; this page opens up to 400.`,
      'Save fewer frames of the trajectory, or measure it on the command line.',
    );
  }
  const text = await file.text();
  return { name: file.name, text, kind: detectKind(text) };
}

/** @param together files that were opened with it */
async function showFile(
  { name, text, kind }: OpenedFile,
  together: readonly OpenedFile[],
): Promise<void> {
  switch (kind) {
    case 'experiment':
      openExperiment(text, name);
      return;
    case 'lammps-data':
      addRecording(glassOf(readLammpsData(text, name), name));
      return;
    case 'lammps-dump':
      await openDump(text, name, typesAmong(together));
      return;
    case 'extended-xyz':
      addRecording(await trajectoryOf(readExtendedXyz(text, name), name, 'file'));
      return;
    case 'curve':
      openCurve(text, name);
      return;
    case null:
      throw new Problem(
        text === '' ? `${name} is empty.` : `${name} is none of the files that Vitrine knows.`,
        'Open an experiment (JSON), a LAMMPS data file or dump, an extended XYZ file, or a measured S(Q) in two columns.',
      );
  }
}

/** A measured structure factor: laid over the simulated one that its name, or else the figure, names. */
function openCurve(text: string, name: string): void {
  const radiation = radiationIn(name) ?? chosenRadiation();
  const before = useCurves.getState()[radiation];
  bringCurve(text, name, radiation);
  tell({
    tone: 'news',
    message: `${name} lies over the structure factor of ${RADIATION_WORDS[radiation]}.`,
    action: {
      label: 'Undo',
      run: () => useCurves.setState({ [radiation]: before }),
    },
  });
}

async function openDump(text: string, name: string, types: TypeSpecies | null): Promise<void> {
  const dump = readLammpsDump(text, name, types);
  addRecording(await dumpOf(dump.frames, name));
  if (dump.cut === null) return;
  tell({
    tone: 'trouble',
    message: dump.cut,
    hint: `The ${dump.frames.length} frames before are whole, and open.`,
  });
}

/** What a data file that was opened along with a dump says of the atom types. */
function typesAmong(files: readonly OpenedFile[]): TypeSpecies | null {
  const data = files.find(({ kind }) => kind === 'lammps-data');
  try {
    return data ? readLammpsTypes(data.text, data.name) : null;
  } catch {
    // What is wrong with the data file is said where it is opened itself.
    return null;
  }
}

/** Puts an experiment on the bench, with a way back. */
export function benchExperiment(experiment: Experiment, origin: string): void {
  const before = useSetup.getState().experiment;
  setExperiment(experiment);
  tell({
    tone: 'news',
    message: `${experimentTitle(experiment)} ${origin} is set up, ready to start.`,
    action: { label: 'Undo', run: () => setExperiment(before) },
  });
}

function openExperiment(text: string, name: string): void {
  const json = parseJsonText(text, name);
  benchExperiment(parseExperiment(json, name), `from ${name}`);
}
