import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Experiment } from '../core/experiment';
import { parseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { replicaCount } from '../core/variants';
import { readLammpsData } from '../formats/lammps-data';
import type { PresentState } from '../run/lammps-export';
import { readJson, readText } from './files';

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
 * The run in a folder and the state that it was left in.
 *
 * @throws Problem when the folder holds no run, or no state of it
 */
export function readRunFolder(folder: string): RunFolder {
  const experiment = runExperiment(folder);
  const kind = ['last', 'glass'].find((name) => existsSync(path.join(folder, `${name}.data`)));
  if (kind === undefined) {
    throw new Problem(
      `${folder} holds no state of its run: neither last.data nor glass.data.`,
      'Add --from start to begin where the run began.',
    );
  }
  const states = Array.from({ length: replicaCount(experiment) }, (_, replica) =>
    readState(path.join(folder, `${kind}${replica === 0 ? '' : `-${replica + 1}`}.data`)),
  );
  const [{ step }] = states;
  return {
    experiment,
    present: { step, configurations: states.map((state) => state.configuration) },
  };
}

/** A state that a run wrote as LAMMPS data, its step at the end of the title. */
function readState(file: string) {
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
