import type { Configuration } from '../core/configuration';
import type { Figure } from './figure';
import type { FrameColumns, MeasuredGlass } from './glass';

/** A curve that somebody measured, from a file. */
export interface MeasuredCurve {
  /** Of the file */
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** A figure that can be made from frames. */
export interface FigureKind {
  readonly id: string;
  /** Of the paper (Yang et al. 2026) that it reproduces */
  readonly paper: number;
  readonly title: string;
  /** What it needs of one frame; `GlassAverage` makes a `MeasuredGlass` of that. */
  readonly measure: (configuration: Configuration) => FrameColumns;
  /**
   * Draws one glass, or several side by side; their names differ.
   *
   * @param curve a curve to draw beside them, where the figure has the same axes; null for none
   */
  readonly draw: (glasses: readonly MeasuredGlass[], curve: MeasuredCurve | null) => Figure;
}
