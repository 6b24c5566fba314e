import * as v from 'valibot';
import {
  ATOMS_RANGE,
  type Composition,
  compositionName,
  DEFAULT_GLASS,
  GLASS_NAMES,
  isGlassName,
  OXIDES,
  TABLE_1,
  validateComposition,
} from './composition';
import { POTENTIALS, type Potential, parsePotential, potentialById } from './potential';
import { Problem } from './problem';
import { coolingRate, PROTOCOLS, type Protocol, protocolById, protocolWithRate } from './protocol';
import { parseProtocol, validateProtocol } from './protocol-schema';
import { fields, integerBetween, numberBetween, parseWith, shortText } from './validate';

export { checkExperiment, checkSize } from './experiment-checks';

/** The version of the schema that Vitrine writes. */
export const EXPERIMENT_VERSION = 1;

/** Everything needed to repeat a run: what a preset file, a share link and the command line carry. */
export interface Experiment {
  readonly version: typeof EXPERIMENT_VERSION;
  /** What a person calls it, e.g. '24B' */
  readonly name: string;
  readonly composition: Composition;
  readonly potential: Potential;
  readonly protocol: Protocol;
  /** Number of atoms asked for; integers that are charge-neutral may differ by a few. */
  readonly atoms: number;
  /** Of Buckingham and real-space Coulomb, Å */
  readonly cutoff: number;
  /** 32-bit unsigned */
  readonly seed: number;
  readonly replicas: number;
}

/** What to make an experiment from; what is left out takes the protocol's or the usual value. */
export interface ExperimentOptions {
  readonly name?: string;
  /** Either this or `preset`; neither means 24B. */
  readonly composition?: Composition;
  /** A glass of Table 1 */
  readonly preset?: string;
  /** Built-in id or a potential; yang2026 */
  readonly potential?: string | Potential;
  /** Built-in id or a protocol; demo */
  readonly protocol?: string | Protocol;
  readonly atoms?: number;
  /** Å */
  readonly cutoff?: number;
  /** Cooling rate, K/ps */
  readonly rate?: number;
  readonly seed?: number;
  readonly replicas?: number;
}

const CUTOFF_RANGE = { smallest: 3, largest: 30 } as const;
const MOST_REPLICAS = 256;
const LARGEST_SEED = 0xffffffff;

const SIZE_FIELDS = {
  atoms: integerBetween(ATOMS_RANGE.smallest, ATOMS_RANGE.largest),
  cutoff: numberBetween(CUTOFF_RANGE.smallest, CUTOFF_RANGE.largest, 'Å'),
  seed: integerBetween(0, LARGEST_SEED),
  replicas: integerBetween(1, MOST_REPLICAS),
};

const SHARE = v.optional(numberBetween(0, 100, 'mol%'), 0);

const EXPERIMENT_SCHEMA = fields({
  version: v.literal(EXPERIMENT_VERSION, `must be ${EXPERIMENT_VERSION}`),
  name: shortText(80),
  composition: fields({ SiO2: SHARE, B2O3: SHARE, Na2O: SHARE, CaO: SHARE }),
  potential: v.unknown(),
  protocol: v.unknown(),
  ...SIZE_FIELDS,
});

const PROTOCOL_REFERENCE = fields({
  preset: shortText(80),
  rate: numberBetween(1e-3, 1e5, 'K/ps'),
});

const EXPERIMENT_HINT =
  'Save an experiment from Vitrine, or start from a file in public/presets, to see what it holds.';

function presetComposition(name: string): Composition {
  if (!isGlassName(name)) {
    throw new Problem(`There is no preset "${name}".`, `Choose one of ${GLASS_NAMES.join(', ')}.`);
  }
  return TABLE_1[name];
}

function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function parseProtocolField(json: unknown, what: string): Protocol {
  if (typeof json === 'string') return protocolById(json).protocol;
  if (isRecord(json) && 'preset' in json) {
    const { preset, rate } = parseWith(PROTOCOL_REFERENCE, json, what, EXPERIMENT_HINT);
    return validateProtocol(protocolWithRate(protocolById(preset).protocol, rate));
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
  const input = parseWith(EXPERIMENT_SCHEMA, json, what, EXPERIMENT_HINT);
  return {
    ...input,
    composition: validateComposition(input.composition),
    potential:
      typeof input.potential === 'string'
        ? potentialById(input.potential)
        : parsePotential(input.potential, `${what}: "potential"`),
    protocol: parseProtocolField(input.protocol, `${what}: "protocol"`),
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
  const rate = coolingRate(protocol);
  if (rate === null) return protocol;
  // A rate worked out from a duration carries rounding; the plain number that means the same is better.
  for (const plain of [Number(rate.toPrecision(12)), rate]) {
    if (sameJson(protocolWithRate(builtIn, plain), protocol)) {
      return { preset: protocol.id, rate: plain };
    }
  }
  return protocol;
}

/** JSON for files and links; what is built in is stored by its id. `parseExperiment` reads it back. */
export function serialiseExperiment(experiment: Experiment): Record<string, unknown> {
  const { version, name, composition, potential, atoms, cutoff, seed, replicas } = experiment;
  const builtIn = POTENTIALS.some((candidate) => sameJson(candidate, potential));
  return {
    version,
    name,
    composition,
    potential: builtIn ? potential.id : potential,
    protocol: serialiseProtocol(experiment.protocol),
    atoms,
    cutoff,
    seed,
    replicas,
  };
}

/**
 * Makes a valid experiment. Whether its cutoff fits into its box is for `checkExperiment`.
 *
 * @throws Problem on an unknown name or a value out of range
 */
export function createExperiment(options: ExperimentOptions = {}): Experiment {
  const composition = validateComposition(
    options.composition ?? presetComposition(options.preset ?? DEFAULT_GLASS),
  );
  const { potential = POTENTIALS[0], protocol = PROTOCOLS[0].protocol, rate } = options;
  const chosen = typeof protocol === 'string' ? protocolById(protocol).protocol : protocol;
  const preset = PROTOCOLS.find((candidate) => candidate.protocol.id === chosen.id) ?? PROTOCOLS[0];
  const sizes = parseWith(
    fields(SIZE_FIELDS),
    {
      atoms: options.atoms ?? preset.atoms,
      cutoff: options.cutoff ?? preset.cutoff,
      seed: options.seed ?? 1,
      replicas: options.replicas ?? 1,
    },
    'The experiment',
    'Give a value in that range.',
  );
  return {
    version: EXPERIMENT_VERSION,
    name: options.name ?? compositionName(composition),
    composition: Object.fromEntries(
      OXIDES.map((oxide) => [oxide, composition[oxide]]),
    ) as Composition,
    potential: typeof potential === 'string' ? potentialById(potential) : potential,
    protocol: validateProtocol(rate === undefined ? chosen : protocolWithRate(chosen, rate)),
    ...sizes,
  };
}
