import { type Composition, compositionFrom } from '../../core/composition';
import {
  DELL_BRAY,
  dellBrayN4,
  fourFoldCeiling,
  type SeriesGlass,
  withinDellBray,
} from '../../core/published';
import { BORON_CUTOFF } from '../../structure/coordination';
import { claimPoints, extremeClaim, trendClaim } from '../claims';
import { axis, type Overlay } from '../figure';
import type { PaperFigure } from '../figure-kind';
import {
  type GlassComparison,
  sayAbsence,
  sayCaveats,
  sayResiduals,
  saySampling,
} from '../figure-words';
import { columnNumber, type MeasuredGlass } from '../glass';
import {
  type CompositionQuantity,
  compositionPanel,
  offSeries,
  pointsOf,
} from './composition-panel';
import { placed } from './curve-panels';
import { DENSITY_MEASUREMENT, FOUR_FOLD_BORON } from './measurements';

const PERCENT = 100;

export const DENSITY_QUANTITY: CompositionQuantity = {
  id: 'density',
  y: axis('density', 'g/cm³', 'density'),
  decimals: 2,
  of: (glass) => columnNumber(glass, 'density'),
  measured: ({ density: value }: SeriesGlass) => value,
};

export const BORON_QUANTITY: CompositionQuantity = {
  id: 'B4',
  y: axis('four-fold boron', '%', 'B4', [0, 103]),
  decimals: 1,
  of: (glass) => columnNumber(glass, 'B4'),
  // Not 84.74000000000001 where 0.8474 was measured.
  measured: ({ n4 }) => (n4 === null ? null : Number((PERCENT * n4).toPrecision(6))),
};

const PANELS = [
  { place: '1a', title: 'Density' },
  { place: '1b', title: 'Four-fold boron' },
];

/** mol% of B2O3 around 24B: from 12B to 37B */
const NEAR_24B = [12, 37] as const;

/** Figure 1: density and four-fold boron against composition. */
export const DENSITY_AND_BORON_FIGURE: PaperFigure = {
  id: 'density-and-boron',
  paper: 1,
  title: 'Density and four-fold boron against composition',
  panels: PANELS,
  needs: [DENSITY_MEASUREMENT, FOUR_FOLD_BORON],
  draw: (glasses) => {
    const boron = compositionPanel(glasses, BORON_QUANTITY);
    const panels = [
      compositionPanel(glasses, DENSITY_QUANTITY),
      { ...boron, overlays: [...boron.overlays, ...dellBray(glasses), ceiling()] },
    ];
    return {
      id: 'density-and-boron',
      title: 'Density and four-fold boron against composition',
      see: 'Measured density rises while boron takes the place of silicon, is highest from 12 to 24 mol% B₂O₃, and then falls as three-fold boron opens the network. B4, the share of boron bound to four oxygens, falls all along. Sodium and calcium serve both BO₄ and non-bridging oxygen; above 25 mol% B₂O₃ there is no longer one charge per boron.',
      how: `Density: mass of all atoms over the volume of the box. B4: boron with four oxygens within ${BORON_CUTOFF} Å. ${saySampling(glasses)} Dashed: the Dell–Bray model with R = (Na₂O + CaO)/B₂O₃ and K = SiO₂/B₂O₃; dotted where K > 8, outside what it was made for. Ceiling: each BO₄ takes one charge of the modifiers, so that B4 is at most R where no oxygen binds three formers; measured B4 at 62B and 75B lies above it for the nominal composition.`,
      notes: [
        ...sayAbsence(
          'boron',
          glasses.filter((glass) => columnNumber(glass, 'B4') === null),
        ),
        ...offSeries(glasses),
        ...sayCaveats(glasses, 'density and boron'),
      ],
      claims: [
        extremeClaim(
          'density rises to a maximum near 24B and then falls.',
          claimPoints(glasses, DENSITY_QUANTITY.of),
          'largest',
          NEAR_24B,
          { unit: 'g/cm³', decimals: 2 },
        ),
        trendClaim('B4 falls as B₂O₃ is added.', claimPoints(glasses, BORON_QUANTITY.of), 'falls', {
          unit: '%',
          decimals: 1,
        }),
      ],
      panels: placed(panels, PANELS),
    };
  },
};

/** mol% between two points of the model's curve */
const CURVE_STEP_MOL_PERCENT = 0.25;

/** Glasses all along the series. */
const SERIES_LINE = Array.from({ length: 75 / CURVE_STEP_MOL_PERCENT }, (_, i): Composition => {
  const B2O3 = (i + 1) * CURVE_STEP_MOL_PERCENT;
  return compositionFrom({ SiO2: 75 - B2O3, B2O3, Na2O: 15, CaO: 10 });
});

/** R along the series, from where it is below 1. */
function ceiling(): Overlay {
  const members = SERIES_LINE.filter((member) => fourFoldCeiling(member) !== 1);
  return {
    id: 'B4_ceiling',
    name: 'ceiling, one charge for each BO₄',
    kind: 'line',
    x: members.map(({ B2O3 }) => B2O3),
    y: members.map((member) => PERCENT * (fourFoldCeiling(member) ?? 0)),
    error: null,
    colour: 3,
    dash: 'dotted',
    origin: 'model',
    citation: DELL_BRAY,
    residual: null,
  };
}

/** The model along the series: dashed where it was made for, dotted where K > 8. */
function dellBray(glasses: readonly MeasuredGlass[]): Overlay[] {
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
  const inside = SERIES_LINE.filter(withinDellBray);
  const outside = SERIES_LINE.filter((member) => !withinDellBray(member));
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
    const { replicas } = glass.sampling;
    return [
      {
        name: glass.name,
        simulated: y,
        replicas,
        other: PERCENT * model,
      } satisfies GlassComparison,
    ];
  });
  return sayResiduals('Dell–Bray model', '%', 1, compared);
}
