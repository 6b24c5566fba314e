import { isModifier } from '../../core/elements';
import type { Composition } from '../../core/glasses';
import { OXIDE_FACTS, OXIDES } from '../../core/oxides';
import { DELL_BRAY, dellBrayN4, withinDellBray } from '../../core/published';
import { axisOf, seriesPoints } from '../../core/series';
import type { SeriesResult } from '../../core/series-result';
import { axis, type Overlay, type Panel } from '../figure';
import { FOUR_FOLD_BORON_QUANTITY } from './series-quantities';
import { byValue, estimateOf } from './series-result';

/** R of Dell and Bray: modifier oxides over B2O3; null without boron. */
function modifierRatio(composition: Composition): number | null {
  if (composition.B2O3 === 0) return null;
  const modifiers = OXIDES.filter((oxide) => isModifier(OXIDE_FACTS[oxide].cation));
  return modifiers.reduce((sum, oxide) => sum + composition[oxide], 0) / composition.B2O3;
}

/** Points of the model's curve */
const CURVE_POINTS = 60;

/**
 * B4 against R = modifier oxides/B2O3, as Dell and Bray drew it; null of a series along which R stays,
 * or that has no boron.
 */
export function boronRatioPanel(series: SeriesResult): Panel | null {
  const { experiment } = series;
  const along = axisOf(experiment);
  if (!along.composes) return null;
  const made = seriesPoints(experiment);
  const drawn = byValue(series).flatMap((point) => {
    const composition = made.find(({ value }) => value === point.value)?.experiment.composition;
    const R = composition ? modifierRatio(composition) : null;
    const B4 = estimateOf(point, FOUR_FOLD_BORON_QUANTITY.id);
    return R === null || B4 === null ? [] : [{ R, B4 }];
  });
  if (new Set(drawn.map(({ R }) => R)).size < 2) return null;
  const errors = drawn.map(({ B4 }) => B4.standardError);
  return {
    title: 'Four-fold boron against R',
    x: axis('R = modifier oxides / B₂O₃', null, 'R'),
    y: axis(
      FOUR_FOLD_BORON_QUANTITY.label,
      FOUR_FOLD_BORON_QUANTITY.unit,
      FOUR_FOLD_BORON_QUANTITY.id,
    ),
    series: [
      {
        id: 'B4_of_R',
        name: FOUR_FOLD_BORON_QUANTITY.label,
        kind: 'points',
        x: drawn.map(({ R }) => R),
        y: drawn.map(({ B4 }) => B4.mean),
        error: errors.every((error) => error === null) ? null : errors,
        colour: 'simulation',
        dash: 'solid',
      },
    ],
    overlays: model(series),
    marks: [],
  };
}

/** Along the series, so that K changes as it does there. */
function model({ experiment, points }: SeriesResult): Overlay[] {
  const along = axisOf(experiment);
  const values = points.map(({ value }) => value);
  const [from, to] = [Math.min(...values), Math.max(...values)];
  const curve = Array.from({ length: CURVE_POINTS + 1 }, (_, i) => {
    const { composition } = along.at(experiment, from + (i / CURVE_POINTS) * (to - from));
    const n4 = withinDellBray(composition) ? dellBrayN4(composition) : null;
    return { R: modifierRatio(composition), n4 };
  }).flatMap(({ R, n4 }) => (R === null || n4 === null ? [] : [{ R, n4 }]));
  if (curve.length === 0) return [];
  return [
    {
      id: 'B4_of_R_Dell-Bray',
      name: 'Dell–Bray',
      kind: 'line',
      x: curve.map(({ R }) => R),
      y: curve.map(({ n4 }) => 100 * n4),
      error: null,
      colour: 'quiet',
      dash: 'dashed',
      origin: 'model',
      citation: DELL_BRAY,
      residual: null,
    },
  ];
}
