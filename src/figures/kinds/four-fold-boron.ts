import type { Composition } from '../../core/composition';
import { DELL_BRAY, dellBrayN4, withinDellBray } from '../../core/published';
import { BORON_CUTOFF, boronCoordination, fourFold } from '../../structure/coordination';
import { axis, type Overlay } from '../figure';
import type { FigureKind } from '../figure-kind';
import { type Compared, sayAbsence, sayCaveats, sayResiduals, saySampling } from '../figure-words';
import { type MeasuredGlass, numberOf } from '../glass';
import {
  type CompositionQuantity,
  compositionPanel,
  offSeries,
  pointsOf,
} from './composition-panel';

const PERCENT = 100;

export const BORON_QUANTITY: CompositionQuantity = {
  id: 'B4',
  y: axis('four-fold boron', '%', 'B4', [0, 103]),
  decimals: 1,
  of: (glass) => numberOf(glass, 'B4'),
  // Not 84.74000000000001 where 0.8474 was measured.
  measured: ({ n4 }) => (n4 === null ? null : Number((PERCENT * n4).toPrecision(6))),
};

/** B4 of a frame, %. */
export function measureFourFold(configuration: Parameters<typeof boronCoordination>[0]) {
  const share = fourFold(boronCoordination(configuration));
  return { B4: share === null ? null : [PERCENT * share] };
}

/** Figure 2: the share of four-fold boron against composition, with the Dell–Bray model. */
export const BORON_FIGURE: FigureKind = {
  id: 'four-fold-boron',
  paper: 2,
  title: 'Four-fold boron against composition',
  measure: measureFourFold,
  draw: (glasses) => {
    const panel = compositionPanel(glasses, BORON_QUANTITY);
    return {
      id: 'four-fold-boron',
      title: 'Four-fold boron against composition',
      see: 'B4, the share of boron bound to four oxygens, falls as boron outnumbers the sodium and calcium that balance its charge.',
      how: `Boron with four oxygens within ${BORON_CUTOFF} Å. ${saySampling(glasses)} Dashed: the Dell–Bray model with R = (Na₂O + CaO)/B₂O₃ and K = SiO₂/B₂O₃; dotted where K > 8, outside what it was made for.`,
      notes: [
        ...sayAbsence(
          'boron',
          glasses.filter((glass) => numberOf(glass, 'B4') === null),
        ),
        ...offSeries(glasses),
        ...sayCaveats(glasses, 'boron'),
      ],
      panels: [{ ...panel, overlays: [...panel.overlays, ...dellBray(glasses)] }],
    };
  },
};

/** mol% between two points of the model's curve */
const STEP = 0.25;

/** The model along the series: dashed where it was made for, dotted where K > 8. */
function dellBray(glasses: readonly MeasuredGlass[]): Overlay[] {
  const series = Array.from({ length: 75 / STEP }, (_, i): Composition => {
    const B2O3 = (i + 1) * STEP;
    return { SiO2: 75 - B2O3, B2O3, Na2O: 15, CaO: 10 };
  });
  const curve = (id: string, name: string, members: readonly Composition[]) => ({
    id,
    name,
    kind: 'line' as const,
    x: members.map(({ B2O3 }) => B2O3),
    y: members.map((member) => PERCENT * (dellBrayN4(member) ?? 0)),
    error: null,
    colour: 'quiet' as const,
    origin: 'model' as const,
  });
  const inside = series.filter(withinDellBray);
  const outside = series.filter((member) => !withinDellBray(member));
  return [
    {
      ...curve('B4_Dell-Bray', 'Dell–Bray', inside),
      dash: 'dashed',
      citation: DELL_BRAY,
      residual: residual(glasses),
    },
    {
      ...curve('B4_Dell-Bray_K_above_8', 'outside the model, K > 8', outside),
      dash: 'dotted',
      citation: null,
      residual: null,
    },
  ];
}

/** For the glasses that the model was made for. */
function residual(glasses: readonly MeasuredGlass[]): string | null {
  const compared = pointsOf(glasses, BORON_QUANTITY.of).flatMap(({ glass, composition, y }) => {
    const model = dellBrayN4(composition);
    if (model === null || !withinDellBray(composition)) return [];
    return [{ name: glass.name, simulated: y, other: PERCENT * model } satisfies Compared];
  });
  return sayResiduals('Dell–Bray model', '%', 1, compared);
}
