import type { Change } from './change';
import {
  ATOMS_RANGE,
  type Composition,
  compositionFrom,
  compositionName,
  DEFAULT_GLASS,
  GLASS_NAMES,
  isGlassName,
  type OxideShares,
  TABLE_1,
  validateComposition,
} from './composition';
import { POTENTIALS, type Potential, potentialById } from './potential';
import { type Preconditioning, precondition, preconditioningOf } from './precondition';
import { Problem } from './problem';
import { PROTOCOLS, type Protocol, protocolById, protocolWithRate } from './protocol';
import { validateProtocol } from './protocol-schema';
import type { Numerics } from './tuning';
import { fields, integerBetween, numberBetween, parseWith } from './validate';

/** The version of the schema that Vitrine writes. */
export const EXPERIMENT_VERSION = 1;

/**
 * How the Coulomb sum is split between pairs and the mesh: 'prolate' by prolate functions, which
 * need the smallest mesh; 'pppm' by Gaussians and B-splines, as LAMMPS does. Both are as accurate
 * as the protocol asks.
 */
export type Electrostatics = 'prolate' | 'pppm';
export const ELECTROSTATICS: readonly Electrostatics[] = ['prolate', 'pppm'];

/** What sets some replicas of an experiment apart from the others; what is absent is the experiment's. */
export interface Variant {
  /** What a person calls it: '24B', 'CMA-ES' */
  readonly name: string;
  readonly composition?: Composition;
  readonly potential?: Potential;
  /** Other temperatures and pressures; its stages last as long as the experiment's */
  readonly protocol?: Protocol;
}

/** What a series varies, and the values it takes; each value is a point, an experiment of its own. */
export interface SeriesPlan {
  /** The id of an axis (`seriesAxis`): 'rate', 'Na2O:SiO2', 'B-O.A' */
  readonly axis: string;
  /** In the unit of the axis, in the order in which they are carried out; no two are the same */
  readonly values: readonly number[];
}

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
  readonly electrostatics: Electrostatics;
  /** 32-bit unsigned */
  readonly seed: number;
  /** Of each variant, with seeds counting up */
  readonly replicas: number;
  /** What is done side by side; empty when all replicas differ in their seed only */
  readonly variants: readonly Variant[];
  /** Turns of knobs on the way, in the order of their steps */
  readonly changes: readonly Change[];
  /** How a run of it was computed, for one that shall repeat it to the bit; null: as the adapter likes */
  readonly numerics: Numerics | null;
  /** What this is the base of; absent of what is one run. `seriesPoints` has the runs of it */
  readonly series?: SeriesPlan;
}

/** What to make an experiment from; what is left out takes the protocol's or the usual value. */
export interface ExperimentOptions {
  readonly name?: string;
  /** Either this or `preset`; neither means 24B. */
  readonly composition?: OxideShares;
  /** A glass of Table 1 */
  readonly preset?: string;
  /** Built-in id or a potential; yang2026 */
  readonly potential?: string | Potential;
  /** Built-in id or a protocol; demo */
  readonly protocol?: string | Protocol;
  readonly atoms?: number;
  /** Å */
  readonly cutoff?: number;
  /** prolate */
  readonly electrostatics?: Electrostatics;
  /** Cooling rate, K/ps */
  readonly rate?: number;
  /** Another one than the protocol has */
  readonly precondition?: Preconditioning;
  readonly seed?: number;
  readonly replicas?: number;
  readonly variants?: readonly Variant[];
  readonly changes?: readonly Change[];
  readonly numerics?: Numerics | null;
  readonly series?: SeriesPlan;
}

/** The cutoffs that an experiment may have, Å. */
export const CUTOFF_RANGE = { smallest: 3, largest: 30 } as const;
/** The largest number of replicas of a variant, and of variants of an experiment. */
export const MOST_REPLICAS = 256;
export const LARGEST_SEED = 0xffffffff;

/** The numbers of an experiment and their ranges. */
export const SIZE_FIELDS = {
  atoms: integerBetween(ATOMS_RANGE.smallest, ATOMS_RANGE.largest),
  cutoff: numberBetween(CUTOFF_RANGE.smallest, CUTOFF_RANGE.largest, 'Å'),
  seed: integerBetween(0, LARGEST_SEED),
  replicas: integerBetween(1, MOST_REPLICAS),
};

function presetComposition(name: string): Composition {
  if (!isGlassName(name)) {
    throw new Problem(`There is no preset "${name}".`, `Choose one of ${GLASS_NAMES.join(', ')}.`);
  }
  return TABLE_1[name];
}

/** The protocol with another rate (K/ps), or another pre-conditioning, which follows the rate. */
function conditioned(
  protocol: Protocol,
  rate: number | undefined,
  kind = preconditioningOf(protocol),
): Protocol {
  if (rate === undefined) return precondition(protocol, kind);
  return precondition(protocolWithRate(precondition(protocol, 'none'), rate), kind);
}

/**
 * Makes a valid experiment. Whether its cutoff fits into its box is for `checkExperiment`.
 *
 * @throws Problem on an unknown name or a value out of range
 */
export function createExperiment(options: ExperimentOptions = {}): Experiment {
  const composition = validateComposition(
    compositionFrom(options.composition ?? presetComposition(options.preset ?? DEFAULT_GLASS)),
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
    composition,
    potential: typeof potential === 'string' ? potentialById(potential) : potential,
    protocol: validateProtocol(conditioned(chosen, rate, options.precondition)),
    ...sizes,
    electrostatics: options.electrostatics ?? 'prolate',
    variants: options.variants ?? [],
    changes: options.changes ?? [],
    numerics: options.numerics ?? null,
    ...(options.series && { series: options.series }),
  };
}
