import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { parseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { replicaCount } from '../core/variants';
import { Recording } from '../lab/recordings/recording';
import { KEPT_FORMAT, type KeptAtoms, type KeptPiece, type KeptRun } from './kept-run';
import type { KeptRuns } from './kept-runs';

/**
 * The experiment of a run that is kept.
 *
 * @throws Problem when another version of Vitrine kept it in another way
 */
export function keptExperiment({ format, experiment, title, version }: KeptRun): Experiment {
  if (format !== KEPT_FORMAT) {
    throw new Problem(
      `The run of ${title} was kept by Vitrine ${version}, which keeps runs in another way.`,
      'Open it there and save it to files, or remove it.',
    );
  }
  return parseExperiment(experiment, `The kept run of ${title}`);
}

/** Adds what was recorded between two checkpoints, frame by frame in the order of their steps. */
function addPiece(recording: Recording, piece: KeptPiece, atoms: readonly KeptAtoms[]): void {
  recording.addRows(piece.rows);
  let next = 0;
  const addStructureTo = (step: number) => {
    for (; next < piece.structure.length && piece.structure[next].step <= step; next++) {
      const { step: at, time, points } = piece.structure[next];
      recording.addStructure(points.map((point) => ({ ...point, step: at, time })));
    }
  };
  for (const { step, time, replicas } of piece.frames) {
    addStructureTo(step);
    const configurations = replicas.map(
      ({ positions, box }, r): Configuration => ({
        ...atoms[r],
        positions: Float64Array.from(positions),
        velocities: null,
        box,
      }),
    );
    recording.addFrames(configurations, { step, time });
  }
  addStructureTo(Number.POSITIVE_INFINITY);
}

/** Whether a piece is of these atoms: as many replicas, and as many atoms in each. */
function belongs({ frames, rows, structure }: KeptPiece, atoms: readonly KeptAtoms[]): boolean {
  return (
    rows.length <= atoms.length &&
    structure.every(({ points }) => points.length === atoms.length) &&
    frames.every(
      ({ replicas }) =>
        replicas.length === atoms.length &&
        replicas.every(({ positions }, r) => positions.length === 3 * atoms[r].types.length),
    )
  );
}

function damaged({ title }: KeptRun): Problem {
  return new Problem(
    `What this browser keeps of the run of ${title} is damaged.`,
    'Start the experiment again from its beginning.',
  );
}

/**
 * What a run recorded, out of the storage.
 *
 * @throws Problem when there is nothing to see, or another version of Vitrine kept it
 */
export async function readKept(kept: KeptRuns, run: KeptRun): Promise<Recording> {
  const experiment = keptExperiment(run);
  const recording = new Recording(run.title, 'run', experiment, replicaCount(experiment));
  const pieces = await kept.pieces(run.id);
  const atoms = pieces.find((piece) => piece.atoms !== null)?.atoms;
  if (!atoms) {
    throw new Problem(
      `Nothing was recorded of this run of ${run.title}.`,
      'Start it again from its beginning.',
    );
  }
  if (atoms.length !== recording.replicas.length) throw damaged(run);
  for (const piece of pieces) {
    if (belongs(piece, atoms)) addPiece(recording, piece, atoms);
  }
  const last = await kept.last(run.id);
  if (last && last.length !== atoms.length) throw damaged(run);
  const end = recording.looked.structure.at(-1);
  for (const [r, configuration] of (last ?? []).entries()) {
    const temperature = recording.replicas[r].structure.at(-1)?.temperature ?? null;
    recording.replicas[r].setLast(configuration, {
      step: run.step,
      time: end?.time ?? null,
      temperature,
    });
  }
  recording.summary = run.summary;
  recording.complete = run.phase === 'done';
  recording.kept = run.id;
  return recording;
}
