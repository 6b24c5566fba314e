import { atomCounts, boxEdge, startDensity } from '../core/composition';
import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { placeAtoms } from './placement';

/** The seed of one replica: the experiment's plus its index, 32-bit. */
export function replicaSeed(experiment: Experiment, replica: number): number {
  return (experiment.seed + replica) >>> 0;
}

/** Random configurations of every replica at the start density, before any relaxation. */
export function placeReplicas(experiment: Experiment): Configuration[] {
  const counts = atomCounts(experiment.composition, experiment.atoms);
  const edge = boxEdge(counts, startDensity(experiment.composition));
  return Array.from({ length: experiment.replicas }, (_, replica) =>
    placeAtoms(counts, edge, replicaSeed(experiment, replica)),
  );
}
