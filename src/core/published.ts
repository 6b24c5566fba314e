import { isFormer, isModifier } from './elements';
import {
  type Composition,
  type GlassName,
  glassOf,
  type OxideShares,
  TABLE_1,
  TABLE_1_OXIDES,
} from './glasses';
import { OXIDE_FACTS, OXIDES, type Oxide } from './oxides';

/** What experiment says of one glass; null where it says nothing. */
export interface PublishedGlass {
  /** g/cm³ at room temperature */
  readonly density: number | null;
  /** Share of boron bound to four oxygens, 0 to 1 */
  readonly n4: number | null;
  readonly citation: string;
}

/** A glass of the series, with what experiment says of it. */
export interface SeriesGlass extends PublishedGlass {
  readonly name: GlassName;
  readonly composition: Composition;
}

export const SMEDSKJAER_2011 =
  'Smedskjaer, Mauro, Youngman, Hogue, Potuzak, Yue, J. Phys. Chem. B 115, 12930 (2011)';

/** Where the numbers of the series stand: the article shows most of them in figures. */
export const SERIES_VALUES = `${SMEDSKJAER_2011}, numbers as Chen et al., arXiv 2510.13090 (2025), tabulate them; density of 0B as Coudert, J. Non-Cryst. Solids 615, 122423 (2023), read it from a figure. Their own errors are not given there: they count as exact`;

/** Experimental density (g/cm³) and N4 of (75−x)SiO2–xB2O3–15Na2O–10CaO. 0B has no boron. */
const SERIES: Readonly<Partial<Record<GlassName, { density: number; n4: number | null }>>> = {
  '0B': { density: 2.4751, n4: null },
  '6B': { density: 2.5308, n4: 0.8474 },
  '12B': { density: 2.5451, n4: 0.7898 },
  '24B': { density: 2.5375, n4: 0.623 },
  '37B': { density: 2.5166, n4: 0.5484 },
  '50B': { density: 2.4533, n4: 0.5096 },
  '62B': { density: 2.3901, n4: 0.445 },
  '75B': { density: 2.3192, n4: 0.426 },
};

/** Experimental values of exactly this glass, or null when there are none. */
export function experimentFor(composition: OxideShares): PublishedGlass | null {
  const name = glassOf(composition);
  const values = name === null ? undefined : SERIES[name];
  return values === undefined ? null : { ...values, citation: SERIES_VALUES };
}

/** The glasses of the series that experiment knows, by rising B2O3. */
export const MEASURED_SERIES: readonly SeriesGlass[] = (Object.keys(SERIES) as GlassName[])
  .map((name) => ({
    name,
    composition: TABLE_1[name],
    density: SERIES[name]?.density ?? null,
    n4: SERIES[name]?.n4 ?? null,
    citation: SERIES_VALUES,
  }))
  .sort((a, b) => a.composition.B2O3 - b.composition.B2O3);

/** [B2O3 in mol%, density in g/cm³] of the series, by rising B2O3. */
export const PUBLISHED_DENSITIES = MEASURED_SERIES.map(
  ({ composition, density }) => [composition.B2O3, density ?? Number.NaN] as const,
);

export const DELL_BRAY =
  'Yun, Bray, J. Non-Cryst. Solids 27, 363 (1978); Dell, Bray, Xiao, J. Non-Cryst. Solids 58, 1 (1983)';

/** The model was made for glasses with K = SiO2/B2O3 up to this. */
const LARGEST_K = 8;

/** Oxides of modifiers, which Dell and Bray count together as Na2O. */
const MODIFIER_OXIDES = OXIDES.filter((oxide) => isModifier(OXIDE_FACTS[oxide].cation));

/** Oxides of formers that their model does not know. */
const OTHER_FORMER_OXIDES = OXIDES.filter(
  (oxide) => isFormer(OXIDE_FACTS[oxide].cation) && oxide !== 'SiO2' && oxide !== 'B2O3',
);

const has = (composition: Composition, oxides: readonly Oxide[]) =>
  oxides.some((oxide) => composition[oxide] > 0);

/** Whether the Dell–Bray model was made for such a glass: K = SiO2/B2O3 ≤ 8, no other former. */
export function withinDellBray(composition: Composition): boolean {
  const { SiO2, B2O3 } = composition;
  return SiO2 <= LARGEST_K * B2O3 && !has(composition, OTHER_FORMER_OXIDES);
}

/**
 * Share of four-fold boron by the model of Yun, Dell and Bray (`DELL_BRAY`), with
 * R = (Na2O + CaO + …)/B2O3, all oxides of modifiers, and K = SiO2/B2O3, clamped to [0, 1]. Null
 * without boron, and with a former that the model does not know. The model was made for K ≤ 8
 * (`withinDellBray`).
 */
export function dellBrayN4(composition: Composition): number | null {
  const { SiO2, B2O3 } = composition;
  if (B2O3 === 0 || has(composition, OTHER_FORMER_OXIDES)) return null;
  const R = modifierRatio(composition);
  const K = SiO2 / B2O3;
  const saturation = 0.5 + K / 16;
  const decline = 0.5 + K / 4;
  const n4 = R <= decline ? Math.min(R, saturation) : ((8 + K) / 12) * Math.max(0, 1 - R / (2 + K));
  return Math.min(1, Math.max(0, n4));
}

/** R = (Na2O + CaO + …)/B2O3, all oxides of modifiers; infinite without boron. */
function modifierRatio(composition: Composition): number {
  const modifiers = MODIFIER_OXIDES.reduce((sum, oxide) => sum + composition[oxide], 0);
  return modifiers / composition.B2O3;
}

/**
 * The share of boron that can be four-fold at most while no oxygen binds three formers: each BO4 takes
 * a charge of the modifiers, so N4 ≤ R (Yun and Bray, in `DELL_BRAY`), and all of them from R = 1 on.
 * An oxygen on three formers gives a charge back (`src/structure/charge-balance.ts`), and N4 may pass
 * R by as many. Null without boron.
 */
export function fourFoldCeiling(composition: Composition): number | null {
  return composition.B2O3 === 0 ? null : Math.min(1, modifierRatio(composition));
}

/** Oxides that none of the glasses of Table 1 has. */
const OTHER_OXIDES = OXIDES.filter((oxide) => !TABLE_1_OXIDES.includes(oxide));

/** mol% of Na2O and CaO beside those of the series and of 10B that a potential fitted to them may be trusted. */
const FITTED_Na2O = [10, 20] as const;
const FITTED_CaO = [5, 20] as const;

/** Whether a glass is near those that the potentials of Yang et al. 2026 were fitted to and tried on. */
export function withinFittedRange(composition: Composition): boolean {
  const within = (share: number, [from, to]: readonly [number, number]) =>
    share >= from && share <= to;
  return (
    within(composition.Na2O, FITTED_Na2O) &&
    within(composition.CaO, FITTED_CaO) &&
    !has(composition, OTHER_OXIDES)
  );
}
