import type { Species } from '../core/configuration';
import { saySymbols } from '../core/element-words';
import { ELEMENT_ORDER, ELEMENTS, type Element, perElement } from '../core/elements';
import { Problem } from '../core/problem';
import { problemAt, type SourcePosition } from './source-text';
import {
  elementByComment,
  elementByLabel,
  elementByMass,
  elementByRoundedMass,
  otherElementByMass,
} from './species';

/** Elements and masses of the atom types. */
export type TypeSpecies = ReadonlyMap<number, Species>;

/** What somebody knows of the atom types of a file besides what it says. */
export interface TypesKnown {
  /** By the Masses of the data file that goes with it; null without */
  readonly types: TypeSpecies | null;
  /** Elements of the types 1, 2, …; null when nobody says */
  readonly elements: readonly Element[] | null;
}

/** What a file tells of one of its atom types. */
export interface TypeEvidence {
  readonly type: number;
  /** Atoms of it */
  readonly count: number;
  /** 'Si' of a type label; null without */
  readonly label: string | null;
  /** Of the section Masses or a column; null without */
  readonly mass: {
    readonly value: number;
    readonly written: string;
    readonly comment: string;
  } | null;
  /** e, where all its atoms carry the same; else null */
  readonly charge: number | null;
  /** Where the file says so, for messages */
  readonly place: SourcePosition;
}

/** Nothing in a file tells which elements its atom types are: somebody has to say it. */
export class UnknownTypes extends Problem {
  /**
   * @param what the file or its part, as a message begins
   * @param counts atoms of each type
   */
  constructor(
    what: string,
    readonly counts: ReadonlyMap<number, number>,
  ) {
    const list = [...counts].map(([type, count]) => `type ${type}: ${count} atoms`).join(', ');
    super(
      `${what} gives atom types, and nothing says which elements they are (${list}).`,
      `Name an element for each type in turn (--types ${ELEMENT_ORDER.join(',')}), or give the LAMMPS data file with its Masses along with it.`,
    );
  }
}

/** Formal charges: what the charges of a potential for oxides are proportional to. */
const FORMAL = perElement(ELEMENT_ORDER, (element) => ELEMENTS[element].charge);
/** How far a charge may be from its share, of the charge of oxygen */
const CHARGE_TOLERANCE = 0.02;

/** What became of the types of a file, and what was assumed for it, as sentences. */
export interface ResolvedTypes {
  readonly species: TypeSpecies;
  readonly assumed: readonly string[];
}

/**
 * The species of the atom types that occur: as a person says, else by their labels, by their masses (or
 * the comments beside them), or by charges in the proportions of oxides. Types of one element share its
 * mean mass.
 *
 * @param given elements of the types 1, 2, … as a person says; null when nobody does
 * @param what the file or its part, as a message begins
 * @throws UnknownTypes where nothing tells; Problem on a mass that is no element's
 */
export function speciesOfTypes(
  types: readonly TypeEvidence[],
  given: readonly Element[] | null,
  what: string,
): ResolvedTypes {
  const assumed: string[] = [];
  const used = types.filter(({ count }) => count > 0);
  let elements = given === null ? null : asGiven(used, given, what);
  elements ??= byOwnWords(used);
  if (elements === null) {
    elements = byCharges(used);
    if (elements === null) {
      throw new UnknownTypes(what, new Map(used.map(({ type, count }) => [type, count])));
    }
    const list = used.map(({ type }, i) => `type ${type} ${elements?.[i]}`).join(', ');
    assumed.push(`Elements told by the charges, which are in the proportions of oxides: ${list}.`);
    assumed.push(...sayTwins(elements));
  }
  const named = elements;
  const trusted = given ? used.map((type, i) => asNamed(type, named[i], assumed)) : used;
  const species = shared(trusted, elements, assumed);
  addUnused(species, types);
  return { species, assumed };
}

/**
 * Adds the types that no atom here has, where their labels or masses tell what they are: a dump that
 * goes with the file may have atoms of them. One that tells nothing, or no element, is left out.
 */
function addUnused(species: Map<number, Species>, types: readonly TypeEvidence[]): void {
  for (const { type, label, mass } of types) {
    if (species.has(type)) continue;
    const element =
      (label === null ? null : elementByLabel(label)) ?? (mass === null ? null : elementOf(mass));
    if (element === null) continue;
    const known = [...species.values()].find((kind) => kind.element === element);
    species.set(type, known ?? { element, mass: mass?.value ?? ELEMENTS[element].mass });
  }
}

function asGiven(types: readonly TypeEvidence[], given: readonly Element[], what: string) {
  return types.map(({ type }) => {
    const element = given[type - 1];
    if (element !== undefined) return element;
    throw new Problem(
      `${what} has atoms of type ${type}, and elements are given for types 1 to ${given.length} only.`,
      `Give an element for each type, in the order of their numbers: --types ${ELEMENT_ORDER.join(',')}.`,
    );
  });
}

