import type { Composition } from '../core/composition';
import type { Experiment } from '../core/experiment';
import { type Average, blockAverage } from '../structure/block-average';
import { AVERAGED, type Averaged, type Recorder } from './recorder';

/** The mean of a quantity and its standard error; null where it does not exist (an absent element). */
export type Estimate = Average | null;

/** What a finished run comes to: the object of summary.json. */
export interface Summary extends Readonly<Record<Averaged, Estimate>> {
  readonly name: string;
  /** mol% */
  readonly composition: Composition;
  /** id */
  readonly potential: string;
  /** id */
  readonly protocol: string;
  readonly atoms: number;
  /** Å */
  readonly cutoff: number;
  readonly seed: number;
  readonly replicas: number;
  /** Name of the device that computed it */
  readonly adapter: string;
  /** Steps of all replicas together, a second of wall clock */
  readonly stepsPerSecond: number;
}

/**
 * Averages over the windows of the protocol: density in g/cm³, temperature in K, pressure in GPa,
 * energies in eV per atom. The standard error of one replica is from blocks of its series, that of
 * several from the spread of their means.
 */
export function summarise(
  experiment: Experiment,
  recorder: Recorder,
  measured: { readonly adapter: string; readonly stepsPerSecond: number },
): Summary {
  const estimates = Object.fromEntries(
    AVERAGED.map((quantity) => [quantity, estimate(quantity, experiment.replicas, recorder)]),
  ) as Record<Averaged, Estimate>;
  return {
    name: experiment.name,
    composition: experiment.composition,
    potential: experiment.potential.id,
    protocol: experiment.protocol.id,
    atoms: recorder.atoms,
    cutoff: experiment.cutoff,
    seed: experiment.seed,
    replicas: experiment.replicas,
    adapter: measured.adapter,
    ...estimates,
    stepsPerSecond: measured.stepsPerSecond,
  };
}

function estimate(quantity: Averaged, replicas: number, recorder: Recorder): Estimate {
  const averages: Average[] = [];
  for (let replica = 0; replica < replicas; replica++) {
    const values = recorder.values(quantity, replica);
    if (values.length > 0) averages.push(blockAverage(values));
  }
  if (averages.length <= 1) return averages[0] ?? null;
  const mean = averages.reduce((sum, average) => sum + average.mean, 0) / averages.length;
  const squares = averages.reduce((sum, average) => sum + (average.mean - mean) ** 2, 0);
  const variance = squares / (averages.length - 1);
  return { mean, standardError: Math.sqrt(variance / averages.length) };
}
