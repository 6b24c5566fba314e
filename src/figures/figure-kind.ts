import type { Configuration } from '../core/configuration';
import type { RingCriterion } from '../structure/rings/rings';
import {
  SCATTERING_DEFAULTS,
  type ScatteringChoices,
} from '../structure/scattering/measure-scattering';
import type { Figure } from './figure';
import type { FrameColumns, MeasuredGlass } from './glass';

/** A curve that somebody measured, from a file. */
export interface MeasuredCurve {
  /** Of the file */
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** What a figure leaves open; those that it does not concern take no notice. */
export interface FigureChoices {
  readonly scattering: Pick<ScatteringChoices, 'boron' | 'normalisation'>;
  /** A measured structure factor to draw beside the simulated ones; null for none */
  readonly curve: MeasuredCurve | null;
  /** What counts as a ring: each is drawn by itself */
  readonly rings: readonly RingCriterion[];
}

/** Rings by the two criteria that others count by: the paper names none. */
export const DEFAULT_CHOICES: FigureChoices = {
  scattering: SCATTERING_DEFAULTS,
  curve: null,
  rings: ['guttman', 'king'],
};

/** A figure that can be made from frames. */
export interface FigureKind {
  readonly id: string;
  /**
   * Number of the figure of the paper (Yang et al. 2026) that it stands for. That 1 and 2 are of the
   * series, 5 and 6 structure factors, 7 the potentials and 10 a linear fit is known; what the others
   * show, and what 10 fits, is inferred from what the paper measures.
   */
  readonly paper: number;
  readonly title: string;
  /** What it needs of one frame; `GlassAverage` makes a `MeasuredGlass` of that. */
  readonly measure: (configuration: Configuration, choices: FigureChoices) => FrameColumns;
  /** Draws one glass, or several side by side; their names differ. */
  readonly draw: (glasses: readonly MeasuredGlass[], choices: FigureChoices) => Figure;
}
