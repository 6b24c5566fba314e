import { type OxideShares, writtenComposition } from '../core/composition';
import type { Experiment } from '../core/experiment';
import { replicaCount, replicaExperiment, variantOf } from '../core/variants';
import type { PlatformName } from '../engine/dynamics';
import { type Average, blockAverage } from '../structure/block-average';
import { replicaAverage } from '../structure/replica-average';
import { AVERAGED, type Averaged, type Recorder } from './recorder';

/** The mean of a quantity and its standard error; null where it does not exist (an absent element). */
export type AverageOrNone = Average | null;

/** Means over the windows of the protocol: g/cm³, K, GPa, eV per atom. */
export type Estimates = Readonly<Record<Averaged, AverageOrNone>>;

/** What one replica comes to; its standard errors are over time, from blocks of its series. */
export interface ReplicaSummary extends Estimates {
  readonly seed: number;
}

/** What replicas that differ in their seed only come to. */
export interface VariantSummary extends Estimates {
  readonly name: string;
  /** mol%; oxides that are left out are 0 */
  readonly composition: OxideShares;
  /** id */
  readonly potential: string;
  /** id */
  readonly protocol: string;
  readonly atoms: number;
  readonly perReplica: readonly ReplicaSummary[];
}

/** What a finished run comes to: the object of summary.json. */
export interface Summary extends VariantSummary {
  /** Å */
  readonly cutoff: number;
  readonly seed: number;
  /** Of each variant */
  readonly replicas: number;
  /** What computed it */
  readonly platform: PlatformName;
  /** Name of the device that computed it */
  readonly adapter: string;
  /** Of where all atoms are at the end (`stateHash`) */
  readonly stateHash: string;
  /** Steps of all replicas together, a second of wall clock */
  readonly stepsPerSecond: number;
  /** With variants: what each comes to, and no estimate over all of them; else empty */
  readonly variants: readonly VariantSummary[];
}

/**
 * Averages over the windows of the protocol. The standard error of several replicas is from the spread of
 * their means. A single one has none: it remembers its quench, and blocks of its series scatter ten to
 * thirty times less than glasses of other seeds do; `perReplica` has those of the blocks.
 */
export function summarise(
  experiment: Experiment,
  recorder: Recorder,
  measured: Pick<Summary, 'platform' | 'adapter' | 'stateHash' | 'stepsPerSecond'>,
): Summary {
  const each = replicaSummaries(experiment, recorder);
  const variants = variantSummaries(experiment, recorder, each);
  const alone = variants.length === 0;
  const { name, composition, potential, protocol, cutoff, seed, replicas } = experiment;
  const header = {
    name,
    composition: writtenComposition(composition),
    potential: potential.id,
    protocol: protocol.id,
  };
  return {
    ...header,
    atoms: recorder.atoms[0],
    cutoff,
    seed,
    replicas,
    platform: measured.platform,
    adapter: measured.adapter,
    stateHash: measured.stateHash,
    ...(alone ? together(each) : none()),
    stepsPerSecond: measured.stepsPerSecond,
    perReplica: each,
    variants,
  };
}

function replicaSummaries(experiment: Experiment, recorder: Recorder): ReplicaSummary[] {
  return Array.from({ length: replicaCount(experiment) }, (_, r) =>
    ofReplica(experiment, recorder, r),
  );
}

/** What each variant comes to; none in an experiment without variants. */
export function variantSummaries(
  experiment: Experiment,
  recorder: Recorder,
  each = replicaSummaries(experiment, recorder),
): VariantSummary[] {
  return experiment.variants.map((_, v) => ofVariant(experiment, recorder, each, v));
}

function ofReplica(experiment: Experiment, recorder: Recorder, replica: number): ReplicaSummary {
  const estimates = AVERAGED.map((quantity) => {
    const values = recorder.values(quantity, replica);
    return [quantity, values.length > 0 ? blockAverage(values) : null];
  });
  const { seed } = replicaExperiment(experiment, replica);
  return { seed, ...(Object.fromEntries(estimates) as Estimates) };
}

function ofVariant(
  experiment: Experiment,
  recorder: Recorder,
  each: readonly ReplicaSummary[],
  variant: number,
): VariantSummary {
  const first = variant * experiment.replicas;
  const { name, composition, potential, protocol } = replicaExperiment(experiment, first);
  const perReplica = each.filter((_, r) => variantOf(experiment, r) === variant);
  return {
    name,
    composition: writtenComposition(composition),
    potential: potential.id,
    protocol: protocol.id,
    atoms: recorder.atoms[first],
    ...together(perReplica),
    perReplica,
  };
}

/** The means of replicas that differ in their seed only. */
function together(replicas: readonly Estimates[]): Estimates {
  const pairs = AVERAGED.map((quantity) => {
    const averages = replicas.flatMap((estimates) => estimates[quantity] ?? []);
    return [quantity, overReplicas(averages)];
  });
  return Object.fromEntries(pairs) as Estimates;
}

function overReplicas(averages: readonly Average[]): AverageOrNone {
  if (averages.length === 0) return null;
  if (averages.length === 1) return { mean: averages[0].mean, standardError: null };
  return replicaAverage(averages.map(({ mean }) => mean));
}

function none(): Estimates {
  return Object.fromEntries(AVERAGED.map((quantity) => [quantity, null])) as Estimates;
}
