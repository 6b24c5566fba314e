import type { ComponentType } from 'react';
import type { PairName } from '../../core/potential';
import type { RunConditions } from '../../figures/conditions';

/** A column, or the mean of such columns over replicas with its standard error. */
export interface MeanColumn {
  readonly mean: ArrayLike<number>;
  /** Null of a single replica */
  readonly error: ArrayLike<number> | null;
}

/** Columns of equal length. */
export interface SeriesData<Column = MeanColumn> {
  /** ps */
  readonly time: ArrayLike<number>;
  /** K */
  readonly temperature: Column;
  /** g/cm³ */
  readonly density: Column;
  /** Potential energy, eV per atom */
  readonly energy: Column;
}

/** Columns of equal length, in the order of time. */
export interface BoronData<Column = MeanColumn> {
  /** ps */
  readonly time: ArrayLike<number>;
  /** K */
  readonly temperature: ArrayLike<number>;
  /** Share of boron bound to four oxygens, 0 to 1 */
  readonly fourFold: Column;
}

/** Curves of one replica. */
export interface ReplicaCurves {
  /** 'seed 8' */
  readonly name: string;
  /** It is the one that the picture shows. */
  readonly onShow: boolean;
  readonly series: SeriesData<ArrayLike<number>>;
  /** Every configuration of a single glass, the smoothed path of one among others; null without boron */
  readonly boron: BoronData<ArrayLike<number>> | null;
}

export interface PublishedValues {
  /** g/cm³ */
  readonly density: number | null;
  /** Share of boron bound to four oxygens, 0 to 1 */
  readonly n4: number | null;
  readonly citation: string;
}

/** One curve of every figure: the replicas that differ in their seed only. */
export interface VariantData {
  /** What a person calls it: '24B' */
  readonly name: string;
  /** Whether the picture shows one of its replicas */
  readonly onShow: boolean;
  /** Number of replicas that are averaged */
  readonly replicas: number;
  /** Null before the first step */
  readonly series: SeriesData | null;
  /** Smoothed over time; null without boron */
  readonly boron: BoronData | null;
  /** Single replicas that are wanted: the one on show, or all */
  readonly singles: readonly ReplicaCurves[];
  /** What experiment says of it; null where it says nothing */
  readonly experiment: PublishedValues | null;
}

/** Curves by pair; null where the glass lacks the element. */
export type PairCurves = Readonly<Record<PairName, ArrayLike<number> | null>>;

export interface PairDistributionData {
  /** Bin centres, Å */
  readonly r: ArrayLike<number>;
  readonly g: PairCurves;
  /** Standard errors of `g` from the spread of the replicas; null of a single one */
  readonly error: PairCurves | null;
  readonly replicas: number;
  /** How many configurations of each replica were averaged */
  readonly frames: number;
}

/** What every figure may draw. A new object whenever something in it has changed. */
export interface FigureData {
  /** What a person calls all that is drawn: '24B', '9 compositions' */
  readonly title: string;
  /** Of what the picture shows; null for a glass of unknown origin */
  readonly conditions: RunConditions | null;
  /** Of the variant that the picture shows; null before the first measurement */
  readonly pairDistribution: PairDistributionData | null;
  /** Of the replica that the picture shows, to be drawn beside the mean; null where it is not wanted */
  readonly singleDistribution: PairDistributionData | null;
  /** One, or those that run side by side; empty before anything is there */
  readonly variants: readonly VariantData[];
}

/** The variant that the picture shows; null before anything is there. */
export function variantOnShow({ variants }: Pick<FigureData, 'variants'>): VariantData | null {
  return variants.find(({ onShow }) => onShow) ?? null;
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
