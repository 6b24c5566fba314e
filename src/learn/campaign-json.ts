import * as v from 'valibot';
import { parseExperiment, serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { fields, integerBetween, numberBetween, parseWith } from '../core/validate';
import { type Campaign, createCampaign } from './campaign';
import { PARAMETERS_SCHEMA, TARGET_SCHEMA, TRIAL_SCHEMA } from './trials-json';

/** The version of the schema that Vitrine writes. */
const CAMPAIGN_VERSION = 1;

const HINT = 'Give a campaign.json as `vitrine fit` or the lab wrote it.';

const number = numberBetween(-1e12, 1e12, '');
const fromZero = numberBetween(0, 1e12, '');
const count = integerBetween(0, 1e9);

const COMPOSITION = TARGET_SCHEMA.entries.composition;
const ESTIMATE = v.nullable(fields({ value: number, error: v.nullable(fromZero) }));
const SPREAD = fields({ mean: number, spread: fromZero });
const FLAG = v.boolean('must be true or false');

const ERRORS = fields({ scaled: v.nullable(fromZero), absolute: v.nullable(fromZero) });

const SURROGATE_ERRORS = fields({
  rmse: v.nullable(fromZero),
  density: ERRORS,
  b4: ERRORS,
  byComposition: v.array(fields({ composition: COMPOSITION, density: ERRORS, b4: ERRORS })),
});

const CANDIDATE = fields({
  parameters: PARAMETERS_SCHEMA,
  loss: fromZero,
  spread: fromZero,
  risk: numberBetween(0, 1, ''),
  value: number,
  predictions: v.array(fields({ composition: COMPOSITION, density: SPREAD, b4: SPREAD })),
});

const TRAINING = fields({
  hiddenLayers: v.array(integerBetween(1, 1e5)),
  epochs: count,
  batch: count,
  learningRate: fromZero,
  weightDecay: fromZero,
  // JSON has no Infinity.
  bend: v.pipe(
    v.nullable(fromZero),
    v.transform((bend) => bend ?? Number.POSITIVE_INFINITY),
  ),
  plateau: fields({ factor: fromZero, patience: count }),
  folds: count,
  networksPerFold: count,
  holdOut: v.picklist(['trial', 'row'], 'must be "trial" or "row"'),
});

const SEARCH = fields({
  method: v.picklist(['bo', 'cma-es'], 'must be "bo" or "cma-es"'),
  bo: fields({
    evaluations: count,
    initial: count,
    acquisition: v.picklist(['lcb', 'ei'], 'must be "lcb" or "ei"'),
    kappa: number,
    restarts: count,
  }),
  cmaEs: fields({
    evaluations: count,
    population: v.nullable(count),
    step: fromZero,
    growth: fromZero,
    start: v.nullable(v.array(number)),
  }),
  exploration: fromZero,
  candidates: count,
});

const OUTCOME = fields({ unstable: FLAG, density: ESTIMATE, b4: ESTIMATE });

const CAMPAIGN = fields({
  version: v.literal(CAMPAIGN_VERSION, `must be ${CAMPAIGN_VERSION}`),
  settings: fields({
    iterations: count,
    targets: v.array(TARGET_SCHEMA),
    objective: fields({
      densityScale: number,
      densityWeight: number,
      b4Weight: number,
      b4RisesWithBoron: FLAG,
    }),
    bounds: fields({ lower: PARAMETERS_SCHEMA, upper: PARAMETERS_SCHEMA }),
    training: TRAINING,
    search: SEARCH,
    template: v.unknown(),
    seed: integerBetween(0, 0xffffffff),
  }),
  data: v.array(TRIAL_SCHEMA),
  iterations: v.array(
    fields({
      surrogate: SURROGATE_ERRORS,
      candidates: v.pipe(v.array(CANDIDATE), v.minLength(1, 'must have at least one candidate')),
      outcomes: v.nullable(v.array(OUTCOME)),
    }),
  ),
});

/** A campaign as plain data for a file or a database; numbers keep all their digits. */
export function serialiseCampaign({ settings, data, iterations }: Campaign): object {
  const template = serialiseExperiment(settings.template);
  return { version: CAMPAIGN_VERSION, settings: { ...settings, template }, data, iterations };
}

/**
 * Reads what `serialiseCampaign` wrote.
 *
 * @param what what is being read, for messages
 * @throws Problem naming the field that is wrong
 */
export function parseCampaign(json: unknown, what = 'The campaign'): Campaign {
  const { settings, data, iterations } = parseWith(CAMPAIGN, json, what, HINT);
  const template = parseExperiment(settings.template, `${what}: "settings.template"`);
  const campaign = { ...createCampaign({ ...settings, template }, data), iterations };
  const jobs = campaign.settings.targets.length;
  const torn = iterations.findIndex(
    ({ candidates, outcomes }, i) =>
      (outcomes === null && i < iterations.length - 1) ||
      (outcomes !== null && outcomes.length !== candidates.length * jobs),
  );
  if (torn < 0) return campaign;
  throw new Problem(`${what}: iteration ${torn + 1} lacks some of its outcomes.`, HINT);
}
