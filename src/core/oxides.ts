import { type Cation, ELEMENTS } from './elements';

/** What Vitrine knows of an oxide. */
interface OxideFacts {
  readonly cation: Cation;
  /** How many cations and oxygens one formula unit has */
  readonly cations: number;
  readonly oxygens: number;
  /** What a person calls it */
  readonly name: string;
}

/**
 * The oxides that glasses are made of, in the order of tables, sliders and names. To add one: a line
 * here, its cation in `elements.ts`, and a potential that has the cation (`potential.ts`).
 */
export const OXIDE_FACTS = {
  SiO2: { cation: 'Si', cations: 1, oxygens: 2, name: 'silica' },
  B2O3: { cation: 'B', cations: 2, oxygens: 3, name: 'boron oxide' },
  Na2O: { cation: 'Na', cations: 2, oxygens: 1, name: 'soda' },
  CaO: { cation: 'Ca', cations: 1, oxygens: 1, name: 'lime' },
  Al2O3: { cation: 'Al', cations: 2, oxygens: 3, name: 'alumina' },
  MgO: { cation: 'Mg', cations: 1, oxygens: 1, name: 'magnesia' },
  K2O: { cation: 'K', cations: 2, oxygens: 1, name: 'potash' },
} as const satisfies Readonly<Record<string, OxideFacts>>;

export type Oxide = keyof typeof OXIDE_FACTS;

export const OXIDES = Object.keys(OXIDE_FACTS) as readonly Oxide[];

export function isOxide(formula: string): formula is Oxide {
  return Object.hasOwn(OXIDE_FACTS, formula);
}

/** A value for each oxide. */
export function perOxide<T>(value: (oxide: Oxide) => T): Readonly<Record<Oxide, T>> {
  return Object.fromEntries(OXIDES.map((oxide) => [oxide, value(oxide)])) as Record<Oxide, T>;
}

/** Formal charge of an oxide's cation, e. */
export function cationCharge(oxide: Oxide): number {
  return ELEMENTS[OXIDE_FACTS[oxide].cation].charge;
}

/** Moles of oxides, one formula unit each, that so many cations make: Si, B/2, Na/2, Ca. */
export function oxideUnits(
  counts: Readonly<Partial<Record<Cation, number>>>,
): Record<Oxide, number> {
  return perOxide((oxide) => {
    const { cation, cations } = OXIDE_FACTS[oxide];
    return (counts[cation] ?? 0) / cations;
  });
}

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';

/** 'B2O3' as it is written: 'B₂O₃'. */
export function sayOxide(oxide: string): string {
  return oxide.replace(/\d/g, (digit) => SUBSCRIPTS[Number(digit)]);
}
