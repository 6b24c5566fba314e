import { type ColourRole, type Series, SIDE_BY_SIDE } from '../../figures/figure';
import type { FigureData, MeanColumn, VariantData } from './figure-data';

/** The colour of a variant: `single` when nothing runs beside it, else one of its own. */
export function variantColour(
  variants: readonly VariantData[],
  variant: VariantData,
  single: ColourRole,
): ColourRole {
  if (variants.length === 1) return single;
  return SIDE_BY_SIDE[variants.indexOf(variant) % SIDE_BY_SIDE.length];
}

/**
 * The colour of what experiment says of a variant; null where it is drawn already: of variants of one
 * glass, only the one on show has it.
 */
export function experimentColour(
  variants: readonly VariantData[],
  variant: VariantData,
): ColourRole | null {
  const { experiment } = variant;
  const same = variants.every(
    (other) =>
      other.experiment?.density === experiment?.density && other.experiment?.n4 === experiment?.n4,
  );
  if (same) return variant.onShow ? 'experiment' : null;
  return variantColour(variants, variant, 'experiment');
}

/** With the one on show last, so that its curves lie on top. */
export function inDrawingOrder<Variant extends VariantData>(
  variants: readonly Variant[],
): Variant[] {
  return [...variants].sort((a, b) => Number(a.onShow) - Number(b.onShow));
}

/** Columns as a series holds them: finite numbers only. */
export function finiteSeries(
  x: ArrayLike<number>,
  { mean, error }: MeanColumn,
  scale = 1,
): Pick<Series, 'x' | 'y' | 'error'> {
  const known = Array.from({ length: Math.min(x.length, mean.length) }, (_, i) => i).filter(
    (i) => Number.isFinite(x[i]) && Number.isFinite(mean[i]),
  );
  return {
    x: known.map((i) => x[i]),
    y: known.map((i) => scale * mean[i]),
    error: error && known.map((i) => scale * error[i]),
  };
}

/**
 * What the curves of an ensemble are: 'Mean of 6 replicas; the band is its standard error. Thin: the
 * replica on show.' Nothing of a single glass.
 *
 * @param column of the variant on show
 */
export function ensembleNotes(
  { variants }: Pick<FigureData, 'variants'>,
  column: MeanColumn | null,
): string[] {
  const onShow = variants.find((variant) => variant.onShow);
  if (!onShow || onShow.replicas < 2 || !column?.error) return [];
  const of = variants.length > 1 ? ' of each' : '';
  const thin = onShow.singles.length > 1 ? 'single replicas' : 'the replica on show';
  return [
    `Mean of ${onShow.replicas} replicas${of}; the band is its standard error. Thin: ${thin}.`,
  ];
}

/** Index of the value nearest to `at`; null of none. */
export function nearest(values: ArrayLike<number>, at: number): number | null {
  let best: number | null = null;
  for (let i = 0; i < values.length; i++) {
    const better = best === null || Math.abs(values[i] - at) < Math.abs(values[best] - at);
    if (Number.isFinite(values[i]) && better) best = i;
  }
  return best;
}
