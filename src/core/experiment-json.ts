import * as v from 'valibot';
import { parseChanges } from './change';
import { validateComposition, writtenComposition } from './composition';
import { COMPOSITION_SCHEMA } from './composition-schema';
import {
  ELECTROSTATICS,
  EXPERIMENT_VERSION,
  type Experiment,
  MOST_REPLICAS,
  SIZE_FIELDS,
  type Variant,
} from './experiment';
import { POTENTIALS, type Potential, parsePotential, potentialById } from './potential';
import { PRECONDITIONINGS, precondition, preconditioningOf } from './precondition';
import { Problem } from './problem';
import { coolingRate, PROTOCOLS, type Protocol, protocolById, protocolWithRate } from './protocol';
import { parseProtocol, validateProtocol } from './protocol-schema';
import { parseSeries } from './series';
import { TUNING_VALUES } from './tuning';
import { fields, numberBetween, parseWith, shortText } from './validate';

/** One of some numbers. */
function oneOf<const Values extends readonly number[]>(values: Values) {
  const words = `must be ${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
  return v.picklist(values, words);
}

const NUMERICS_SCHEMA = fields({
  adapter: shortText(200),
  lanes: oneOf(TUNING_VALUES.lanes),
  // What runs were computed with before these could be chosen
  meshLanes: v.optional(oneOf(TUNING_VALUES.meshLanes), 1),
  skin: v.optional(oneOf(TUNING_VALUES.skin), 1),
  meshPointCost: v.optional(oneOf(TUNING_VALUES.meshPointCost), 15),
  planeThreads: v.optional(oneOf(TUNING_VALUES.planeThreads), 4),
});

const EXPERIMENT_SCHEMA = fields({
  version: v.literal(EXPERIMENT_VERSION, `must be ${EXPERIMENT_VERSION}`),
  name: shortText(80),
  composition: COMPOSITION_SCHEMA,
  potential: v.unknown(),
  protocol: v.unknown(),
  ...SIZE_FIELDS,
  electrostatics: v.optional(
    v.picklist(ELECTROSTATICS, `must be one of ${ELECTROSTATICS.join(', ')}`),
    'prolate',
  ),
  variants: v.optional(v.unknown(), []),
  changes: v.optional(v.unknown(), []),
  numerics: v.optional(v.nullable(NUMERICS_SCHEMA), null),
  series: v.optional(v.unknown()),
});

const VARIANTS_SCHEMA = v.pipe(
  v.array(
    fields({
      name: shortText(80),
      composition: v.optional(COMPOSITION_SCHEMA),
      potential: v.optional(v.unknown()),
      protocol: v.optional(v.unknown()),
    }),
    'must be a list of variants',
  ),
  v.maxLength(MOST_REPLICAS, `must have at most ${MOST_REPLICAS} variants`),
);

const PROTOCOL_REFERENCE = fields({
  preset: shortText(80),
  rate: v.optional(numberBetween(1e-3, 1e5, 'K/ps')),
  precondition: v.optional(
    v.picklist(PRECONDITIONINGS, `must be one of ${PRECONDITIONINGS.join(', ')}`),
    'none',
  ),
});

const EXPERIMENT_HINT =
  'Save an experiment from Vitrine, or start from a file in public/presets, to see what it holds.';

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function parsePotentialField(json: unknown, what: string): Potential {
  return typeof json === 'string' ? potentialById(json) : parsePotential(json, what);
}

function parseVariants(json: unknown, what: string): Variant[] {
  return parseWith(VARIANTS_SCHEMA, json, what, EXPERIMENT_HINT).map((variant, i) => {
    const here = `${what} ${i + 1}`;
    const { name, composition, potential, protocol } = variant;
    return {
      name,
      ...(composition && { composition: validateComposition(composition) }),
      ...(potential !== undefined && { potential: parsePotentialField(potential, here) }),
      ...(protocol !== undefined && { protocol: parseProtocolField(protocol, here) }),
    };
  });
}

function parseProtocolField(json: unknown, what: string): Protocol {
  if (typeof json === 'string') return protocolById(json).protocol;
  if (isRecord(json) && 'preset' in json) {
    const reference = parseWith(PROTOCOL_REFERENCE, json, what, EXPERIMENT_HINT);
    const { protocol } = protocolById(reference.preset);
    const { rate } = reference;
    const rated = rate === undefined ? protocol : protocolWithRate(protocol, rate);
    return validateProtocol(precondition(rated, reference.precondition));
  }
  return parseProtocol(json, what);
}

/**
 * Reads an experiment from JSON. `potential` is a built-in id or a whole potential; `protocol` is a
 * built-in id, {"preset": id, "rate": K/ps}, or a whole protocol; oxides that are left out are 0.
 *
 * @param what - what is being read, for messages
 * @throws Problem naming the field
 */
export function parseExperiment(json: unknown, what = 'The experiment'): Experiment {
  if (isRecord(json) && typeof json.version === 'number' && json.version > EXPERIMENT_VERSION) {
    throw new Problem(
      `${what} has version ${json.version}; this Vitrine reads version ${EXPERIMENT_VERSION}.`,
      'It comes from a newer Vitrine: open it there, or update this one.',
    );
  }
  const { series, ...input } = parseWith(EXPERIMENT_SCHEMA, json, what, EXPERIMENT_HINT);
  return {
    ...input,
    composition: validateComposition(input.composition),
    potential: parsePotentialField(input.potential, `${what}: "potential"`),
    protocol: parseProtocolField(input.protocol, `${what}: "protocol"`),
    variants: parseVariants(input.variants, `${what}: "variants"`),
    changes: parseChanges(input.changes, `${what}: "changes"`),
    ...(series !== undefined && { series: parseSeries(series, `${what}: "series"`) }),
  };
}

/** Compares JSON values without regard to the order of keys. */
function sameJson(a: unknown, b: unknown): boolean {
  if (!isRecord(a) || !isRecord(b)) {
    if (Array.isArray(a) && Array.isArray(b)) {
      return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
    }
    return a === b;
  }
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameJson(a[key], b[key]));
}

function serialiseProtocol(protocol: Protocol): unknown {
  const builtIn = PROTOCOLS.find((preset) => preset.protocol.id === protocol.id)?.protocol;
  if (builtIn === undefined) return protocol;
  if (sameJson(builtIn, protocol)) return protocol.id;
  const kind = preconditioningOf(protocol);
  const said = kind === 'none' ? {} : { precondition: kind };
  if (sameJson(precondition(builtIn, kind), protocol)) return { preset: protocol.id, ...said };
  const rate = coolingRate(protocol);
  if (rate === null) return protocol;
  // A rate worked out from a duration carries rounding; the plain number that means the same is better.
  for (const plain of [Number(rate.toPrecision(12)), rate]) {
    if (sameJson(precondition(protocolWithRate(builtIn, plain), kind), protocol)) {
      return { preset: protocol.id, rate: plain, ...said };
    }
  }
  return protocol;
}

function serialisePotential(potential: Potential): unknown {
  const builtIn = POTENTIALS.some((candidate) => sameJson(candidate, potential));
  return builtIn ? potential.id : potential;
}

function serialiseVariant({ name, composition, potential, protocol }: Variant): unknown {
  return {
    name,
    ...(composition && { composition: writtenComposition(composition) }),
    ...(potential && { potential: serialisePotential(potential) }),
    ...(protocol && { protocol: serialiseProtocol(protocol) }),
  };
}

/** JSON for files and links; what is built in is stored by its id. `parseExperiment` reads it back. */
export function serialiseExperiment(experiment: Experiment): Record<string, unknown> {
  const { version, name, composition, potential, atoms, cutoff, seed, replicas } = experiment;
  const { electrostatics, variants, changes, numerics, series } = experiment;
  return {
    version,
    name,
    composition: writtenComposition(composition),
    potential: serialisePotential(potential),
    protocol: serialiseProtocol(experiment.protocol),
    atoms,
    cutoff,
    seed,
    replicas,
    ...(electrostatics !== 'prolate' && { electrostatics }),
    ...(variants.length > 0 && { variants: variants.map(serialiseVariant) }),
    ...(changes.length > 0 && { changes }),
    ...(numerics && { numerics }),
    ...(series && { series }),
  };
}
