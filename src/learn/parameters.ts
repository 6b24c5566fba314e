import { BOROSILICATE_POTENTIALS, type Potential, pairOf, potentialById } from '../core/potential';
import { Problem } from '../core/problem';

/** The five parameters that Yang et al. 2026 fitted; everything else of the potential stays. */
export interface ParameterSet {
  /** A of B–O, eV */
  readonly aBO: number;
  /** ρ of B–O, Å */
  readonly rhoBO: number;
  /** C of B–O, eV·Å⁶ */
  readonly cBO: number;
  /** A of B–B, eV */
  readonly aBB: number;
  /** ρ of B–B, Å */
  readonly rhoBB: number;
}

export type ParameterKey = keyof ParameterSet;

/** One parameter, as a person reads it. */
export interface ParameterInfo {
  readonly key: ParameterKey;
  /** 'A(B–O)' */
  readonly symbol: string;
  readonly unit: 'eV' | 'Å' | 'eV·Å⁶';
  /** Digits behind the point that are worth showing */
  readonly digits: number;
  /** Anything outside cannot be meant in this unit */
  readonly plausible: readonly [smallest: number, largest: number];
}

/** In the order of every vector of parameters. */
export const PARAMETERS: readonly ParameterInfo[] = [
  { key: 'aBO', symbol: 'A(B–O)', unit: 'eV', digits: 1, plausible: [2e4, 1.5e6] },
  { key: 'rhoBO', symbol: 'ρ(B–O)', unit: 'Å', digits: 5, plausible: [0.06, 0.25] },
  { key: 'cBO', symbol: 'C(B–O)', unit: 'eV·Å⁶', digits: 3, plausible: [0, 300] },
  { key: 'aBB', symbol: 'A(B–B)', unit: 'eV', digits: 2, plausible: [20, 5e3] },
  { key: 'rhoBB', symbol: 'ρ(B–B)', unit: 'Å', digits: 4, plausible: [0.1, 0.8] },
];

/** The set as numbers in the order of `PARAMETERS`. */
export function vectorOf(parameters: ParameterSet): number[] {
  return PARAMETERS.map(({ key }) => parameters[key]);
}

/** The set that a vector in the order of `PARAMETERS` says. */
export function parametersFrom(vector: ArrayLike<number>): ParameterSet {
  return { aBO: vector[0], rhoBO: vector[1], cBO: vector[2], aBB: vector[3], rhoBB: vector[4] };
}

/** True when both sets are the same numbers. */
export function sameParameters(a: ParameterSet, b: ParameterSet): boolean {
  return PARAMETERS.every(({ key }) => a[key] === b[key]);
}

/** 'A(B–O) 191757.1 eV, ρ(B–O) 0.12490 Å, …' */
export function sayParameters(parameters: ParameterSet): string {
  return PARAMETERS.map(
    ({ key, symbol, unit, digits }) => `${symbol} ${parameters[key].toFixed(digits)} ${unit}`,
  ).join(', ');
}

/**
 * The five parameters of a potential.
 *
 * @throws Problem when it has no Buckingham pair B–O or B–B
 */
export function parametersOf(potential: Potential): ParameterSet {
  const bo = pairOf(potential, 'B', 'O');
  const bb = pairOf(potential, 'B', 'B');
  if (bo === null || bb === null) {
    throw new Problem(
      `The potential "${potential.name}" has no pair ${bo === null ? 'B–O' : 'B–B'}.`,
      'Choose a potential with Buckingham parameters for both B–O and B–B.',
    );
  }
  return { aBO: bo.A, rhoBO: bo.rho, cBO: bo.C, aBB: bb.A, rhoBB: bb.rho };
}

/** What a fitted potential is called. */
export interface PotentialLabel {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
}

/** The potential of Yang et al. 2026 with these parameters in place of its own for B–O and B–B. */
export function withParameters(parameters: ParameterSet, label: PotentialLabel): Potential {
  const base = potentialById('yang2026');
  return {
    ...base,
    ...label,
    pairs: {
      ...base.pairs,
      'B-O': { A: parameters.aBO, rho: parameters.rhoBO, C: parameters.cBO },
      'B-B': { A: parameters.aBB, rho: parameters.rhoBB, C: 0 },
    },
  };
}

/** A published parameter set. */
export interface KnownSet {
  readonly id: string;
  readonly name: string;
  readonly parameters: ParameterSet;
}

/** The potentials of the paper as parameter sets: yang2026, cma-es, b4-optimised, wang2018. */
export const KNOWN_SETS: readonly KnownSet[] = BOROSILICATE_POTENTIALS.map((potential) => ({
  id: potential.id,
  name: potential.name,
  parameters: parametersOf(potential),
}));

/** The parameters that the bounds of the authors are relative to. */
export const WANG_2018: ParameterSet = parametersOf(potentialById('wang2018'));

/**
 * Refuses values that cannot be what they say; those of A and C in kcal/mol are recognised.
 *
 * @param where - what is being read, for the message: 'trials.csv, line 3'
 * @throws Problem naming the parameter
 */
export function checkParameters(parameters: ParameterSet, where: string): void {
  for (const info of PARAMETERS) checkParameter(info, parameters[info.key], where);
}

/** @throws Problem as `checkParameters` */
export function checkParameter(info: ParameterInfo, value: number, where: string): void {
  const { symbol, unit, plausible } = info;
  const [smallest, largest] = plausible;
  if (value >= smallest && value <= largest) return;
  const range = `${symbol} is expected between ${smallest} and ${largest} ${unit}.`;
  if (Number.isFinite(value) && unit !== 'Å' && value > largest) {
    throw new Problem(
      `${where}: ${symbol} is ${value} ${unit}, which looks like kcal/mol.`,
      `Divide A and C by 23.060549, or call the columns A_BO_kcal_mol, C_BO_kcal_mol_A6, A_BB_kcal_mol. ${range}`,
    );
  }
  throw new Problem(
    `${where}: ${symbol} is ${value} ${unit}, which cannot be.`,
    `${range} Check the unit and the column.`,
  );
}
