import { type Composition, type GlassName, glassOf, TABLE_1 } from './glasses';

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
export function experimentFor(composition: Composition): PublishedGlass | null {
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

/** Whether the Dell–Bray model was made for such a glass: K = SiO2/B2O3 ≤ 8. */
export function withinDellBray({ SiO2, B2O3 }: Composition): boolean {
  return SiO2 <= LARGEST_K * B2O3;
}

/**
 * Share of four-fold boron by the model of Yun, Dell and Bray (`DELL_BRAY`), with
 * R = (Na2O + CaO)/B2O3 and K = SiO2/B2O3, clamped to [0, 1]. Null without boron. The model was made
 * for K ≤ 8 (`withinDellBray`).
 */
export function dellBrayN4(composition: Composition): number | null {
  const { SiO2, B2O3, Na2O, CaO } = composition;
  if (B2O3 === 0) return null;
  const R = (Na2O + CaO) / B2O3;
  const K = SiO2 / B2O3;
  const saturation = 0.5 + K / 16;
  const decline = 0.5 + K / 4;
  const n4 = R <= decline ? Math.min(R, saturation) : ((8 + K) / 12) * Math.max(0, 1 - R / (2 + K));
  return Math.min(1, Math.max(0, n4));
}

/** mol% of Na2O and CaO beside those of the series and of 10B that a potential fitted to them may be trusted. */
const FITTED_Na2O = [10, 20] as const;
const FITTED_CaO = [5, 20] as const;

/** Whether a glass is near those that the potentials of Yang et al. 2026 were fitted to and tried on. */
export function withinFittedRange({ Na2O, CaO }: Composition): boolean {
  const within = (share: number, [from, to]: readonly [number, number]) =>
    share >= from && share <= to;
  return within(Na2O, FITTED_Na2O) && within(CaO, FITTED_CaO);
}
