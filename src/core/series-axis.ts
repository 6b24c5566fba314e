import { changedPotential, type PairQuantity, pairParameter, parseChanges } from './change';
import {
  ATOMS_RANGE,
  type Composition,
  OXIDES,
  type Oxide,
  oxidesInUse,
  validateComposition,
} from './composition';
import { CUTOFF_RANGE, type Experiment } from './experiment';
import { isOxide, sayOxide } from './oxides';
import type { Potential } from './potential';
import { Problem } from './problem';
import { coolingRate, protocolWithRate } from './protocol';
import { type NumberRange, PROTOCOL_RANGES } from './protocol-ranges';
import { validateProtocol } from './protocol-schema';
import { changeRamp, readRamp } from './ramp';

/** What experiments can differ by along a series. */
export interface SeriesAxis {
  readonly id: string;
  /** 'cooling rate' */
  readonly label: string;
  /** 'K/ps'; null without one */
  readonly unit: string | null;
  /** In headers of files and names of folders: 'rate' */
  readonly column: string;
  /** Whether equal steps are equal factors */
  readonly logarithmic: boolean;
  /** Whether each point is another composition */
  readonly composes: boolean;
  /** Where an experiment stands on it; null where it has no such value */
  readonly of: (experiment: Experiment) => number | null;
  /**
   * The experiment with another value.
   *
   * @throws Problem when the value is out of range, or the experiment has nothing that it could set
   */
  readonly at: (experiment: Experiment, value: number) => Experiment;
}

/** What a series can vary, for hints. */
export const AXES_HINT =
  'Axes: rate (K/ps), melt (K), pressure (GPa), atoms, cutoff (Å), an oxide in place of another (Na2O:SiO2, mol%), an oxide with the others in proportion (Na2O), charge (of oxygen, e), or a parameter of a pair (B-O.A, B-O.rho, B-O.C).';

/** Charges of oxygen that a series may give, from that of a formal ion to next to none. */
const OXYGEN_CHARGES: NumberRange = { smallest: -2, largest: -0.01, unit: 'e' };

/** Axes that any experiment has, by id. */
const PLAIN_AXES: readonly SeriesAxis[] = [
  {
    id: 'rate',
    label: 'cooling rate',
    unit: 'K/ps',
    column: 'rate',
    logarithmic: true,
    composes: false,
    of: ({ protocol }) => coolingRate(protocol),
    at: (experiment, value) => {
      within(value, PROTOCOL_RANGES.rate, 'a cooling rate');
      const protocol = protocolWithRate(experiment.protocol, value);
      return { ...experiment, protocol: validateProtocol(protocol) };
    },
  },
  {
    id: 'melt',
    label: 'melt temperature',
    unit: 'K',
    column: 'melt',
    logarithmic: false,
    composes: false,
    of: ({ protocol }) => readRamp(protocol).melt,
    at: (experiment, value) => {
      const { end } = readRamp(experiment.protocol);
      within(value, { ...PROTOCOL_RANGES.temperature, smallest: end + 1 }, 'a melt temperature');
      const protocol = changeRamp(experiment.protocol, { melt: value });
      return { ...experiment, protocol: validateProtocol(protocol) };
    },
  },
  {
    id: 'pressure',
    label: 'pressure',
    unit: 'GPa',
    column: 'pressure',
    logarithmic: false,
    composes: false,
    of: ({ protocol }) => readRamp(protocol).pressure,
    at: (experiment, value) => {
      within(value, PROTOCOL_RANGES.pressure, 'a pressure');
      if (readRamp(experiment.protocol).pressure === null) {
        throw new Problem(
          `No stage of the protocol "${experiment.protocol.id}" is at a pressure, so it cannot be varied.`,
          'Choose a protocol with a stage at constant pressure, or another axis.',
        );
      }
      const protocol = changeRamp(experiment.protocol, { pressure: value });
      return { ...experiment, protocol: validateProtocol(protocol) };
    },
  },
  {
    id: 'atoms',
    label: 'atoms',
    unit: null,
    column: 'atoms',
    logarithmic: true,
    composes: false,
    of: ({ atoms }) => atoms,
    at: (experiment, value) => {
      if (!Number.isInteger(value)) {
        throw new Problem(`A glass of ${value} atoms cannot be made.`, 'Give whole numbers.');
      }
      within(value, { ...ATOMS_RANGE, unit: 'atoms' }, 'a size');
      return { ...experiment, atoms: value };
    },
  },
  {
    id: 'cutoff',
    label: 'cutoff',
    unit: 'Å',
    column: 'cutoff',
    logarithmic: false,
    composes: false,
    of: ({ cutoff }) => cutoff,
    at: (experiment, value) => {
      within(value, { ...CUTOFF_RANGE, unit: 'Å' }, 'a cutoff');
      return { ...experiment, cutoff: value };
    },
  },
  {
    id: 'charge',
    label: 'charge of oxygen, the others in proportion',
    unit: 'e',
    column: 'charge',
    logarithmic: false,
    composes: false,
    of: ({ potential }) => potential.charges.O ?? null,
    at: (experiment, value) => {
      within(value, OXYGEN_CHARGES, 'a charge of oxygen');
      return { ...experiment, potential: withOxygenCharge(experiment.potential, value) };
    },
  },
];

