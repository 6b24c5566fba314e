import type { Configuration } from '../core/configuration';
import type { FrameStructure } from '../structure/frame-structure';
import type { FrameGeometry } from '../viewer/frame';

/** One configuration to be measured and made ready for a picture; the answer carries its number. */
export interface AnalysisRequest {
  readonly sequence: number;
  readonly configuration: Configuration;
}

export interface Analysis {
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

export type FromAnalysis =
  | { readonly kind: 'analysis'; readonly analysis: Analysis }
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string };
