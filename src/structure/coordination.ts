import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import { bondList } from './neighbours';

/** Oxygen this near to a boron counts for its coordination, Å (Yang et al. 2026). */
export const BORON_CUTOFF = 1.8;

/** Oxygen this near to a silicon (or, in the network, a boron) is bonded to it, Å (Yang et al. 2026). */
export const NETWORK_CUTOFF = 2.0;

/** Share of the centres by coordination number: '3' → 0.5. Only numbers that occur; they sum to 1. */
export type CoordinationFractions = Readonly<Record<string, number>>;

/**
 * For each atom of the element `centre`, in the configuration's order: the number of `ligand` atoms
 * within `cutoff` (Å). Empty when the element is absent.
 */
export function coordinationNumbers(
  configuration: Configuration,
  centre: Element,
  ligand: Element,
  cutoff: number,
): Uint8Array {
  const { species, types } = configuration;
  const perAtom = new Uint8Array(types.length);
  const { pairs } = bondList(configuration, { [`${centre}-${ligand}`]: cutoff });
  for (let b = 0; b < pairs.length; b += 2) {
    perAtom[pairs[b]]++;
    if (centre === ligand) perAtom[pairs[b + 1]]++;
  }
  return perAtom.filter((_, i) => species[types[i]].element === centre);
}

/** The numbers of `coordinationNumbers` as fractions; null when the element `centre` is absent. */
export function coordinationFractions(
  configuration: Configuration,
  centre: Element,
  ligand: Element,
  cutoff: number,
): CoordinationFractions | null {
  const numbers = coordinationNumbers(configuration, centre, ligand, cutoff);
  if (numbers.length === 0) return null;
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    sorted.map(([number, count]) => [String(number), count / numbers.length]),
  );
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
