import { ELEMENT_ORDER, type Element } from '../core/elements';

/**
 * What an atom is drawn as: its element, except that boron is told apart by its coordination. An
 * index into the tables of a palette.
 */
export const ATOM_KINDS = ['O', 'Si', 'B', 'Na', 'Ca', 'B3', 'B4'] as const;
export type AtomKind = (typeof ATOM_KINDS)[number];

const BORON = ELEMENT_ORDER.indexOf('B');
const THREE_FOLD = ATOM_KINDS.indexOf('B3');
const FOUR_FOLD = ATOM_KINDS.indexOf('B4');
const KIND_OF_ELEMENT = ELEMENT_ORDER.map((element) => ATOM_KINDS.indexOf(element));

/** Index into ATOM_KINDS of an atom. */
export function kindOf(element: number, coordination: number): number {
  if (element === BORON && coordination === 3) return THREE_FOLD;
  if (element === BORON && coordination === 4) return FOUR_FOLD;
  return KIND_OF_ELEMENT[element];
}

/** Added to the kind of an atom that stands back, so that others are seen. */
export const FADED = ATOM_KINDS.length;

/** What stands back is drawn smaller, by this factor. */
export const FADED_SIZE = 0.4;

/** Radii of the drawn balls, Å: for reading the network, not the ions' own. */
const ELEMENT_RADII: Readonly<Record<Element, number>> = {
  O: 0.31,
  Si: 0.4,
  B: 0.36,
  Na: 0.72,
  Ca: 0.8,
};

/** Å, by index into ATOM_KINDS */
export const KIND_RADII: readonly number[] = ATOM_KINDS.map((kind) =>
  kind === 'B3' || kind === 'B4' ? ELEMENT_RADII.B : ELEMENT_RADII[kind],
);
