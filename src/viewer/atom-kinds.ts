import {
  ELEMENT_ORDER,
  ELEMENTS,
  type Element,
  FORMERS,
  isElement,
  TOLD_APART,
  type ToldApart,
  toldApart,
} from '../core/elements';

/**
 * What an atom is drawn as: its element, except that boron is told apart by its coordination. An
 * index into the tables of a palette.
 */
export type AtomKind = Element | ToldApart;
export const ATOM_KINDS: readonly AtomKind[] = [...ELEMENT_ORDER, ...TOLD_APART];

/** By element, by coordination: index into ATOM_KINDS; elements that are not told apart have one. */
const KINDS_OF_ELEMENT = ELEMENT_ORDER.map((element) => {
  const own = ATOM_KINDS.indexOf(element);
  const folds = toldApart(element).map(
    (fold) => [fold, ATOM_KINDS.indexOf(`${element}${fold}` as ToldApart)] as const,
  );
  return { own, folds: new Map(folds) };
});

/** Index into ATOM_KINDS of an atom. */
export function atomKindOf(element: number, coordination: number): number {
  const { own, folds } = KINDS_OF_ELEMENT[element];
  return folds.get(coordination) ?? own;
}

/** The element that a kind is drawn for: B of B3. */
export function elementOfKind(kind: AtomKind): Element {
  if (isElement(kind)) return kind;
  return FORMERS.find((former) => kind.startsWith(former)) ?? 'B';
}

/** Added to the kind of an atom that stands back, so that others are seen. */
export const FADED = ATOM_KINDS.length;

/** What stands back is drawn smaller, by this factor. */
export const FADED_SIZE = 0.4;

/** The radius of each kind, Å, by index into `ATOM_KINDS`. */
export const KIND_RADII: readonly number[] = ATOM_KINDS.map(
  (kind) => ELEMENTS[elementOfKind(kind)].radius,
);
