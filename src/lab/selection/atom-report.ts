import { type Configuration, elementOf } from '../../core/configuration';
import {
  type Element,
  FORMERS,
  isFormer,
  isModifier,
  NETWORK_CUTOFFS,
  OXYGEN_CUTOFFS,
  TRIVALENT_FORMERS,
} from '../../core/elements';
import { ANGLE_NAMES, bondAngles } from '../../structure/bond-angles';
import { type Compensation, chargeCompensation } from '../../structure/compensation';
import { connectivity } from '../../structure/connectivity';
import { forEachImagePair } from '../../structure/image-pairs';
import { type ModifierCutoffs, modifierCutoffs } from '../../structure/modifiers';
import { type Network, networkOf } from '../../structure/network';

/** Another atom, seen from the one that the report is of. */
export interface Neighbour {
  /** Index */
  readonly atom: number;
  readonly element: Element;
  /** Å */
  readonly distance: number;
}

/** An angle between two bonds of the atom. */
export interface AngleAt {
  /** Indices */
  readonly ends: readonly [number, number];
  /** Degrees */
  readonly angle: number;
}

/** A modifier that helps to balance a charged tetrahedron, such as a BO4. */
export interface Balancer {
  /** Index */
  readonly atom: number;
  readonly element: Element;
  /** How many of the unit's oxygens are in its first shell */
  readonly sharedOxygens: number;
}

/** One atom in one configuration. */
export interface AtomReport {
  /** Index */
  readonly atom: number;
  readonly element: Element;
  /**
   * What it is bound to, nearest first: Si–O within 2.0 Å; B–O within 1.8 Å, seen from an oxygen 2.0 Å
   * (`OXYGEN_CUTOFFS`, `NETWORK_CUTOFFS`); of a modifier, the oxygens in its first shell
   */
  readonly bound: readonly Neighbour[];
  /**
   * What is near without being counted, nearest first: oxygen between 1.8 and 2.0 Å from a boron; the
   * modifiers in whose first shell an oxygen is
   */
  readonly near: readonly Neighbour[];
  /** Å: how far the first shell reaches; null unless it is a modifier whose g(r) shows it */
  readonly shell: number | null;
  /** Between its bonds in the network, smallest first */
  readonly angles: readonly AngleAt[];
  /** n of its Qⁿ; null unless it is a former with exactly four oxygens */
  readonly bridges: number | null;
  /** What balances it, and the charge that this has for it (e; 1 balances it); null unless it is a charged tetrahedron (BO4) */
  readonly balancedBy: { readonly charge: number; readonly by: readonly Balancer[] } | null;
  /** Indices of the formers of the charged tetrahedra that it helps to balance; null unless it is a modifier */
  readonly balances: readonly number[] | null;
}

/**
 * Neighbours, angles, bridges and charge balance of one atom.
 *
 * @param atom index of one that the configuration has
 */
export function atomReport(configuration: Configuration, atom: number): AtomReport {
  const network = networkOf(configuration);
  const cutoffs = modifierCutoffs(configuration);
  const element = elementOf(configuration, atom);
  const modifier = isModifier(element);
  const charged = TRIVALENT_FORMERS.some((former) => former === element);
  const compensation =
    modifier || charged ? chargeCompensation(configuration, network, cutoffs) : null;
  return {
    atom,
    element,
    ...neighboursOf(configuration, atom, cutoffs),
    shell: modifier ? (cutoffs[element] ?? null) : null,
    angles: anglesAt(network, atom),
    bridges: bridgesOf(network, atom, element),
    balancedBy: compensation && balancedBy(configuration, compensation, atom),
    balances: compensation && modifier ? balances(compensation, atom) : null,
  };
}

/** How near `other` must be to an atom of `element` to be bound to it, and to be worth saying; Å. */
function reachOf(
  element: Element,
  other: Element,
  cutoffs: ModifierCutoffs,
): { readonly bound: number; readonly near: number } {
  const pair = [element, other];
  if (!pair.includes('O') || element === other) return { bound: 0, near: 0 };
  if (isModifier(element)) return { bound: cutoffs[element] ?? 0, near: 0 };
  if (isModifier(other)) return { bound: 0, near: cutoffs[other] ?? 0 };
  if (isFormer(element)) return { bound: OXYGEN_CUTOFFS[element], near: NETWORK_CUTOFFS[element] };
  const bound = isFormer(other) ? NETWORK_CUTOFFS[other] : 0;
  return { bound, near: bound };
}

function neighboursOf(
  configuration: Configuration,
  atom: number,
  cutoffs: ModifierCutoffs,
): Pick<AtomReport, 'bound' | 'near'> {
  const element = elementOf(configuration, atom);
  const bound: Neighbour[] = [];
  const near: Neighbour[] = [];
  const add = (other: number, distance: number) => {
    const neighbour = { atom: other, element: elementOf(configuration, other), distance };
    const reach = reachOf(element, neighbour.element, cutoffs);
    if (distance <= reach.bound) bound.push(neighbour);
    else if (distance <= reach.near) near.push(neighbour);
  };
  const shells = Object.values(cutoffs).map((cutoff) => cutoff ?? 0);
  const reach = Math.max(...Object.values(NETWORK_CUTOFFS), ...shells);
  forEachImagePair(configuration, reach, (i, j, square) => {
    if (i === atom) add(j, Math.sqrt(square));
    else if (j === atom) add(i, Math.sqrt(square));
  });
  const nearestFirst = (a: Neighbour, b: Neighbour) => a.distance - b.distance;
  return { bound: bound.sort(nearestFirst), near: near.sort(nearestFirst) };
}

/** Kinds of angles of which every angle is of exactly one. */
const ANGLES_OF_ALL = ANGLE_NAMES.filter(
  (name) => name === 'X-O-X' || FORMERS.some((former) => name === `O-${former}-O`),
);

function anglesAt(network: Network, atom: number): AngleAt[] {
  const all = bondAngles(network);
  const found: AngleAt[] = [];
  for (const name of ANGLES_OF_ALL) {
    const kind = all[name];
    kind?.angles.forEach((angle, k) => {
      const [a, vertex, b] = kind.atoms.subarray(3 * k, 3 * k + 3);
      if (vertex === atom) found.push({ ends: [a, b], angle });
    });
  }
  return found.sort((a, b) => a.angle - b.angle);
}

function bridgesOf(network: Network, atom: number, element: Element): number | null {
  const { formers, bridges } = connectivity(network, element);
  const place = formers.indexOf(atom);
  return place < 0 || element === 'O' ? null : bridges[place];
}

function balancedBy(
  configuration: Configuration,
  { centres, offsets, modifiers, sharedOxygens, charge }: Compensation,
  atom: number,
): AtomReport['balancedBy'] {
  const unit = centres.indexOf(atom);
  if (unit < 0) return null;
  const entries = Array.from(
    { length: offsets[unit + 1] - offsets[unit] },
    (_, k) => offsets[unit] + k,
  );
  const by = entries.map((entry) => ({
    atom: modifiers[entry],
    element: elementOf(configuration, modifiers[entry]),
    sharedOxygens: sharedOxygens[entry],
  }));
  return {
    charge: charge[unit],
    by: by.sort((a, b) => b.sharedOxygens - a.sharedOxygens || a.atom - b.atom),
  };
}

function balances({ centres, offsets, modifiers }: Compensation, atom: number): number[] {
  return Array.from(centres).filter((_, unit) =>
    modifiers.subarray(offsets[unit], offsets[unit + 1]).includes(atom),
  );
}
