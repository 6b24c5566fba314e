import type { Configuration } from '../../../core/configuration';
import { sayFormers } from '../../../core/element-words';
import { networkOf } from '../../../structure/network';
import {
  atomsInRings,
  ringMembership,
  ringsThrough,
} from '../../../structure/rings/ring-membership';
import {
  findRings,
  RING_CRITERIA,
  type RingCriterion,
  type Rings,
  ringAtoms,
  ringSize,
} from '../../../structure/rings/rings';
import { ascending, type RangeKind, sayWhole, wholeNumbers } from '../range-kind';

/** A criterion as it is written: 'King'. */
export function sayCriterion(criterion: RingCriterion): string {
  return `${criterion[0].toUpperCase()}${criterion.slice(1)}`;
}

let latest: { configuration: Configuration; rings: Map<RingCriterion, Rings> } | null = null;

/** The rings of a configuration; those of the latest one are kept, because they take long. */
export function ringsOf(configuration: Configuration, criterion: RingCriterion): Rings {
  if (latest?.configuration !== configuration) latest = { configuration, rings: new Map() };
  const rings = latest.rings.get(criterion) ?? findRings(networkOf(configuration), criterion);
  latest.rings.set(criterion, rings);
  return rings;
}

const sayRings = (criterion: RingCriterion, from: number, to: number) =>
  `rings of ${sayWhole(from, to)} ${sayFormers('or')} atoms (${sayCriterion(criterion)})`;

const kind = (criterion: RingCriterion): RangeKind => ({
  slow: true,
  atoms: (configuration, from, to) =>
    atomsInRings(ringsOf(configuration, criterion), ...wholeNumbers(from, to)),
  say: (from, to) => sayRings(criterion, from, to),
});

/** Rings by size, of each criterion. */
export const RING_RANGES: Readonly<Record<string, RangeKind>> = Object.fromEntries(
  RING_CRITERIA.map((criterion) => [`rings_${criterion}`, kind(criterion)]),
);

/** The atoms of those rings through one atom that have `smallest` to `largest` formers. */
function atomsOfRingsThrough(
  rings: Rings,
  atoms: number,
  atom: number,
  [smallest, largest]: readonly [number, number],
): Uint32Array {
  const through = [...ringsThrough(ringMembership(rings, atoms), atom)].filter(
    (ring) => ringSize(rings, ring) >= smallest && ringSize(rings, ring) <= largest,
  );
  return ascending(through.flatMap((ring) => [...ringAtoms(rings, ring)]));
}

/** @param series criterion and index of the atom: 'king 17' */
export function ringsThroughAtom(series: string): RangeKind | null {
  const [name, index] = series.split(' ');
  const criterion = RING_CRITERIA.find((known) => known === name);
  const atom = Number(index);
  if (criterion === undefined || !Number.isInteger(atom)) return null;
  return {
    slow: true,
    atoms: (configuration, from, to) =>
      atom >= 0 && atom < configuration.types.length
        ? atomsOfRingsThrough(
            ringsOf(configuration, criterion),
            configuration.types.length,
            atom,
            wholeNumbers(from, to),
          )
        : new Uint32Array(),
    say: (from, to) => `${sayRings(criterion, from, to)} through the picked atom`,
  };
}
