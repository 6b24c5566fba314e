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

/** Columns that are measured of a frame; several figures may need the same. */
export interface FigureMeasurement {
  /** In records of glasses: 'bond-angles' */
  readonly id: string;
  readonly of: (configuration: Configuration, choices: FigureChoices) => FrameColumns;
  /** It scatters so little that a figure may take it of other replicas than the rest */
  readonly steady?: true;
}

/** A panel as the paper prints it. */
export interface PaperPanel {
  /** '3c'; the number alone where the figure has one panel */
  readonly place: string;
  /** 'O–B3–O and O–B4–O' */
  readonly title: string;
}

/** A figure that can be made from frames. */
export interface FigureKind {
  readonly id: string;
  /** Number of the figure of the paper (Yang et al. 2026) that it is; null of what is Vitrine's own */
  readonly paper: number | null;
  readonly title: string;
  /** The paper's panels in its order; empty of what is Vitrine's own */
  readonly panels: readonly PaperPanel[];
  /** What it takes of a frame, their columns under names that differ; the first cannot be done without */
  readonly needs: readonly FigureMeasurement[];
  /** Draws one glass, or several side by side; their names differ. */
  readonly draw: (glasses: readonly MeasuredGlass[], choices: FigureChoices) => Figure;
}

/** What a figure needs of one frame; `GlassAverage` makes a `MeasuredGlass` of that. */
export function measureFor(
  { needs }: FigureKind,
  configuration: Configuration,
  choices: FigureChoices,
): FrameColumns {
  return Object.assign({}, ...needs.map(({ of }) => of(configuration, choices)));
}

/** A figure of the paper. */
export type PaperFigure = FigureKind & { readonly paper: number };
