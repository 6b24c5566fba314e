import * as v from 'valibot';
import { type BuckinghamPair, type Potential, pairName } from './potential';
import { Problem } from './problem';
import { PROTOCOL_RANGES } from './protocol-ranges';
import {
  fields,
  integerBetween,
  numberBetween,
  numberInRange,
  parseWith,
  shortText,
} from './validate';

/** What a change moves besides the parameters of the potential. */
export const TARGET_QUANTITIES = ['temperature', 'pressure', 'rate'] as const;
export type TargetQuantity = (typeof TARGET_QUANTITIES)[number];

/** A parameter of a pair: 'B-O.A' in eV, 'B-O.rho' in Å, 'B-O.C' in eV·Å⁶. */
export type PairQuantity = `${string}-${string}.${keyof BuckinghamPair}`;

/**
 * One turn of a knob while a run goes on, in force from the step after `step` on. Temperature in K,
 * pressure in GPa, rate in K/ps; what they do to the stages is for `schedule`.
 */
export interface Change {
  /** Steps done since the start of the run */
  readonly step: number;
  readonly quantity: TargetQuantity | PairQuantity;
  readonly value: number;
}

/** Ranges as protocols and potentials have them. */
const RANGES: Readonly<Record<TargetQuantity | keyof BuckinghamPair, v.GenericSchema>> = {
  temperature: numberInRange(PROTOCOL_RANGES.temperature),
  pressure: numberInRange(PROTOCOL_RANGES.pressure),
  rate: numberInRange(PROTOCOL_RANGES.rate),
  A: numberBetween(0, 1e9, 'eV'),
  rho: numberBetween(1e-3, 10, 'Å'),
  C: numberBetween(-1e6, 1e6, 'eV·Å⁶'),
};

const CHANGE_SCHEMA = fields({
  step: integerBetween(0, 1e9),
  quantity: shortText(20),
  value: v.unknown(),
});

const CHANGES_SCHEMA = v.pipe(
  v.array(CHANGE_SCHEMA, 'must be a list of changes'),
  v.maxLength(10_000, 'must have at most 10000 changes'),
);

const HINT = `A change is {"step", "quantity", "value"}; the quantity is ${TARGET_QUANTITIES.join(', ')}, or a parameter such as "B-O.rho".`;

/** The pair and the parameter that a quantity names; null for a target. */
export function pairParameter(
  quantity: string,
): { readonly pair: string; readonly parameter: keyof BuckinghamPair } | null {
  const match = /^([A-Z][a-z]?)-([A-Z][a-z]?)\.(A|rho|C)$/.exec(quantity);
  if (match === null) return null;
  return { pair: `${match[1]}-${match[2]}`, parameter: match[3] as keyof BuckinghamPair };
}

export function isTarget(quantity: string): quantity is TargetQuantity {
  return (TARGET_QUANTITIES as readonly string[]).includes(quantity);
}

/**
 * Reads changes from JSON; they come back in the order of their steps.
 *
 * @throws Problem naming the field
 */
export function parseChanges(json: unknown, what: string): Change[] {
  const changes = parseWith(CHANGES_SCHEMA, json, what, HINT).map((change) => {
    const parameter = pairParameter(change.quantity)?.parameter;
    const range = isTarget(change.quantity) ? change.quantity : parameter;
    if (range === undefined) {
      throw new Problem(`${what}: there is no quantity "${change.quantity}".`, HINT);
    }
    const named = `${what}: the ${change.quantity} of step ${change.step}`;
    parseWith(RANGES[range], change.value, named, HINT);
    return change as Change;
  });
  return changes.sort((a, b) => a.step - b.step);
}

/**
 * The potential after the changes of pair parameters among `changes`, in order; `potential` itself
 * when there are none. Its id says that it is not the published one any more.
 *
 * @throws Problem when it lacks a pair
 */
export function changedPotential(potential: Potential, changes: readonly Change[]): Potential {
  let changed = potential;
  for (const { quantity, value } of changes) {
    const named = pairParameter(quantity);
    if (named === null) continue;
    const [a, b] = named.pair.split('-') as [never, never];
    const name = [named.pair, pairName(a, b), pairName(b, a)].find((candidate) =>
      Object.hasOwn(changed.pairs, candidate),
    );
    if (name === undefined) {
      throw new Problem(
        `The potential "${potential.id}" has no pair ${named.pair} to change.`,
        `It has ${Object.keys(potential.pairs).join(', ')}.`,
      );
    }
    if (changed.pairs[name][named.parameter] === value) continue;
    changed = {
      ...changed,
      id: potential.id.endsWith('-changed') ? potential.id : `${potential.id}-changed`,
      name: potential.name.endsWith(', changed') ? potential.name : `${potential.name}, changed`,
      pairs: { ...changed.pairs, [name]: { ...changed.pairs[name], [named.parameter]: value } },
    };
  }
  return changed;
}

/** The changes that turn one potential into another with the same pairs, at a step. */
export function potentialChanges(from: Potential, to: Potential, step: number): Change[] {
  return Object.keys(to.pairs).flatMap((pair) =>
    (['A', 'rho', 'C'] as const)
      .filter((parameter) => from.pairs[pair]?.[parameter] !== to.pairs[pair][parameter])
      .map((parameter): Change => {
        const quantity = `${pair}.${parameter}` as PairQuantity;
        return { step, quantity, value: to.pairs[pair][parameter] };
      }),
  );
}
