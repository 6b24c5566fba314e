import { boronAbsence, boronFigure, sayBoronFigure } from './boron-figure';
import type { FigureData } from './figure-data';
import type { Chosen, LabFigure } from './lab-figure';
import {
  BOND_ANGLE_LAB_FIGURE,
  PAIR_DISTRIBUTION_LAB_FIGURE,
  RING_SIZES,
  SPECIATION,
} from './measured-figures';
import { motionFigure } from './motion-figure';
import { saySeriesFigure, seriesFigure } from './series-figure';
import { STRUCTURE_FACTOR } from './structure-factor-figure';
import { transitionFigure } from './transition-figure';

const NO_CHOICE = () => [];
const NOTHING = () => ({});

const BORON: LabFigure = {
  id: 'boron',
  title: 'Four-fold boron',
  choices: NO_CHOICE,
  wants: NOTHING,
  draw: ({ data }) => boronFigure(data),
  describe: ({ data }) => sayBoronFigure(data),
  absence: ({ data }) => boronAbsence(data),
};

const SERIES: LabFigure = {
  id: 'series',
  title: 'Temperature, density and energy',
  choices: NO_CHOICE,
  wants: NOTHING,
  draw: ({ data }) => seriesFigure(data),
  describe: ({ data }) => saySeriesFigure(data),
  absence: () => 'Begins with the first step of a run.',
};

const TRANSITION: LabFigure = {
  id: 'transition',
  title: 'Energy and density on cooling',
  choices: NO_CHOICE,
  wants: NOTHING,
  draw: ({ data }) => transitionFigure(data),
  describe: (_, figure) => `Against temperature. ${figure?.notes.join(' ') ?? ''}`,
  absence: () => 'Begins when the melt is cooled.',
};

const stretchOf = ({ stretches }: FigureData, { stretch }: Chosen) =>
  stretches.find(({ name }) => name === stretch) ?? stretches.at(-1);

const MOTION: LabFigure = {
  id: 'motion',
  title: 'How far atoms go',
  choices: ({ stretches }) =>
    stretches.length < 2
      ? []
      : [
          {
            id: 'stretch',
            label: 'Stage',
            options: stretches.map(({ name }) => ({ value: name, label: name })),
            usual: stretches[stretches.length - 1].name,
          },
        ],
  wants: (data, chosen) => ({ motion: stretchOf(data, chosen) }),
  draw: ({ motion, data }, chosen) => {
    const stretch = stretchOf(data, chosen);
    return motion && stretch ? motionFigure(motion, stretch.name, stretch.ramps) : null;
  },
  describe: (_, figure) => `Mean squared displacement. ${figure?.notes.join(' ') ?? ''}`,
  absence: () => 'Needs a trajectory: at least seven frames of one stage, saved at even times.',
};

/** The figures of the lab, in the order of the page. To add one: its maker, and an entry here. */
export const LAB_FIGURES: readonly LabFigure[] = [
  PAIR_DISTRIBUTION_LAB_FIGURE,
  BORON,
  SERIES,
  BOND_ANGLE_LAB_FIGURE,
  RING_SIZES,
  SPECIATION,
  STRUCTURE_FACTOR,
  MOTION,
  TRANSITION,
];
