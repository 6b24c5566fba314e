/**
 * What an element does in a glass: the anion, a cation that builds the network (former), or one that
 * breaks it and balances its charges (modifier).
 */
export type Role = 'anion' | 'former' | 'modifier';

/** What Vitrine knows of an element. All that depends on the element alone is derived from these. */
interface ElementFacts {
  /** In English: 'silicon' */
  readonly name: string;
  readonly atomicNumber: number;
  /** Standard atomic weight, g/mol */
  readonly mass: number;
  /** Masses of the isotopes that samples are enriched with, g/mol (AME 2020, rounded) */
  readonly isotopes: readonly number[];
  readonly role: Role;
  /** Formal charge in an oxide, e */
  readonly charge: number;
  /** Radius of the drawn ball, Å: for reading the network, not the ion's own */
  readonly radius: number;
  /** Of a cation: an oxygen this near counts for its coordination, Å */
  readonly oxygenCutoff?: number;
  /** Of a former: an oxygen this near is bonded to it in the network, Å */
  readonly networkCutoff?: number;
  /** Of a former: coordination numbers that are drawn and listed apart, each with a colour of its own */
  readonly toldApart?: readonly number[];
}

/**
 * The elements Vitrine knows, in the order used for species, for types in files and for tables. To
 * add one: a line here, its colours (`element-colours.ts`), and what its neutrons and X-rays see
 * (`src/structure/scattering`).
 *
 * Masses are IUPAC's of 2021, abridged. Cutoffs of silicon and boron are those of Yang et al. 2026.
 * Those of Na–O and Ca–O are what work on silicate and borosilicate glasses takes: g(r) of Na–O has
 * its minimum at 3.1 to 3.3, of Ca–O at 3.0 to 3.1 Å. Those of Al–O, Mg–O and K–O lie in the first
 * valleys of g(r) of a soda-lime glass with all three, quenched with Guillot and Sator's potential.
 * With fixed cutoffs numbers of neighbours change with the glass only, and not with a cutoff that
 * moves.
 */
export const ELEMENTS = {
  O: {
    name: 'oxygen',
    atomicNumber: 8,
    mass: 15.999,
    isotopes: [15.9949, 16.9991, 17.9992],
    role: 'anion',
    charge: -2,
    radius: 0.31,
  },
  Si: {
    name: 'silicon',
    atomicNumber: 14,
    mass: 28.085,
    isotopes: [27.9769, 28.9765, 29.9738],
    role: 'former',
    charge: 4,
    radius: 0.4,
    oxygenCutoff: 2.0,
    networkCutoff: 2.0,
  },
  B: {
    name: 'boron',
    atomicNumber: 5,
    mass: 10.81,
    isotopes: [10.0129, 11.0093],
    role: 'former',
    charge: 3,
    radius: 0.36,
    oxygenCutoff: 1.8,
    networkCutoff: 2.0,
    toldApart: [3, 4],
  },
  Na: {
    name: 'sodium',
    atomicNumber: 11,
    mass: 22.98976928,
    isotopes: [22.9898],
    role: 'modifier',
    charge: 1,
    radius: 0.72,
    oxygenCutoff: 3.1,
  },
  Ca: {
    name: 'calcium',
    atomicNumber: 20,
    mass: 40.078,
    isotopes: [39.9626, 41.9586, 42.9588, 43.9555],
    role: 'modifier',
    charge: 2,
    radius: 0.8,
    oxygenCutoff: 3.0,
  },
  Al: {
    name: 'aluminium',
    atomicNumber: 13,
    mass: 26.982,
    isotopes: [26.9815],
    role: 'former',
    charge: 3,
    radius: 0.42,
    oxygenCutoff: 2.4,
    networkCutoff: 2.4,
  },
  Mg: {
    name: 'magnesium',
    atomicNumber: 12,
    mass: 24.305,
    isotopes: [23.985, 24.9858, 25.9826],
    role: 'modifier',
    charge: 2,
    radius: 0.62,
    oxygenCutoff: 2.8,
  },
  K: {
    name: 'potassium',
    atomicNumber: 19,
    mass: 39.098,
    isotopes: [38.9637, 40.9618],
    role: 'modifier',
    charge: 1,
    radius: 0.9,
    oxygenCutoff: 4.0,
  },
} as const satisfies Readonly<Record<string, ElementFacts>>;

