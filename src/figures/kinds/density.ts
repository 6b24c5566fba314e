import type { SeriesGlass } from '../../core/published';
import { density } from '../../structure/density';
import { axis } from '../figure';
import type { FigureKind } from '../figure-kind';
import { sayCaveats, saySampling } from '../figure-words';
import { numberOf } from '../glass';
import { type CompositionQuantity, compositionPanel, offSeries } from './composition-panel';

export const DENSITY_QUANTITY: CompositionQuantity = {
  id: 'density',
  y: axis('density', 'g/cm³', 'density'),
  decimals: 2,
  of: (glass) => numberOf(glass, 'density'),
  measured: ({ density: value }: SeriesGlass) => value,
};

/** Figure 1: density against composition. */
export const DENSITY_FIGURE: FigureKind = {
  id: 'density',
  paper: 1,
  title: 'Density against composition',
  measure: (configuration) => ({ density: [density(configuration)] }),
  draw: (glasses) => ({
    id: 'density',
    title: 'Density against composition',
    see: 'Density first rises as boron takes the place of silicon, while most of it is four-fold, then falls as three-fold boron opens the network.',
    how: `Mass of all atoms over the volume of the box. ${saySampling(glasses)}`,
    notes: [...offSeries(glasses), ...sayCaveats(glasses, 'density')],
    panels: [compositionPanel(glasses, DENSITY_QUANTITY)],
  }),
};
