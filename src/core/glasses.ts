import type { Element } from './elements';
import { OXIDE_FACTS, OXIDES, type Oxide, perOxide } from './oxides';

export { OXIDES, type Oxide } from './oxides';

/** The share of each oxide, mol%: 0 of those that the glass lacks; they sum to 100. */
export type Composition = Readonly<Record<Oxide, number>>;

/** The shares of the oxides that a glass has, mol%. */
export type OxideShares = Readonly<Partial<Record<Oxide, number>>>;

/** The composition of these shares (mol%): an oxide that is left out is 0. Nothing is checked. */
export function compositionFrom(shares: OxideShares): Composition {
  return perOxide((oxide) => shares[oxide] ?? 0);
}

/** How far from 100 the sum of a composition may be, mol%. */
export const COMPOSITION_TOLERANCE = 0.01;

function seriesMember(b2o3: number): Composition {
  return compositionFrom({ SiO2: 75 - b2o3, B2O3: b2o3, Na2O: 15, CaO: 10 });
}

/** The nine glasses of Table 1 of Yang et al. 2026; 10B lies off the series of Smedskjaer et al. 2011. */
export const TABLE_1 = {
  '75B': seriesMember(75),
  '62B': seriesMember(62),
  '50B': seriesMember(50),
  '37B': seriesMember(37),
  '24B': seriesMember(24),
  '12B': seriesMember(12),
  '6B': seriesMember(6),
  '0B': seriesMember(0),
  '10B': compositionFrom({ SiO2: 60, B2O3: 10, Na2O: 15, CaO: 15 }),
} as const satisfies Record<string, Composition>;

export type GlassName = keyof typeof TABLE_1;

/** The oxides of the glasses of Table 1, which sliders, files and figures always have. */
export const TABLE_1_OXIDES: readonly Oxide[] = OXIDES.filter((oxide) =>
  Object.values(TABLE_1).some((composition) => composition[oxide] > 0),
);

/** The oxides of Table 1, and those others that a glass has. */
export function oxidesInUse(composition: Composition): readonly Oxide[] {
  return OXIDES.filter((oxide) => TABLE_1_OXIDES.includes(oxide) || composition[oxide] > 0);
}

/** Oxygen and the cations of those oxides. */
export const TABLE_1_ELEMENTS: readonly Element[] = [
  'O',
  ...TABLE_1_OXIDES.map((oxide) => OXIDE_FACTS[oxide].cation),
];

/** The elements of a glass, oxygen first. */
export function elementsOf(composition: Composition): readonly Element[] {
  const oxides = OXIDES.filter((oxide) => composition[oxide] > 0);
  return ['O', ...oxides.map((oxide) => OXIDE_FACTS[oxide].cation)];
}

/**
 * A composition as files, links and summaries have it: the oxides of Table 1, then those others that
 * the glass has. `compositionFrom` reads it back.
 */
export function writtenComposition(composition: Composition): OxideShares {
  return Object.fromEntries(oxidesInUse(composition).map((oxide) => [oxide, composition[oxide]]));
}

export const GLASS_NAMES = Object.keys(TABLE_1) as readonly GlassName[];

export const DEFAULT_GLASS: GlassName = '24B';

export function isGlassName(name: string): name is GlassName {
  return Object.hasOwn(TABLE_1, name);
}

/** True when no oxide differs by more than `tolerance` mol%. */
function sameComposition(a: OxideShares, b: OxideShares, tolerance: number): boolean {
  return OXIDES.every((oxide) => Math.abs((a[oxide] ?? 0) - (b[oxide] ?? 0)) <= tolerance);
}

/**
 * The glass of Table 1 that has this composition, or null.
 *
 * @param tolerance mol%; whole atoms bring a small box only near to what was asked for
 */
export function glassOf(
  composition: OxideShares,
  tolerance = COMPOSITION_TOLERANCE,
): GlassName | null {
  return GLASS_NAMES.find((name) => sameComposition(TABLE_1[name], composition, tolerance)) ?? null;
}

/** '24B', or the formula for a glass that is not in Table 1: '70SiO2-10B2O3-20Na2O' (mol%). */
export function compositionName(composition: Composition): string {
  const name = glassOf(composition);
  if (name !== null) return name;
  return OXIDES.filter((oxide) => composition[oxide] > 0)
    .map((oxide) => `${Number(composition[oxide].toFixed(2))}${oxide}`)
    .join('-');
}
