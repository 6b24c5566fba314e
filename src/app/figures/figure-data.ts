import type { ComponentType } from 'react';
import type { PairName } from '../../core/potential';

/** How a glass was made, as far as its numbers depend on it. */
export interface RunConditions {
  /** What a person calls the glass, for example '24B' */
  readonly name: string;
  /** K/ps; null when nothing was cooled */
  readonly coolingRate: number | null;
  /** Å */
  readonly cutoff: number;
  readonly atoms: number;
}

/** Columns of equal length. */
export interface SeriesData {
  /** ps */
  readonly time: ArrayLike<number>;
  /** K */
  readonly temperature: ArrayLike<number>;
  /** g/cm³ */
  readonly density: ArrayLike<number>;
  /** Potential energy, eV per atom */
  readonly energy: ArrayLike<number>;
}

/** Columns of equal length, in the order of time. */
export interface BoronData {
  /** ps */
  readonly time: ArrayLike<number>;
  /** K */
  readonly temperature: ArrayLike<number>;
  /** Share of boron bound to four oxygens, 0 to 1 */
  readonly fourFold: ArrayLike<number>;
}

export interface PairDistributionData {
  /** Bin centres, Å */
  readonly r: ArrayLike<number>;
  /** By pair; null where the glass lacks the element */
  readonly g: Readonly<Record<PairName, ArrayLike<number> | null>>;
  /** How many configurations were averaged */
  readonly frames: number;
}

/** What every figure may draw. A new object whenever something in it has changed. */
export interface FigureData {
  /** Null for a glass of unknown origin */
  readonly conditions: RunConditions | null;
  /** Null before the first measurement */
  readonly pairDistribution: PairDistributionData | null;
  /** Null for a glass without boron */
  readonly boron: BoronData | null;
  readonly series: SeriesData | null;
  readonly experiment: {
    /** g/cm³ */
    readonly density: number | null;
    /** Share of boron bound to four oxygens, 0 to 1 */
    readonly n4: number | null;
    readonly citation: string;
  } | null;
}

export interface FigureProps {
  readonly data: FigureData;
  readonly theme: 'light' | 'dark';
}

/** A measurement drawn: what the registry lists. */
export interface FigureDefinition {
  readonly id: string;
  readonly title: string;
  readonly component: ComponentType<FigureProps>;
}
