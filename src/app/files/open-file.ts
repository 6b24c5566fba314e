import type { Experiment } from '../../core/experiment';
import { parseExperiment } from '../../core/experiment-json';
import { Problem } from '../../core/problem';
import { parseJsonText } from '../../core/validate';
import { readExtendedXyz } from '../../formats/extended-xyz';
import { readLammpsData } from '../../formats/lammps-data';
import { addRecording } from '../lab/showing';
import { tell, tellTrouble } from '../stores/notice-store';
import { setExperiment, useSetup } from '../stores/setup-store';
import { detectKind } from './detect';
import { glassOf, trajectoryOf } from './read-recording';

/** A page cannot work with more text than this at once. */
const LARGEST = 400 * 1024 * 1024;

/** What files the dialog offers. */
export const OPENABLE = '.json,.data,.lmp,.lammps,.xyz,.extxyz,.txt';

/** Opens files that were chosen or dropped; what cannot be read is said, and the rest still opens. */
export async function openFiles(files: Iterable<File>): Promise<void> {
  for (const file of files) {
    try {
      await openFile(file);
    } catch (error) {
      tellTrouble(error);
    }
  }
}

async function openFile(file: File): Promise<void> {
  if (file.size > LARGEST) {
    throw new Problem(
      `${file.name} has ${Math.round(file.size / 1024 / 1024)} MB; this page opens up to 400.`,
      'Save fewer frames of the trajectory, or measure it on the command line.',
    );
  }
  const text = await file.text();
  const kind = detectKind(text);
  if (kind === 'experiment') openExperiment(text, file.name);
  else if (kind === 'lammps-data')
    addRecording(glassOf(readLammpsData(text, file.name), file.name));
  else if (kind === 'extended-xyz') {
    addRecording(await trajectoryOf(readExtendedXyz(text, file.name), file.name, 'file'));
  } else {
    throw new Problem(
      file.size === 0
        ? `${file.name} is empty.`
        : `${file.name} is none of the files that Vitrine knows.`,
      'Open an experiment (JSON), a LAMMPS data file or an extended XYZ file.',
    );
  }
}

/** Puts an experiment on the bench, with a way back. */
export function benchExperiment(experiment: Experiment, origin: string): void {
  const before = useSetup.getState().experiment;
  setExperiment(experiment);
  tell({
    tone: 'news',
    message: `${experiment.name} ${origin} is set up, ready to start.`,
    action: { label: 'Undo', run: () => setExperiment(before) },
  });
}

function openExperiment(text: string, name: string): void {
  const json = parseJsonText(text, name);
  benchExperiment(parseExperiment(json, name), `from ${name}`);
}
