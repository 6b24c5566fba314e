import { atomCounts, totalAtoms } from '../core/composition';
import { replicaCount, replicaExperiments } from '../core/variants';
import { someReplicas } from '../engine/snapshot';
import { checkCheckpoint, writeCheckpoint } from './checkpoint';
import type { CheckpointContent } from './checkpoint-file';

/**
 * A kept run without some of its variants: the others go on from it as they would have gone on beside
 * them, to the bit.
 *
 * @param stays whether a variant, by its index, is kept; one at least must be
 * @throws Problem when the checkpoint is of another version of Vitrine
 */
export function withFewerVariants(
  kept: CheckpointContent,
  stays: (variant: number) => boolean,
): CheckpointContent {
  const { experiment, ...state } = checkCheckpoint(kept.run);
  const { variants, replicas } = experiment;
  const fewer = { ...experiment, variants: variants.filter((_, variant) => stays(variant)) };
  const ofKept = <T>(each: readonly T[]): T[] =>
    each.filter((_, replica) => stays(Math.floor(replica / replicas)));
  const indices = ofKept(Array.from({ length: replicaCount(experiment) }, (_, replica) => replica));
  const atoms = replicaExperiments(fewer).map(({ composition, atoms: asked }) =>
    totalAtoms(atomCounts(composition, asked)),
  );
  const run = writeCheckpoint({
    ...state,
    experiment: fewer,
    initial: ofKept(state.initial),
    simulation: someReplicas(state.simulation, indices, atoms),
  });
  return { ...kept, run, recorder: ofKept(kept.recorder) };
}
