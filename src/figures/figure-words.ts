import { sayDifference, sayList } from '../core/estimate-words';
import type { Average } from '../structure/block-average';
import { withinError } from '../structure/replica-average';
import { FEWEST_SEEDS } from './claims';
import { caveat, caveatOfMany, type ExperimentEffect } from './conditions';
import type { MeasuredGlass, Sampling } from './glass';

/** How many atoms, frames and replicas stand behind a figure, and what its errors are. */
export function saySampling(glasses: readonly MeasuredGlass[]): string {
  if (glasses.length === 0) return '';
  const each = glasses.map(({ sampling }) => sampled(sampling));
  const errors = sayErrors(glasses.map(({ sampling }) => sampling));
  if (new Set(each).size === 1) {
    const words = glasses.length > 1 ? `Of each glass ${each[0]}` : each[0];
    return `${words.charAt(0).toUpperCase()}${words.slice(1)}.${errors}`;
  }
  if (glasses.length > MOST_NAMED_GLASSES) {
    const amounts = new Set(glasses.map(({ sampling }) => amount(sampling)));
    const sizes = glasses.map(({ sampling }) => sampling.atoms);
    const ends = [...new Set([Math.min(...sizes), Math.max(...sizes)])].map(sayCount);
    return `Of each glass ${[...amounts].join(', or ')}, of ${ends.join('–')} atoms.${errors}`;
  }
  return `${glasses.map(({ name }, i) => `${name}: ${each[i]}`).join('; ')}.${errors}`;
}

/** Glasses up to which each is told of apart */
const MOST_NAMED_GLASSES = 3;

const sayCount = (count: number) => count.toLocaleString('en-GB');

function sampled(sampling: Sampling): string {
  return `${amount(sampling)} of ${sayCount(sampling.atoms)} atoms`;
}

function amount({ replicas, frames }: Sampling): string {
  const perReplica = frames === 1 ? 'one frame' : `${frames} frames`;
  return replicas === 1 ? perReplica : `${replicas} replicas with ${perReplica} each`;
}

function sayErrors(samplings: readonly Sampling[]): string {
  const replicas = samplings.some((sampling) => sampling.replicas > 1);
  const single = samplings.some((sampling) => sampling.replicas === 1);
  const from = replicas ? ' Errors are one standard error, from the spread of the replicas.' : '';
  if (!single) return from;
  return `${from} ${replicas ? 'Single glasses have no error' : 'No errors'}: how much glasses of other seeds differ is not known from one.`;
}

/** What was simulated and what it is compared with. */
export interface GlassComparison {
  /** What a person calls it: '24B' */
  readonly name: string;
  readonly simulated: Average;
  /** Seeds behind it */
  readonly replicas: number;
  readonly other: number;
}

/** 'Simulation − experiment, g/cm³: 6B −0.02 ± 0.01, 24B 0.00 ± 0.02 (within error).'; null of none. */
export function sayResiduals(
  other: string,
  unit: string,
  decimals: number,
  compared: readonly GlassComparison[],
): string | null {
  if (compared.length === 0) return null;
  const each = compared.map(({ name, simulated, replicas, other: value }) => {
    const { mean, standardError } = simulated;
    const carried = replicas >= FEWEST_SEEDS;
    const within = carried && withinError(simulated, { mean: value, standardError: null });
    const words = `${name} ${sayDifference(mean - value, standardError, decimals)}`;
    return within === true ? `${words} (within error)` : words;
  });
  return `Simulation − ${other}, ${unit}: ${each.join(', ')}.`;
}

/** How the glasses were made, and what that does to what is compared with experiment. */
export function sayCaveats(
  glasses: readonly MeasuredGlass[],
  compared: ExperimentEffect,
): string[] {
  const each = glasses.map(({ conditions }) => caveat(conditions, compared));
  if (new Set(each).size <= 1) return each.slice(0, 1);
  const cooled = glasses.flatMap(({ conditions }) =>
    conditions && conditions.coolingRate !== null
      ? [{ ...conditions, coolingRate: conditions.coolingRate }]
      : [],
  );
  const others = glasses.flatMap(({ name, conditions }, i) =>
    conditions && conditions.coolingRate !== null ? [] : [`${name}. ${each[i]}`],
  );
  return [...(cooled.length > 0 ? [caveatOfMany(cooled, compared)] : []), ...others];
}

/** 'There is no boron in 0B.', for the glasses that lack something; nothing where none does. */
export function sayAbsence(what: string, lacking: readonly MeasuredGlass[]): string[] {
  if (lacking.length === 0) return [];
  return [`There is no ${what} in ${sayList(lacking.map(({ name }) => name))}.`];
}
