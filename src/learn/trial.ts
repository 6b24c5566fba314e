import type { Composition } from '../core/glasses';
import { Problem } from '../core/problem';
import type { ParameterSet } from './parameters';

/** A value with its standard error; null where the error is not known. */
export interface MeasuredValue {
  readonly value: number;
  readonly error: number | null;
}

/** What molecular dynamics gave at one composition; null where it was not measured. */
export interface TrialResult {
  readonly composition: Composition;
  /** g/cm³ at 300 K */
  readonly density: MeasuredValue | null;
  /** B4, the share of boron bound to four oxygens, 0 to 1 */
  readonly b4: MeasuredValue | null;
}

/** A parameter set, and what came of it. */
export interface Trial {
  /** What a person calls it: 'trial-7', 'iteration 2, candidate 3' */
  readonly id: string;
  readonly parameters: ParameterSet;
  /** One entry a composition; compositions that failed or were not run are absent */
  readonly results: readonly TrialResult[];
  /** Id of the protocol; null when it is not known */
  readonly protocol: string | null;
  /** Atoms in the box; null when it is not known */
  readonly atoms: number | null;
  /** Where it comes from: a file, a run */
  readonly source: string;
  /**
   * True when molecular dynamics could not finish (the melt boiled off, atoms overlapped). Such a
   * trial may have results of the compositions that did finish. It teaches the search through
   * `riskOfInstability` (stability.ts) and the surrogate only through results that it has.
   */
  readonly unstable: boolean;
}

/** Densities that a glass can have, g/cm³. */
const DENSITIES = [0.5, 6] as const;

/** @throws Problem when the density cannot be in g/cm³; one in kg/m³ is recognised */
export function checkDensity(value: number, where: string): void {
  if (value >= DENSITIES[0] && value <= DENSITIES[1]) return;
  throw new Problem(
    `${where}: the density ${value} cannot be in g/cm³.`,
    value >= 1000 * DENSITIES[0] && value <= 1000 * DENSITIES[1]
      ? 'It looks like kg/m³: divide by 1000.'
      : `A glass has ${DENSITIES[0]} to ${DENSITIES[1]} g/cm³; check the column.`,
  );
}

/** @throws Problem when B4 is no fraction; one in per cent is recognised */
export function checkB4(value: number, where: string): void {
  if (value >= 0 && value <= 1) return;
  throw new Problem(
    `${where}: B4 is ${value}, but it is a fraction from 0 to 1.`,
    value > 1 && value <= 100
      ? 'It looks like per cent: divide by 100.'
      : 'B4 is the share of boron that is bound to four oxygens; check the column.',
  );
}
