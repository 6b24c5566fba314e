import type { Composition } from '../core/glasses';
import { lossOf, type Objective } from './loss';
import type { ParameterSet } from './parameters';
import { networkResponses, type Surrogate, spreadOf } from './surrogate';
import type { FitTarget } from './targets';

/** The loss that the surrogate expects of a parameter set. */
export interface PredictedLoss {
  /** Of the mean of all networks */
  readonly loss: number;
  /** Standard deviation of what the networks say, one by one */
  readonly spread: number;
}

/** Compositions of targets that count. */
export function targetCompositions(targets: readonly FitTarget[]): Composition[] {
  return targets
    .filter(({ density, b4, weight }) => weight > 0 && (density !== null || b4 !== null))
    .map(({ composition }) => composition);
}

/** The loss that the surrogate expects of each set. The targets must ask for something. */
export function predictedLosses(
  surrogate: Surrogate,
  sets: readonly ParameterSet[],
  targets: readonly FitTarget[],
  objective: Objective,
): PredictedLoss[] {
  const compositions = targetCompositions(targets);
  const outputs = networkResponses(surrogate, sets, compositions);
  const lossAt = (output: Float64Array, set: number) => {
    const responses = compositions.map((composition, i) => {
      const at = 2 * (set * compositions.length + i);
      return { composition, density: output[at], b4: output[at + 1] };
    });
    return lossOf(responses, targets, objective) ?? 0;
  };
  const mean = new Float64Array(outputs[0].length);
  for (const output of outputs) {
    for (let i = 0; i < mean.length; i++) mean[i] += output[i] / outputs.length;
  }
  return sets.map((_, set) => ({
    loss: lossAt(mean, set),
    spread: spreadOf(outputs.map((output) => lossAt(output, set))).spread,
  }));
}
