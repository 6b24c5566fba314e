import { atomCounts, totalAtoms } from '../core/composition';
import { replicaExperiments } from '../core/variants';
import type { MotionBytes } from '../engine/gpu/motion';
import { ATOM_THREADS } from '../engine/gpu/sizes';
import { checkCheckpoint, writeCheckpoint } from './checkpoint';
import type { KeptRun } from './checkpoint-file';

/** The buffers of a snapshot that hold 16 bytes an atom. */
const OF_ATOMS: readonly (keyof MotionBytes)[] = [
  'positions',
  'velocities',
  'forces',
  'listPositions',
];
const BYTES_PER_ATOM = 16;

/**
 * A kept run without some of its variants: the others go on from it as they would have gone on beside
 * them, to the bit.
 *
 * @param stays whether a variant, by its index, is kept; one at least must be
 * @throws Problem when the checkpoint is of another version of Vitrine
 */
export function withFewerVariants(kept: KeptRun, stays: (variant: number) => boolean): KeptRun {
  const { experiment, ...state } = checkCheckpoint(kept.run);
  const { variants, replicas } = experiment;
  const fewer = { ...experiment, variants: variants.filter((_, variant) => stays(variant)) };
  const ofKept = <T>(each: readonly T[]): T[] =>
    each.filter((_, replica) => stays(Math.floor(replica / replicas)));
  const { simulation } = state;
  const total = simulation.boxes.length;
  const indices = ofKept(simulation.boxes.map((_, replica) => replica));
  const atoms = replicaExperiments(fewer).map(({ composition, atoms: asked }) =>
    totalAtoms(atomCounts(composition, asked)),
  );
  const stride = BYTES_PER_ATOM * ATOM_THREADS * Math.ceil(Math.max(...atoms) / ATOM_THREADS);
  const names = Object.keys(simulation.motion) as (keyof MotionBytes)[];
  const motion = names.map((name) => {
    const bytes = simulation.motion[name];
    const room = OF_ATOMS.includes(name) ? stride : bytes.byteLength / total;
    return [name, partsOf(bytes, bytes.byteLength / total, indices, room)] as const;
  });
  const run = writeCheckpoint({
    ...state,
    experiment: fewer,
    initial: ofKept(state.initial),
    simulation: {
      ...simulation,
      targets: ofKept(simulation.targets),
      boxes: ofKept(simulation.boxes),
      motion: Object.fromEntries(motion) as MotionBytes,
    },
  });
  return { ...kept, run, recorder: ofKept(kept.recorder) };
}

/** The first `room` bytes of some of the equal parts that a buffer is made of, one after another. */
function partsOf(
  bytes: ArrayBuffer,
  part: number,
  indices: readonly number[],
  room: number,
): ArrayBuffer {
  const result = new Uint8Array(indices.length * room);
  for (const [i, index] of indices.entries()) {
    const length = Math.min(part, room);
    result.set(new Uint8Array(bytes, index * part, length), i * room);
  }
  return result.buffer;
}
