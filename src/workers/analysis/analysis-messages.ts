import type { Configuration } from '../../core/configuration';
import type { FrameStructure } from '../../structure/frame-structure';
import type { FrameGeometry } from '../../viewer/frame';

/** A configuration that was measured and made ready for a picture. */
export interface Analysis {
  /** The same number means the same configuration. */
  readonly sequence: number;
  readonly configuration: Configuration;
  readonly structure: FrameStructure;
  /** Of the picture */
  readonly geometry: FrameGeometry;
  /** g/cm³ */
  readonly density: number;
  /** Fraction of boron that is four-fold; null without boron */
  readonly b4: number | null;
  /** Fraction of silicon that is four-fold; null without silicon */
  readonly si4: number | null;
}

/** What the worker that makes pictures ready is asked and answers. */
export interface AnalysisTasks {
  readonly analyse: {
    readonly ask: Configuration;
    readonly report: never;
    readonly answer: Omit<Analysis, 'sequence'>;
  };
}
