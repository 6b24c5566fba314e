import type { Species } from '../core/configuration';
import { ELEMENT_ORDER, ELEMENTS, type Element, isElement } from '../core/elements';

/** How far a mass may be from an element's, g/mol. */
const MASS_TOLERANCE = 0.05;
/** How far it may be from an isotope's */
const ISOTOPE_TOLERANCE = 0.01;

/** Other elements that occur in glasses and furnaces, so that a mass which is theirs is named: g/mol. */
const OTHER_ELEMENTS: readonly (readonly [string, number])[] = [
  ['H', 1.008],
  ['Li', 6.94],
  ['C', 12.011],
  ['N', 14.007],
  ['F', 18.998],
  ['Mg', 24.305],
  ['Al', 26.982],
  ['P', 30.974],
  ['S', 32.06],
  ['Cl', 35.45],
  ['Ar', 39.948],
  ['K', 39.098],
  ['Ti', 47.867],
  ['Fe', 55.845],
  ['Zn', 65.38],
  ['Sr', 87.62],
  ['Zr', 91.224],
  ['Ba', 137.327],
];

/** Each element with its own mass; the same object for all atoms of it. */
export const STANDARD_SPECIES = Object.fromEntries(
  ELEMENT_ORDER.map((element) => [element, { element, mass: ELEMENTS[element].mass }]),
) as Readonly<Record<Element, Species>>;

/** The element with this mass (g/mol), within 0.05; null when there is none. */
export function elementByMass(mass: number): Element | null {
  const near = (element: Element) => Math.abs(ELEMENTS[element].mass - mass) <= MASS_TOLERANCE;
  return ELEMENT_ORDER.find(near) ?? null;
}

/**
 * The element whose mass this is when rounded to as many decimals as are written, or one of whose isotopes
 * it is; null when there is none.
 *
 * @param written the mass as the file has it, whose decimals say how it was rounded
 */
export function elementByRoundedMass(mass: number, written: string): Element | null {
  const decimals = /^\d*\.?(\d*)$/.exec(written)?.[1].length ?? 6;
  const rounding = 0.5 * 10 ** -decimals + 1e-9;
  const near = (other: number, tolerance: number) =>
    Math.abs(other - mass) <= Math.max(tolerance, rounding);
  const rounded = ELEMENT_ORDER.find((element) => near(ELEMENTS[element].mass, 0));
  if (rounded !== undefined) return rounded;
  const isotope = (element: Element) =>
    ELEMENTS[element].isotopes.some((other) => near(other, ISOTOPE_TOLERANCE));
  return ELEMENT_ORDER.find(isotope) ?? null;
}

/** Symbol of an element that Vitrine does not know but whose mass this is; null for none. */
export function otherElementByMass(mass: number): string | null {
  const other = OTHER_ELEMENTS.find(
    ([symbol, known]) => !isElement(symbol) && Math.abs(known - mass) <= 0.02,
  );
  return other?.[0] ?? null;
}

/** The element a comment begins with: 'O', 'Si (network)', 'boron'; null when it names none. */
export function elementByComment(comment: string): Element | null {
  const word = /^[A-Za-z]+/.exec(comment.trim())?.[0] ?? '';
  if (isElement(word)) return word;
  return ELEMENT_ORDER.find((element) => ELEMENTS[element].name === word.toLowerCase()) ?? null;
}

/**
 * The element that a label means: 'O', 'SI', 'O2-', 'Na+', 'B_3', 'Si12', '11B', 'oxygen' or the atomic
 * number '14'; null when it means none.
 */
export function elementByLabel(label: string): Element | null {
  const match = /^(\d{0,3})([A-Za-z]+)([^A-Za-z].*)?$/.exec(label.trim());
  if (match === null) {
    return ELEMENT_ORDER.find((e) => String(ELEMENTS[e].atomicNumber) === label) ?? null;
  }
  const word = match[2].toLowerCase();
  return ELEMENT_ORDER.find((e) => e.toLowerCase() === word || ELEMENTS[e].name === word) ?? null;
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
