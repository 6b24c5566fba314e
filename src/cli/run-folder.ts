import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { parseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { replicaCount } from '../core/variants';
import { readLammpsData } from '../formats/lammps-data';
import { checkpointState } from '../run/checkpoint-state';
import type { PresentState } from '../run/lammps-export';
import { holdsCheckpoint, readCheckpoint } from './checkpoints';
import { readJson, readText } from './files';
import { CHECKPOINT_FILE } from './folder-uses';
import { replicaFile } from './run-files';

/** What a run left in its folder. */
export interface RunFolder {
  readonly experiment: Experiment;
  readonly present: PresentState;
}

/** The experiment of the run in a folder. */
export function runExperiment(folder: string): Experiment {
  const file = path.join(folder, 'experiment.json');
  if (!existsSync(file)) {
    throw new Problem(
      `${folder} holds no run: there is no experiment.json in it.`,
      'Give a folder that melt-quench left, a preset or the JSON file of an experiment.',
    );
  }
  return parseExperiment(readJson(file, 'experiment'), file);
}

/**
 * The run in a folder and the state that it stands in: at its checkpoint, or at its end.
 *
 * @param tell told when that is not the latest checkpoint, as a sentence
 * @throws Problem when the folder holds no run, or no state of it
 */
export function readRunFolder(folder: string, tell: (sentence: string) => void): RunFolder {
  if (holdsCheckpoint(folder)) return checkpointState(readCheckpoint(folder, tell).run);
  const experiment = runExperiment(folder);
  const kind = ['last', 'glass'].find((name) => existsSync(path.join(folder, `${name}.data`)));
  if (kind === undefined) {
    throw new Problem(
      `${folder} holds no state of its run: neither ${CHECKPOINT_FILE} nor last.data nor glass.data.`,
      'Add --from start to begin where the run began.',
    );
  }
  const states = Array.from({ length: replicaCount(experiment) }, (_, replica) =>
    readState(path.join(folder, replicaFile(kind, 'data', replica))),
  );
  const configurations = states.map(({ configuration }) => configuration);
  return { experiment, present: { step: states[0].step, configurations } };
}

/** A state that a run wrote as LAMMPS data, its step at the end of the title. */
function readState(file: string): { step: number; configuration: Configuration } {
  const text = readText(file, 'state');
  const step = /^.*, step (\d+)\b/.exec(text)?.[1];
  if (step === undefined) {
    throw new Problem(
      `The first line of ${file} does not say at which step the run stood.`,
      'Give a folder as melt-quench left it, or add --from start.',
    );
  }
  return { step: Number(step), configuration: readLammpsData(text, path.basename(file)) };
}
