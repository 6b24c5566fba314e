import { BoronFigure } from './boron-figure';
import type { FigureDefinition } from './figure-data';
import { PairDistributionFigure } from './pair-distribution-figure';
import { SeriesFigure } from './series-figure';

/** The figures of the lab, in the order of the page. To add one: a component file and a line here. */
export const FIGURES: readonly FigureDefinition[] = [
  { id: 'pair-distribution', title: 'Distances between atoms', component: PairDistributionFigure },
  { id: 'boron', title: 'Four-fold boron', component: BoronFigure },
  { id: 'series', title: 'Temperature, density and energy', component: SeriesFigure },
];
