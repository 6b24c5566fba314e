import type { Configuration } from '../core/configuration';
import type { FrameStructure } from '../structure/frame-structure';
import type { PairDistribution } from '../structure/pair-distribution';

/** What the page asks of the worker that measures; answers carry the sequence number of the request. */
export type ToAnalysis = AnalysisRequest | DistributionRequest;

/** One configuration to be measured and made ready for a picture. */
export interface AnalysisRequest {
  readonly kind: 'frame';
  readonly sequence: number;
  /** Frames of one series are averaged; a new name begins anew. */
  readonly series: string;
  readonly configuration: Configuration;
  /** g(r) takes longest, so it is not made for every picture. */
  readonly distribution: boolean;
}

/** One configuration whose g(r) is wanted. */
export interface DistributionRequest {
  readonly kind: 'distribution';
  readonly sequence: number;
  readonly configuration: Configuration;
}

export interface Analysis {
  readonly sequence: number;
  readonly configuration: Configuration;
  readonly structure: FrameStructure;
  /** g/cm³ */
  readonly density: number;
  /** Fraction of boron that is four-fold; null without boron */
  readonly b4: number | null;
  /** Fraction of silicon that is four-fold; null without silicon */
  readonly si4: number | null;
  /** Mean over the latest frames of the series; null unless asked for */
  readonly distribution: { readonly mean: PairDistribution; readonly frames: number } | null;
}

export type FromAnalysis =
  | { readonly kind: 'analysis'; readonly analysis: Analysis }
  | {
      readonly kind: 'distribution';
      readonly sequence: number;
      readonly distribution: PairDistribution;
    }
  | {
      readonly kind: 'failed';
      readonly sequence: number;
      readonly message: string;
      readonly hint: string;
    };