/** What a person names goes before the file: a mass or charge of another element is not believed, and said. */
function asNamed(evidence: TypeEvidence, element: Element, assumed: string[]): TypeEvidence {
  const { type, mass, charge } = evidence;
  if (charge !== null && charge !== 0 && charge < 0 !== (element === 'O')) {
    assumed.push(
      `Type ${type} is ${element}, as you say, although its atoms carry ${charge} e in the file.`,
    );
  }
  if (mass === null || elementOf(mass) === element) return evidence;
  const usual = ELEMENTS[element].mass;
  if (Math.abs(mass.value - usual) < 0.1 * usual) return evidence;
  assumed.push(
    `Type ${type} is ${element}, as you say, with its mass of ${usual} g/mol: the file has ${mass.value}.`,
  );
  return { ...evidence, mass: null };
}

/** By labels and masses; null when a type has neither. */
function byOwnWords(types: readonly TypeEvidence[]): Element[] | null {
  const labelled = types.map(({ label }) => (label === null ? null : elementByLabel(label)));
  const elements = types.map((evidence, i) => labelled[i] ?? byMass(evidence));
  return elements.every((element) => element !== null) ? elements : null;
}

function byMass({ type, mass, place }: TypeEvidence): Element | null {
  if (mass === null) return null;
  const element = elementOf(mass);
  if (element !== null) return element;
  const { value } = mass;
  const other = otherElementByMass(value);
  throw problemAt(
    place,
    `type ${type} has a mass of ${value} g/mol, which is ${other === null ? 'no element that Vitrine knows' : `that of ${other}, which Vitrine does not know`}`,
    `Vitrine knows ${saySymbols(ELEMENT_ORDER, 'and')}; after another mass, name the element: "1 15.0  # O".`,
  );
}

/** By a mass or the comment beside it; null where it is no element's. */
function elementOf({ value, written, comment }: NonNullable<TypeEvidence['mass']>): Element | null {
  if (!(value > 0)) return null;
  return elementByMass(value) ?? elementByComment(comment) ?? elementByRoundedMass(value, written);
}

/** Oxygen is what is negative; the others by their share of its charge. Null where that tells nothing. */
function byCharges(types: readonly TypeEvidence[]): Element[] | null {
  const charges = types.flatMap(({ charge }) => charge ?? []);
  const anions = types.filter(({ charge }) => charge !== null && charge < 0);
  if (charges.length < types.length || anions.length === 0) return null;
  const unit = Math.abs(anions[0].charge ?? 0) / 2;
  const elements = charges.map((charge) =>
    ELEMENT_ORDER.find((e) => Math.abs(charge / unit - FORMAL[e]) <= 2 * CHARGE_TOLERANCE),
  );
  const twice = elements.some(
    (element, i) => element && twinsOf(element).length > 0 && elements.indexOf(element) < i,
  );
  if (twice) return null;
  const total = types.reduce((sum, { count }, i) => sum + count * charges[i], 0);
  const atoms = types.reduce((sum, { count }) => sum + count, 0);
  if (Math.abs(total) > 1e-3 * unit * atoms) return null;
  return elements.every((element) => element !== undefined) ? elements : null;
}

/** The other elements with the same formal charge, later in the table. */
function twinsOf(element: Element): Element[] {
  return ELEMENT_ORDER.filter((other) => other !== element && FORMAL[other] === FORMAL[element]);
}

/** What charges alone cannot tell apart, as sentences. */
function sayTwins(elements: readonly Element[]): string[] {
  return [...new Set(elements)].flatMap((element) => {
    const twins = twinsOf(element);
    if (twins.length === 0) return [];
    return [
      `${saySymbols(twins, 'or')} would carry the same charge as ${element}: if it is that, name the elements (--types).`,
    ];
  });
}

/** One species an element: the mean mass where types of it differ. */
function shared(types: readonly TypeEvidence[], elements: readonly Element[], assumed: string[]) {
  const species = new Map<number, Species>();
  for (const element of ELEMENT_ORDER) {
    const own = types.filter((_, i) => elements[i] === element);
    if (own.length === 0) continue;
    const masses = own.map(({ mass }) => mass?.value ?? ELEMENTS[element].mass);
    const atoms = own.reduce((sum, { count }) => sum + count, 0);
    const differ = masses.some((mass) => mass !== masses[0]);
    const mean = own.reduce((sum, { count }, i) => sum + count * masses[i], 0) / atoms;
    const mass = differ ? mean : masses[0];
    if (differ) {
      assumed.push(
        `Types ${own.map(({ type }) => type).join(' and ')} are ${element} of different masses (${masses.join(' and ')} g/mol): all are given the mean, ${mean.toFixed(3)} g/mol.`,
      );
    }
    const kind: Species = { element, mass };
    for (const { type } of own) species.set(type, kind);
  }
  return species;
}

/** 'O,Si,B' as elements of the types 1, 2, 3. */
export function parseTypeElements(text: string): Element[] {
  return text
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .map((word) => {
      const element = /^\d/.test(word) ? null : elementByLabel(word);
      if (element !== null) return element;
      throw new Problem(
        `"${word.slice(0, 20)}" is no element that Vitrine knows.`,
        `Name an element for each atom type, of ${ELEMENT_ORDER.join(', ')}.`,
      );
    });
}
