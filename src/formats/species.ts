import type { Species } from '../core/configuration';
import { ELEMENT_ORDER, ELEMENTS, type Element, isElement } from '../core/elements';

/** How far a mass may be from an element's, g/mol. */
const MASS_TOLERANCE = 0.05;

/** The element with this mass (g/mol), within 0.05; null when there is none. */
export function elementByMass(mass: number): Element | null {
  return (
    ELEMENT_ORDER.find((element) => Math.abs(ELEMENTS[element].mass - mass) <= MASS_TOLERANCE) ??
    null
  );
}

/** The element a comment begins with: 'O', 'Si (network)', 'boron'; null when it names none. */
export function elementByComment(comment: string): Element | null {
  const word = /^[A-Za-z]+/.exec(comment.trim())?.[0] ?? '';
  if (isElement(word)) return word;
  return ELEMENT_ORDER.find((element) => ELEMENTS[element].name === word.toLowerCase()) ?? null;
}

/**
 * Species that occur, in the order of `ELEMENT_ORDER`, and per atom its index among them.
 *
 * @param atoms - per atom, its species; the same object for atoms of one species
 */
export function canonicalSpecies(atoms: readonly Species[]): {
  species: readonly Species[];
  types: Uint8Array;
} {
  const species = [...new Set(atoms)].sort(
    (a, b) => ELEMENT_ORDER.indexOf(a.element) - ELEMENT_ORDER.indexOf(b.element),
  );
  const index = new Map(species.map((kind, i) => [kind, i]));
  return { species, types: Uint8Array.from(atoms, (kind) => index.get(kind) ?? 0) };
}
