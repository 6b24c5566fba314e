import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import { type Fractions, fractionsOf } from './fractions';
import { forEachImagePair } from './image-pairs';

/** Oxygen this near to a boron counts for its coordination, Å (Yang et al. 2026). */
export const BORON_CUTOFF = 1.8;

/** Oxygen this near to a silicon (or, in the network, a boron) is bonded to it, Å (Yang et al. 2026). */
export const NETWORK_CUTOFF = 2.0;

/** Share of the centres by coordination number. */
export type CoordinationFractions = Fractions;

/**
 * For each atom: the number of `ligand` atoms within `cutoff` (Å; any, images count in a small box), if
 * it is of the element `centre`; else 0.
 */
export function coordinationOf(
  configuration: Configuration,
  centre: Element,
  ligand: Element,
  cutoff: number,
): Uint8Array {
  const { species, types } = configuration;
  const perAtom = new Uint8Array(types.length);
  const isCentre = species.map(({ element }) => element === centre);
  const isLigand = species.map(({ element }) => element === ligand);
  forEachImagePair(configuration, cutoff, (i, j) => {
    if (isCentre[types[i]] && isLigand[types[j]]) perAtom[i]++;
    if (isCentre[types[j]] && isLigand[types[i]]) perAtom[j]++;
  });
  return perAtom;
}

/** `coordinationOf` of the atoms of the element `centre` alone; empty when it is absent. */
export function coordinationNumbers(
  configuration: Configuration,
  centre: Element,
  ligand: Element,
  cutoff: number,
): Uint8Array {
  const { species, types } = configuration;
  return coordinationOf(configuration, centre, ligand, cutoff).filter(
    (_, i) => species[types[i]].element === centre,
  );
}

/** The numbers of `coordinationNumbers` as fractions; null when the element `centre` is absent. */
export function coordinationFractions(
  configuration: Configuration,
  centre: Element,
  ligand: Element,
  cutoff: number,
): CoordinationFractions | null {
  return fractionsOf(coordinationNumbers(configuration, centre, ligand, cutoff));
}

/** The atoms of the element `centre` that have so many `ligand` atoms within `cutoff` (Å), ascending. */
export function atomsWithCoordination(
  configuration: Configuration,
  centre: Element,
  ligand: Element,
  cutoff: number,
  coordination: number,
): Uint32Array {
  const { species, types } = configuration;
  const numbers = coordinationNumbers(configuration, centre, ligand, cutoff);
  const centres: number[] = [];
  types.forEach((type, atom) => {
    if (species[type].element === centre) centres.push(atom);
  });
  return Uint32Array.from(centres.filter((_, k) => numbers[k] === coordination));
}

/** Boron by the number of oxygens within 1.8 Å; null without boron. */
export function boronCoordination(configuration: Configuration): CoordinationFractions | null {
  return coordinationFractions(configuration, 'B', 'O', BORON_CUTOFF);
}

/** Silicon by the number of oxygens within 2.0 Å; null without silicon. */
export function siliconCoordination(configuration: Configuration): CoordinationFractions | null {
  return coordinationFractions(configuration, 'Si', 'O', NETWORK_CUTOFF);
}

/** The share that is bound to four oxygens (B4, Si4): 0 when there is none, null without the element. */
export function fourFold(fractions: CoordinationFractions | null): number | null {
  return fractions === null ? null : (fractions['4'] ?? 0);
}
