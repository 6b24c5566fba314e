import type { Configuration } from '../core/configuration';
import { type Cation, ELEMENTS, type Element, OXYGEN_CUTOFFS } from '../core/elements';
import { type Fractions, fractionsOf } from './fractions';
import { forEachImagePair } from './image-pairs';

/** Oxygen this near to a boron counts for its coordination, Å (Yang et al. 2026). */
export const BORON_CUTOFF = OXYGEN_CUTOFFS.B;

/** What the coordination of a cation is called in measurements: 'boronCoordination'. */
export type CoordinationName<C extends Cation = Cation> =
  `${(typeof ELEMENTS)[C]['name']}Coordination`;

export function coordinationName<C extends Cation>(cation: C): CoordinationName<C> {
  return `${ELEMENTS[cation].name}Coordination` as CoordinationName<C>;
}

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

/** A cation by the number of oxygens within its cutoff (`OXYGEN_CUTOFFS`); null without any. */
export function oxygenCoordination(
  configuration: Configuration,
  cation: Cation,
): CoordinationFractions | null {
  return coordinationFractions(configuration, cation, 'O', OXYGEN_CUTOFFS[cation]);
}

/** Boron by the number of oxygens within 1.8 Å; null without boron. */
export function boronCoordination(configuration: Configuration): CoordinationFractions | null {
  return oxygenCoordination(configuration, 'B');
}

/** Silicon by the number of oxygens within 2.0 Å; null without silicon. */
export function siliconCoordination(configuration: Configuration): CoordinationFractions | null {
  return oxygenCoordination(configuration, 'Si');
}

/** The share that is bound to four oxygens (B4, Si4): 0 when there is none, null without the element. */
export function fourFold(fractions: CoordinationFractions | null): number | null {
  return fractions === null ? null : (fractions['4'] ?? 0);
}
