import type { RunConditions } from '../../figures/conditions';
import type { FramePosition } from '../recordings/replica-record';

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
  /** Whether the melt is being cooled there; everywhere where it is not known how it was treated */
  readonly cools: readonly boolean[];
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
  /** Share of boron that can be four-fold at most, from its composition; null where that is not known */
  readonly ceiling: number | null;
}

/** What figures draw of a recording's series. A new object whenever something in it has changed. */
export interface FigureData {
  /** What a person calls all that is drawn: '24B', '9 compositions' */
  readonly title: string;
  /** Of what the picture shows; null for a glass of unknown origin */
  readonly conditions: RunConditions | null;
  /** Whether the glass on show has boron */
  readonly hasBoron: boolean;
  /** The frame that is looked at again; null: the latest */
  readonly moment: FramePosition | null;
  /** Knobs that were turned on the way of what is on show; absent where none was */
  readonly turns?: readonly Turned[];
  /** Parts of the trajectory on show whose frames come at even times, by name; the last one last */
  readonly stretches: readonly TrajectoryStretch[];
  /** One, or those that run side by side; empty before anything is there */
  readonly variants: readonly VariantData[];
}

/** A turn of a knob. */
export interface Turned {
  /** ps */
  readonly time: number;
  /** 'temperature to 2500 K' */
  readonly name: string;
}

/** Frames of one stage. */
export interface TrajectoryStretch {
  /** 'quench'; 'all frames' where stages are not known */
  readonly name: string;
  /** Indices of frames */
  readonly from: number;
  readonly to: number;
  /** Whether the temperature was made to change meanwhile; false where it is not known */
  readonly ramps: boolean;
}

/** The variant that the picture shows; null before anything is there. */
export function variantOnShow({ variants }: Pick<FigureData, 'variants'>): VariantData | null {
  return variants.find(({ onShow }) => onShow) ?? null;
}
