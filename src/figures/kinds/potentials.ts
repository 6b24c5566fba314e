import { sayDifference } from '../../core/estimate-words';
import { POTENTIALS } from '../../core/potential';
import { MEASURED_SERIES } from '../../core/published';
import type { Average } from '../../structure/block-average';
import { BORON_CUTOFF } from '../../structure/coordination';
import { type ClaimPoint, claimPoints, difference, exceeds, trendClaim } from '../claims';
import type { Claim, Panel } from '../figure';
import type { PaperFigure } from '../figure-kind';
import { sayCaveats, saySampling } from '../figure-words';
import type { MeasuredGlass } from '../glass';
import {
  byPotential,
  type CompositionQuantity,
  compositionPanel,
  measuredIn,
  offSeries,
  pointsOf,
} from './composition-panel';
import { placed } from './curve-panels';
import { BORON_QUANTITY, DENSITY_QUANTITY } from './density-and-boron';
import { DENSITY_MEASUREMENT, FOUR_FOLD_BORON } from './measurements';

const PANELS = [
  { place: '7a', title: 'Density' },
  { place: '7b', title: 'Four-fold boron' },
];

/** Figure 7: density and four-fold boron of the potentials side by side. */
export const POTENTIALS_FIGURE: PaperFigure = {
  id: 'potentials',
  paper: 7,
  title: 'Potentials side by side',
  panels: PANELS,
  needs: [DENSITY_MEASUREMENT, FOUR_FOLD_BORON],
  draw: (glasses) => ({
    id: 'potentials',
    title: 'Potentials side by side',
    see: 'The same glasses with different parameters for boron. A potential that meets the density need not meet the share of four-fold boron, nor the other way round.',
    how: `Density: mass of all atoms over the volume of the box. B4: boron with four oxygens within ${BORON_CUTOFF} Å. ${saySampling(glasses)}`,
    notes: [
      ...(byPotential(glasses).length < 2
        ? [
            'Only one potential is drawn; runs with others of the same compositions make the figure.',
          ]
        : []),
      ...offSeries(glasses),
      ...sayCaveats(glasses, 'density and boron'),
    ],
    claims: [
      tooDense('B4-optimised', glasses),
      tooDense('Wang 2018', glasses),
      ...byPotential(glasses).map(({ name, glasses: own }) =>
        trendClaim(
          `B4 falls with B₂O₃ (${name ?? 'potential not known'}).`,
          claimPoints(own, BORON_QUANTITY.of),
          'falls',
          { unit: '%', decimals: 1 },
        ),
      ),
    ],
    panels: placed([panel(glasses, DENSITY_QUANTITY), panel(glasses, BORON_QUANTITY)], PANELS),
  }),
};

/** mol% from which on a glass is rich in boron */
const BORON_RICH_MOL_PERCENT = 50;

/**
 * That a potential makes boron-rich glasses too dense: beside experiment, and, as quick quenches are all
 * lighter, beside the potential of the paper at the same composition.
 */
function tooDense(potential: string, glasses: readonly MeasuredGlass[]): Claim {
  const paper = `${potential} makes glasses that are rich in boron too dense.`;
  const own = claimPoints(glasses, DENSITY_QUANTITY.of, potential);
  const beside = claimPoints(glasses, DENSITY_QUANTITY.of);
  const present = glasses.some((glass) => glass.potential === potential);
  const each = present
    ? own.flatMap((point) => {
        const other = beside.find(({ x }) => x === point.x);
        const measured = MEASURED_SERIES.find(({ composition }) => composition.B2O3 === point.x);
        if (!other || !measured || measured.density === null) return [];
        return [
          {
            point,
            over: difference(other.y, withScatterOf(other, point)),
            off: point.y.mean - measured.density,
          },
        ];
      })
    : [];
  const rich = each.filter(({ point }) => point.x >= BORON_RICH_MOL_PERCENT);
  if (rich.length === 0) {
    return { paper, verdict: 'undecided', here: `No boron-rich glass of ${potential} is here.` };
  }
  const words = each.map(
    ({ point, over, off }) =>
      `${point.name} ${sayDifference(off, null, 2)} beside experiment, ${sayDifference(over.mean, over.standardError, 2)} beside ${POTENTIALS[0].name}`,
  );
  return {
    paper,
    verdict: rich.every(({ off, over }) => off > 0 && exceeds(over) === true)
      ? 'shown'
      : rich.some(({ over }) => exceeds(over) === false)
        ? 'not shown'
        : 'undecided',
    here: `Density, g/cm³: ${words.join('; ')}. Single glasses are taken to scatter as the seeds of ${POTENTIALS[0].name} do.`,
  };
}

/** A mean with its own error, or, of a single glass, with the scatter of single glasses beside it. */
function withScatterOf(other: ClaimPoint, { y }: ClaimPoint): Average {
  if (y.standardError !== null || other.y.standardError === null) return y;
  return { ...y, standardError: other.y.standardError * Math.sqrt(other.seeds) };
}

/** With what each potential is off by over its compositions, in place of a number a point. */
function panel(glasses: readonly MeasuredGlass[], quantity: CompositionQuantity): Panel {
  const drawn = compositionPanel(glasses, quantity);
  const each = byPotential(glasses).flatMap(({ name, glasses: own }) => {
    const differences = pointsOf(own, quantity.of).flatMap(({ composition, y }) => {
      const value = measuredIn(composition, quantity);
      return value === null ? [] : [y.mean - value];
    });
    if (differences.length === 0) return [];
    const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
    const square = differences.reduce((sum, value) => sum + value ** 2, 0) / differences.length;
    const { decimals } = quantity;
    return [
      `${name ?? 'not known'} ${sayDifference(mean, null, decimals)}, root mean square ${Math.sqrt(square).toFixed(decimals)}`,
    ];
  });
  const words = `${quantity.y.label}, simulation − experiment, ${quantity.y.unit}, mean over the glasses: ${each.join('; ')}.`;
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  const residual = each.length === 0 ? null : sentence;
  return { ...drawn, overlays: drawn.overlays.map((overlay) => ({ ...overlay, residual })) };
}
