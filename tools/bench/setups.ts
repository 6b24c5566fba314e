import type { ReplicaSetup } from '../../src/engine/types';
import type { Workload } from './engine';

/** The replicas of a workload, in its own force field. */
export function benchSetups({
  experiment,
  configurations,
}: Pick<Workload, 'experiment' | 'configurations'>): ReplicaSetup[] {
  const { potential, cutoff, electrostatics, protocol } = experiment;
  const { accuracy } = protocol;
  return configurations.map((configuration) => ({
    configuration,
    potential,
    cutoff,
    accuracy,
    electrostatics,
  }));
}
