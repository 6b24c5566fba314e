import { atomCounts, boxEdge, startDensity } from '../core/composition';
import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { replicaExperiments } from '../core/variants';
import { placeAtoms } from './placement';

/** Random configurations of every replica at its start density, before any relaxation. */
export function placeReplicas(experiment: Experiment): Configuration[] {
  return replicaExperiments(experiment).map(({ composition, atoms, seed }) => {
    const counts = atomCounts(composition, atoms);
    return placeAtoms(counts, boxEdge(counts, startDensity(composition)), seed);
  });
}
