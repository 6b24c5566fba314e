import { type Configuration, elementOf } from '../../core/configuration';
import type { Element } from '../../core/elements';
import { bondAngles } from '../../structure/bond-angles';
import { type Compensation, chargeCompensation } from '../../structure/compensation';
import { connectivity } from '../../structure/connectivity';
import { BORON_CUTOFF, NETWORK_CUTOFF } from '../../structure/coordination';
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

/** A modifier that helps to balance a BO4. */
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
   * What it is bound to, nearest first: Si–O within 2.0 Å; B–O within 1.8 Å, seen from an oxygen 2.0 Å;
   * of a modifier, the oxygens in its first shell
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
  /** What balances it, and the charge that this has for it (e; 1 balances it); null unless it is a BO4 */
  readonly balancedBy: { readonly charge: number; readonly by: readonly Balancer[] } | null;
  /** Indices of the borons of the BO4 that it helps to balance; null unless it is a modifier */
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
  const modifier = element === 'Na' || element === 'Ca';
  const compensation =
    modifier || element === 'B' ? chargeCompensation(configuration, network, cutoffs) : null;
  return {
    atom,
    element,
    ...neighboursOf(configuration, atom, cutoffs),
    shell: modifier ? cutoffs[element] : null,
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
  if (element === 'Na' || element === 'Ca') return { bound: cutoffs[element] ?? 0, near: 0 };
  if (other === 'Na' || other === 'Ca') return { bound: 0, near: cutoffs[other] ?? 0 };
  return { bound: element === 'B' ? BORON_CUTOFF : NETWORK_CUTOFF, near: NETWORK_CUTOFF };
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
  const reach = Math.max(NETWORK_CUTOFF, cutoffs.Na ?? 0, cutoffs.Ca ?? 0);
  forEachImagePair(configuration, reach, (i, j, square) => {
    if (i === atom) add(j, Math.sqrt(square));
    else if (j === atom) add(i, Math.sqrt(square));
  });
  const nearestFirst = (a: Neighbour, b: Neighbour) => a.distance - b.distance;
  return { bound: bound.sort(nearestFirst), near: near.sort(nearestFirst) };
}

function anglesAt(network: Network, atom: number): AngleAt[] {
  const all = bondAngles(network);
  const found: AngleAt[] = [];
  // Every angle is of one of these three kinds.
  for (const kind of [all['O-Si-O'], all['O-B-O'], all['X-O-X']]) {
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
  { borons, offsets, modifiers, sharedOxygens, charge }: Compensation,
  atom: number,
): AtomReport['balancedBy'] {
  const unit = borons.indexOf(atom);
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

function balances({ borons, offsets, modifiers }: Compensation, atom: number): number[] {
  return Array.from(borons).filter((_, unit) =>
    modifiers.subarray(offsets[unit], offsets[unit + 1]).includes(atom),
  );
}
