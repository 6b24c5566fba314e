import { sayDifference } from '../../core/estimate-words';
import { BORON_CUTOFF } from '../../structure/coordination';
import type { Panel } from '../figure';
import type { FigureKind } from '../figure-kind';
import { sayCaveats, saySampling } from '../figure-words';
import type { MeasuredGlass } from '../glass';
import {
  byPotential,
  type CompositionQuantity,
  compositionPanel,
  experimentOf,
  offSeries,
  pointsOf,
} from './composition-panel';
import { DENSITY_FIGURE, DENSITY_QUANTITY } from './density';
import { BORON_QUANTITY, measureFourFold } from './four-fold-boron';

/** Figure 7: density and four-fold boron of the potentials side by side. */
export const POTENTIALS_FIGURE: FigureKind = {
  id: 'potentials',
  paper: 7,
  title: 'Potentials side by side',
  measure: (configuration, choices) => ({
    ...DENSITY_FIGURE.measure(configuration, choices),
    ...measureFourFold(configuration),
  }),
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
      ...sayCaveats(glasses, 'density'),
    ],
    panels: [
      { ...panel(glasses, DENSITY_QUANTITY), title: 'Density' },
      { ...panel(glasses, BORON_QUANTITY), title: 'Four-fold boron' },
    ],
  }),
};

/** With what each potential is off by over its compositions, in place of a number a point. */
function panel(glasses: readonly MeasuredGlass[], quantity: CompositionQuantity): Panel {
  const drawn = compositionPanel(glasses, quantity);
  const each = byPotential(glasses).flatMap(({ name, glasses: own }) => {
    const differences = pointsOf(own, quantity.of).flatMap(({ composition, y }) => {
      const value = experimentOf(composition, quantity);
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
