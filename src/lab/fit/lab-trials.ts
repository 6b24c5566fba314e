import { pairParameter } from '../../core/change';
import { compositionFrom } from '../../core/composition';
import { ELEMENTS, type Element } from '../../core/elements';
import type { Experiment } from '../../core/experiment';
import { type Potential, pairOf, potentialById } from '../../core/potential';
import { Problem } from '../../core/problem';
import { replicaExperiment } from '../../core/variants';
import {
  type ParameterSet,
  parametersOf,
  sameParameters,
  withParameters,
} from '../../learn/parameters';
import type { Trial, TrialResult } from '../../learn/trial';
import type { Summary } from '../../run/summary';
import { measuredValueOf } from './outcomes';

/**
 * What a finished run of the lab says of parameter sets: a trial for each that it ran with, with
 * results of all its compositions.
 *
 * @throws Problem when a potential differs from the published ones in more than B–O and B–B, or was
 * changed on the way
 */
export function trialsOfRun(experiment: Experiment, summary: Summary): Trial[] {
  if (experiment.changes.some(({ quantity }) => pairParameter(quantity) !== null)) {
    throw new Problem(
      'The potential was changed while this run went on.',
      'Run it again with one potential from beginning to end.',
    );
  }
  const trials: Trial[] = [];
  const variants = summary.variants.length > 0 ? summary.variants : [summary];
  for (const [v, { composition, density, b4Fraction, atoms, protocol }] of variants.entries()) {
    const { potential } = replicaExperiment(experiment, v * experiment.replicas);
    const parameters = fittedParameters(potential);
    const result: TrialResult = {
      composition: compositionFrom(composition),
      density: measuredValueOf(density),
      b4: measuredValueOf(b4Fraction),
    };
    const known = trials.findIndex((trial) => sameParameters(trial.parameters, parameters));
    if (known >= 0) {
      const before = trials[known];
      trials[known] = { ...before, results: [...before.results, result] };
      continue;
    }
    trials.push({
      id: potential.name,
      parameters,
      results: [result],
      protocol,
      atoms,
      source: `a run of the lab on ${summary.adapter}`,
      unstable: false,
    });
  }
  return trials;
}

/** The five parameters of a potential that is like the published ones in all else. */
function fittedParameters(potential: Potential): ParameterSet {
  const parameters = parametersOf(potential);
  const { id, name, citation } = potentialById('yang2026');
  if (isAlike(withParameters(parameters, { id, name, citation }), potential)) return parameters;
  throw new Problem(
    `The potential "${potential.name}" differs from Yang 2026 in more than B–O and B–B.`,
    'The potential lab fits these two pairs; all else must be as published.',
  );
}

function isAlike(a: Potential, b: Potential): boolean {
  const elements = Object.keys(ELEMENTS) as Element[];
  return elements.every(
    (first) =>
      a.charges[first] === b.charges[first] &&
      elements.every((second) => {
        const [one, other] = [pairOf(a, first, second), pairOf(b, first, second)];
        return one?.A === other?.A && one?.rho === other?.rho && one?.C === other?.C;
      }),
  );
}
