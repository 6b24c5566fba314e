import { GLASS_NAMES, TABLE_1 } from './composition';
import type { Experiment, Variant } from './experiment';
import { BOROSILICATE_POTENTIALS } from './potential';
import { Problem } from './problem';
import type { Protocol } from './protocol';
import { schedule } from './schedule';

/** Number of replicas of an experiment in all. */
export function replicaCount({ variants, replicas }: Experiment): number {
  return Math.max(1, variants.length) * replicas;
}

/** Index of the variant that a replica belongs to; 0 in an experiment without variants. */
export function variantOf({ replicas }: Experiment, replica: number): number {
  return Math.floor(replica / replicas);
}

/**
 * One replica as an experiment of its own: carried out alone it gives the same, bit for bit, on the
 * same adapter. Replicas count through the seeds of the first variant, then of the second, and so on;
 * the seed is the experiment's plus the index within the variant, 32-bit.
 */
export function replicaExperiment(experiment: Experiment, replica: number): Experiment {
  const { variants, replicas, seed } = experiment;
  return {
    ...experiment,
    ...variants[variantOf(experiment, replica)],
    seed: (seed + (replica % replicas)) >>> 0,
    replicas: 1,
    variants: [],
  };
}

/** Every replica as an experiment of its own, in order. */
export function replicaExperiments(experiment: Experiment): Experiment[] {
  return Array.from({ length: replicaCount(experiment) }, (_, replica) =>
    replicaExperiment(experiment, replica),
  );
}

/** The glasses of Table 1 side by side (Figure 1 of the paper). */
export function everyComposition(): Variant[] {
  return GLASS_NAMES.map((name) => ({ name, composition: TABLE_1[name] }));
}

/** The built-in potentials side by side (Figure 7 of the paper). */
export function everyPotential(): Variant[] {
  return BOROSILICATE_POTENTIALS.map((potential) => ({ name: potential.name, potential }));
}

/**
 * Refuses variants that cannot be advanced together.
 *
 * @throws Problem naming the variant
 */
export function checkVariants({ protocol, variants, changes }: Experiment): void {
  const steps = (of: Protocol) =>
    schedule(of)
      .map(({ last }) => last)
      .join();
  for (const variant of variants) {
    if (!variant.protocol) continue;
    const { timeStep, stages } = variant.protocol;
    if (timeStep !== protocol.timeStep || steps(variant.protocol) !== steps(protocol)) {
      throw new Problem(
        `"${variant.name}" has a protocol whose stages do not last as long as the others'.`,
        `Replicas are advanced together: give it ${stages.length === protocol.stages.length ? 'the same durations and time step' : 'the same stages'}, or run it alone.`,
      );
    }
    if (changes.some(({ quantity }) => quantity === 'temperature' || quantity === 'rate')) {
      throw new Problem(
        `The temperature of "${variant.name}" follows a protocol of its own, so it cannot be changed during the run.`,
        'Leave out its protocol, or the changes of temperature and rate.',
      );
    }
  }
}