/**
 * The axis of an id: 'rate', 'melt', 'pressure', 'atoms', 'cutoff' or 'charge'; 'Na2O:SiO2' (soda in
 * place of silica); 'Na2O' (the others in proportion); 'B-O.A' (a parameter of the potential).
 *
 * @throws Problem listing what there is
 */
export function seriesAxis(id: string): SeriesAxis {
  const plain = PLAIN_AXES.find((axis) => axis.id === id);
  if (plain) return plain;
  const [more, less, ...rest] = id.split(':');
  if (rest.length === 0 && isOxide(more) && (less === undefined || isOxide(less))) {
    if (more !== less) return oxideAxis(id, more, less ?? null);
  }
  if (pairParameter(id)) return pairAxis(id as PairQuantity);
  throw new Problem(`A series cannot vary "${id}".`, AXES_HINT);
}

function within(value: number, { smallest, largest, unit }: NumberRange, what: string): void {
  if (value >= smallest && value <= largest) return;
  throw new Problem(
    `${value} ${unit} is no value for ${what}.`,
    `Give ${what} from ${smallest} to ${largest} ${unit}.`,
  );
}

function withOxygenCharge(potential: Potential, value: number): Potential {
  const { O } = potential.charges;
  if (O === undefined || O >= 0) {
    throw new Problem(
      `The potential "${potential.id}" has no negative charge of oxygen to scale.`,
      'Choose another potential, or another axis.',
    );
  }
  if (O === value) return potential;
  const charges = Object.fromEntries(
    Object.entries(potential.charges).map(([element, charge]) => [element, (charge * value) / O]),
  );
  return {
    ...potential,
    id: `${potential.id}-changed`,
    name: `${potential.name}, changed`,
    charges,
  };
}

function pairAxis(quantity: PairQuantity): SeriesAxis {
  const units = { A: 'eV', rho: 'Å', C: 'eV·Å⁶' } as const;
  const named = pairParameter(quantity);
  return {
    id: quantity,
    label: quantity.replace('-', '–').replace('.', ' '),
    unit: named && units[named.parameter],
    column: quantity,
    logarithmic: false,
    composes: false,
    of: ({ potential }) =>
      named === null ? null : (potential.pairs[named.pair]?.[named.parameter] ?? null),
    at: (experiment, value) => {
      const changes = parseChanges([{ step: 0, quantity, value }], 'The series');
      return { ...experiment, potential: changedPotential(experiment.potential, changes) };
    },
  };
}

/** @param less what makes room; null: all others, in proportion */
function oxideAxis(id: string, more: Oxide, less: Oxide | null): SeriesAxis {
  return {
    id,
    label: less === null ? sayOxide(more) : `${sayOxide(more)} in place of ${sayOxide(less)}`,
    unit: 'mol%',
    column: less === null ? more : `${more}-in-${less}`,
    logarithmic: false,
    composes: true,
    of: ({ composition }) => composition[more],
    at: (experiment, value) => {
      const composition = exchanged(experiment.composition, more, less, value);
      return { ...experiment, composition };
    },
  };
}

/** A composition with another share of an oxide, mol%. */
function exchanged(base: Composition, more: Oxide, less: Oxide | null, value: number): Composition {
  within(value, { smallest: 0, largest: 100, unit: 'mol%' }, `a share of ${more}`);
  const shares: Record<Oxide, number> = { ...base, [more]: value };
  if (less !== null) {
    shares[less] = tidy(base[more] + base[less] - value);
    if (shares[less] < 0) {
      throw new Problem(
        `${value} mol% of ${more} leave ${shares[less]} mol% of ${less}.`,
        `${more} can take at most ${tidy(base[more] + base[less])} mol%, where no ${less} is left.`,
      );
    }
    return validateComposition(shares);
  }
  const others = OXIDES.filter((oxide) => oxide !== more);
  const left = 100 - base[more];
  if (left <= 0) {
    throw new Problem(
      `Nothing but ${more} is in this glass, so no other oxide can make room in proportion.`,
      `Say which one takes its place: ${more}:${more === 'SiO2' ? 'Na2O' : 'SiO2'}.`,
    );
  }
  for (const oxide of others) shares[oxide] = tidy((base[oxide] * (100 - value)) / left);
  return validateComposition(shares);
}

const tidy = (share: number) => Number(share.toFixed(9));

/** The axes that make sense for an experiment, by id, for a list of choices. */
export function axesFor({ composition, potential }: Experiment): string[] {
  const used = oxidesInUse(composition);
  const pairs = Object.keys(potential.pairs).filter((pair) => pair === 'Si-O' || pair === 'B-O');
  return [
    'rate',
    ...used.flatMap((more) =>
      used
        .filter((less) => less !== more && composition[less] > 0)
        .map((less) => `${more}:${less}`),
    ),
    ...PLAIN_AXES.map(({ id }) => id).filter((id) => id !== 'rate'),
    ...pairs.flatMap((pair) => ['A', 'rho', 'C'].map((parameter) => `${pair}.${parameter}`)),
  ];
}