export type Element = keyof typeof ELEMENTS;

type ElementOf<R extends Role> = {
  [E in Element]: (typeof ELEMENTS)[E]['role'] extends R ? E : never;
}[Element];

/** A cation that builds the network. */
export type Former = ElementOf<'former'>;
/** A cation that breaks the network or balances its charges. */
export type Modifier = ElementOf<'modifier'>;
export type Cation = Former | Modifier;

/** A former with three charges: as a tetrahedron it has the charge −1, which a modifier balances. */
export type TrivalentFormer = {
  [E in Former]: (typeof ELEMENTS)[E]['charge'] extends 3 ? E : never;
}[Former];

/** Every element, in the order used for species, types in files, and tables. */
export const ELEMENT_ORDER = Object.keys(ELEMENTS) as readonly Element[];

export function isElement(symbol: string): symbol is Element {
  return Object.hasOwn(ELEMENTS, symbol);
}

export function isFormer(symbol: string): symbol is Former {
  return isElement(symbol) && ELEMENTS[symbol].role === 'former';
}

export function isModifier(symbol: string): symbol is Modifier {
  return isElement(symbol) && ELEMENTS[symbol].role === 'modifier';
}

export function isCation(symbol: string): symbol is Cation {
  return isFormer(symbol) || isModifier(symbol);
}

/** The cations that build the network, in the order of the table. */
export const FORMERS: readonly Former[] = ELEMENT_ORDER.filter(isFormer);

/** Formers as they are listed: those told apart by their coordination first. */
export const LISTED_FORMERS: readonly Former[] = [
  ...FORMERS.filter((former) => toldApart(former).length > 0),
  ...FORMERS.filter((former) => toldApart(former).length === 0),
];

/** The cations that break the network or balance its charges, in the order of the table. */
export const MODIFIERS: readonly Modifier[] = ELEMENT_ORDER.filter(isModifier);

/** Formers, then modifiers. */
export const CATIONS: readonly Cation[] = [...FORMERS, ...MODIFIERS];

/** Formers whose tetrahedra have a charge that a modifier balances. */
export const TRIVALENT_FORMERS = FORMERS.filter(
  (former): former is TrivalentFormer => ELEMENTS[former].charge === 3,
);

/** The order of elements in the names of pairs: formers, modifiers, oxygen. */
export const PAIR_ELEMENTS: readonly Element[] = [
  ...CATIONS,
  ...ELEMENT_ORDER.filter((element) => ELEMENTS[element].role === 'anion'),
];

/** A value for each of some elements, in their order. */
export function perElement<E extends Element, T>(
  elements: readonly E[],
  value: (element: E) => T,
): Readonly<Record<E, T>> {
  return Object.fromEntries(elements.map((element) => [element, value(element)])) as Record<E, T>;
}

/** How near an oxygen is that counts for a cation's coordination, Å. */
export const OXYGEN_CUTOFFS = perElement(CATIONS, (cation) => ELEMENTS[cation].oxygenCutoff);

/** How near an oxygen is that is bonded to a former in the network, Å. */
export const NETWORK_CUTOFFS = perElement(FORMERS, (former) => ELEMENTS[former].networkCutoff);

/** Coordination numbers of a former that are drawn and listed apart; none of most. */
export function toldApart(element: Element): readonly number[] {
  const facts: ElementFacts = ELEMENTS[element];
  return facts.toldApart ?? [];
}

/** A former by its coordination, where that is told apart: 'B3', 'B4'. */
export type ToldApart = {
  [E in Former]: (typeof ELEMENTS)[E] extends {
    readonly toldApart: readonly (infer N extends number)[];
  }
    ? `${E}${N}`
    : never;
}[Former];

/** Every former by its coordination that is told apart: B3, B4. */
export const TOLD_APART = FORMERS.flatMap((former) =>
  toldApart(former).map((fold) => `${former}${fold}` as ToldApart),
);
