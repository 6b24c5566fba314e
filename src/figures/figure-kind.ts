import type { Configuration } from '../core/configuration';
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
}

export const DEFAULT_CHOICES: FigureChoices = { scattering: SCATTERING_DEFAULTS, curve: null };

/** A figure that can be made from frames. */
export interface FigureKind {
  readonly id: string;
  /** Of the paper (Yang et al. 2026) that it reproduces */
  readonly paper: number;
  readonly title: string;
  /** What it needs of one frame; `GlassAverage` makes a `MeasuredGlass` of that. */
  readonly measure: (configuration: Configuration, choices: FigureChoices) => FrameColumns;
  /** Draws one glass, or several side by side; their names differ. */
  readonly draw: (glasses: readonly MeasuredGlass[], choices: FigureChoices) => Figure;
}
