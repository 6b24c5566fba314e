import type { Figure } from '../../figures/figure';
import type { MeasuredCurve } from '../../figures/figure-kind';
import type { MeasuredGlass } from '../../figures/glass';
import type { FrameMeasurement } from '../frames/figure-measurement';
import type { FigureData, TrajectoryStretch } from './figure-data';
import type { FrameMotion } from './motion';

/** Something that a figure leaves open. */
export interface FigureChoice {
  readonly id: string;
  /** For a reader of the screen: 'Criterion' */
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Which of them holds until another is chosen */
  readonly usual: string;
}

/** What is chosen, by the id of the choice. */
export type Chosen = Readonly<Record<string, string>>;

/** What has to be measured before a figure can be drawn. */
export interface Wanted {
  /** Within a blink */
  readonly quick?: FrameMeasurement;
  /** Within seconds: rarely, and of single frames */
  readonly slow?: FrameMeasurement;
  /** Mean squared displacements over these frames */
  readonly motion?: TrajectoryStretch;
}

/** A glass as it was measured, with the replica on show beside the mean of several. */
export interface GatheredGlass {
  readonly mean: MeasuredGlass;
  /** Null of a single replica, and where it is not to be drawn */
  readonly single: MeasuredGlass | null;
}

export interface FigureInput {
  readonly data: FigureData;
  readonly quick: GatheredGlass | null;
  readonly slow: GatheredGlass | null;
  readonly motion: FrameMotion | null;
  /** Measured structure factors that somebody dropped in */
  readonly curves: Readonly<Record<'neutron' | 'xray', MeasuredCurve | null>>;
}

/** A figure of the lab: what the registry lists. */
export interface LabFigure {
  readonly id: string;
  readonly title: string;
  readonly choices: (data: FigureData) => readonly FigureChoice[];
  readonly wants: (data: FigureData, chosen: Chosen) => Wanted;
  /** Null where there is nothing to draw */
  readonly draw: (input: FigureInput, chosen: Chosen) => Figure | null;
  /** For people who do not see it: what is drawn, with its main numbers */
  readonly describe: (input: FigureInput, figure: Figure | null) => string;
  /** Why there is nothing to draw */
  readonly absence: (input: FigureInput) => string;
}
