import * as v from 'valibot';
import { type Composition, validateComposition, writtenComposition } from '../core/composition';
import { COMPOSITION_SCHEMA } from '../core/composition-schema';
import {
  fields,
  integerBetween,
  numberBetween,
  parseJsonText,
  parseWith,
  shortText,
} from '../core/validate';
import { checkParameters } from './parameters';
import { checkTargets, type FitTarget } from './targets';
import { checkB4, checkDensity, type Trial } from './trial';
import type { TrialTable } from './trials-csv';

/** The version of the schema that Vitrine writes. */
const TRIALS_VERSION = 1;

const HINT =
  'Trials are {"version": 1, "trials": [{"id", "parameters": {"aBO", "rhoBO", "cBO", "aBB", "rhoBB"}, "results": [{"composition", "density", "b4"}], "protocol", "atoms", "source", "unstable"}], "targets"}.';

const anyNumber = numberBetween(-1e12, 1e12, '');

const VALID_COMPOSITION = v.pipe(COMPOSITION_SCHEMA, v.transform(validateComposition));

const ESTIMATE_SCHEMA = v.nullable(
  fields({ value: anyNumber, error: v.nullable(numberBetween(0, 1e12, '')) }),
);

/** A parameter set, in eV and Å. */
export const PARAMETERS_SCHEMA = fields({
  aBO: anyNumber,
  rhoBO: anyNumber,
  cBO: anyNumber,
  aBB: anyNumber,
  rhoBB: anyNumber,
});

/** A trial as JSON. */
export const TRIAL_SCHEMA = fields({
  id: shortText(200),
  parameters: PARAMETERS_SCHEMA,
  results: v.array(
    fields({ composition: VALID_COMPOSITION, density: ESTIMATE_SCHEMA, b4: ESTIMATE_SCHEMA }),
  ),
  protocol: v.nullable(shortText(200)),
  atoms: v.nullable(integerBetween(1, 1e9)),
  source: shortText(1000),
  unstable: v.boolean('must be true or false'),
});

/** A target as JSON. */
export const TARGET_SCHEMA = fields({
  composition: VALID_COMPOSITION,
  density: v.nullable(anyNumber),
  b4: v.nullable(anyNumber),
  weight: anyNumber,
});

const TRIALS_SCHEMA = fields({
  version: v.literal(TRIALS_VERSION, `must be ${TRIALS_VERSION}`),
  trials: v.array(TRIAL_SCHEMA),
  targets: v.nullable(v.array(TARGET_SCHEMA)),
});

/** Trials and targets as JSON, two spaces a level. */
export function writeTrialsJson(
  trials: readonly Trial[],
  targets: readonly FitTarget[] | null = null,
): string {
  const table = { version: TRIALS_VERSION, trials, targets };
  return `${JSON.stringify(table, shortCompositions, 2)}\n`;
}

/** Leaves out of compositions the oxides that the glass lacks, as files have it. */
function shortCompositions(key: string, value: unknown): unknown {
  return key === 'composition' ? writtenComposition(value as Composition) : value;
}

/**
 * @param name - of the file, for messages
 * @throws Problem naming the field, or the trial whose values cannot be
 */
export function readTrialsJson(text: string, name: string): TrialTable {
  const { trials, targets } = parseWith(TRIALS_SCHEMA, parseJsonText(text, name), name, HINT);
  for (const { id, parameters, results } of trials) {
    const where = `${name}, ${id}`;
    checkParameters(parameters, where);
    for (const { density, b4 } of results) {
      if (density !== null) checkDensity(density.value, where);
      if (b4 !== null) checkB4(b4.value, where);
    }
  }
  if (targets !== null) checkTargets(targets, `${name}, targets`);
  return { trials, targets };
}
