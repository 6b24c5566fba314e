import { atomCount, type Configuration } from '../core/configuration';
import { Problem } from '../core/problem';

/**
 * A step this long, as a share of the box edge, may as well have been one the other way round: with
 * thousands of atoms the longest of a frame is about four standard deviations, and five are half a box.
 */
const FARTHEST_EDGE_SHARE = 0.4;

/**
 * Paths of atoms through the periodic boundary: positions (Å) that go on where a coordinate jumps from
 * one side of the box to the other. Each step is taken to the nearest image, in fractions of the box
 * times the edges of the later frame, so that a box which breathes moves no atom; the motion of the
 * centre of mass is taken away. The first frame starts at its own positions.
 *
 * @param frames of the same atoms in the same order
 * @param going positions that go on (Å, one array a frame), where the file has them: then no jump is too
 * long; null where it does not
 * @returns xyz interleaved, one array a frame
 * @throws Problem where the frames hold different atoms, or are too far apart in time to tell which way
 * an atom went
 */
export function unwrapPaths(
  frames: readonly Configuration[],
  going: readonly Float64Array[] | null = null,
): Float64Array[] {
  const paths: Float64Array[] = [];
  for (let f = 0; f < frames.length; f++) {
    if (f === 0) {
      paths.push(frames[0].positions.slice());
      continue;
    }
    const known = going && ([going[f - 1], going[f]] as const);
    paths.push(step(frames[f - 1], frames[f], paths[f - 1], f, known));
  }
  return paths;
}

function step(
  before: Configuration,
  after: Configuration,
  path: Float64Array,
  frame: number,
  going: readonly [Float64Array, Float64Array] | null,
): Float64Array {
  const [from, to] = going ?? [before.positions, after.positions];
  checkSameAtoms(before, after, frame);
  const result = new Float64Array(path.length);
  const drift = [0, 0, 0];
  let mass = 0;
  for (let i = 0; i < path.length; i++) {
    const axis = i % 3;
    let fraction = to[i] / after.box[axis] - from[i] / before.box[axis];
    if (going === null) fraction -= Math.round(fraction);
    if (going === null && Math.abs(fraction) > FARTHEST_EDGE_SHARE)
      throw tooFar(frame, Math.abs(fraction) * after.box[axis]);
    result[i] = fraction * after.box[axis];
    const own = after.species[after.types[(i - axis) / 3]].mass;
    drift[axis] += own * result[i];
    if (axis === 0) mass += own;
  }
  for (let i = 0; i < path.length; i++) result[i] += path[i] - drift[i % 3] / mass;
  return result;
}

function checkSameAtoms(before: Configuration, after: Configuration, frame: number): void {
  const same =
    atomCount(before) === atomCount(after) &&
    after.types.every(
      (type, atom) =>
        after.species[type].element === before.species[before.types[atom]].element &&
        (after.ids === null || before.ids === null || after.ids[atom] === before.ids[atom]),
    );
  if (same) return;
  throw new Problem(
    `Frame ${frame + 1} holds other atoms than the one before, or in another order.`,
    'Give frames of one run, with the atoms in the same order.',
  );
}

function tooFar(frame: number, distance: number): Problem {
  return new Problem(
    `An atom moved ${distance.toFixed(1)} Å between frames ${frame} and ${frame + 1}: near to half the box, so that nobody can tell which way it went.`,
    'Save frames more often.',
  );
}
