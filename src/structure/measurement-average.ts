import type { Configuration } from '../core/configuration';
import type { PairName } from '../core/potential';
import { averageValues } from './average-values';
import { blockAverage } from './block-average';
import { measureConfiguration, type StructureMeasurement } from './measure';
import { EVERYTHING, type MeasurementScope } from './network-measurement';
import { firstPeak, pairDistribution } from './pair-distribution';
import { PairDistributionAverage } from './pair-distribution-average';
import { CATION_OXYGEN } from './pair-name';
import { averageColumns, replicaAverage } from './replica-average';
import { SCATTERING_DEFAULTS, type ScatteringChoices } from './scattering/measure-scattering';

/** Standard errors in the shape of what they belong to: a number, or null where it is not known. */
export type StandardErrors<T> = T extends number
  ? number | null
  : { readonly [K in keyof T]: StandardErrors<T[K]> };

/** What frames and replicas of one glass come to. */
export interface AveragedMeasurement {
  /** Means; `firstPeak` is that of the mean g(r) */
  readonly mean: StructureMeasurement;
  /** Null for a single frame */
  readonly standardError: StandardErrors<StructureMeasurement> | null;
  /** Of all replicas together */
  readonly frames: number;
  readonly replicas: number;
}

/** One replica so far. */
interface Series {
  readonly frames: StructureMeasurement[];
  readonly distribution: PairDistributionAverage;
}

/**
 * Measures frames of one or several replicas of a glass and averages. The frames of one replica are
 * alike: errors are from blocks of them (`blockAverage`), those of several replicas from the scatter of
 * their means.
 */
export class MeasurementAverage {
  private readonly series = new Map<number, Series>();

  /**
   * @param scattering what neutrons and X-rays see, and how S(Q) is normalised
   * @param scope what is left out
   */
  constructor(
    private readonly scattering: ScatteringChoices = SCATTERING_DEFAULTS,
    private readonly scope: MeasurementScope = EVERYTHING,
  ) {}

  /** Measures a frame; those of one replica come in the order of time. */
  add(configuration: Configuration, replica = 0): void {
    const series = this.series.get(replica) ?? {
      frames: [],
      distribution: new PairDistributionAverage(),
    };
    this.series.set(replica, series);
    const distribution = pairDistribution(configuration);
    series.frames.push(
      measureConfiguration(configuration, distribution, this.scattering, this.scope),
    );
    series.distribution.add(distribution);
  }

  /** The means so far; null when nothing has been added. */
  result(): AveragedMeasurement | null {
    const replicas = [...this.series.values()];
    if (replicas.length === 0) return null;
    const each = replicas.map(({ frames }) => averageValues(frames, blockAverage));
    const { mean, standardError } =
      each.length === 1
        ? each[0]
        : averageValues(
            each.map((replica) => replica.mean),
            replicaAverage,
          );
    const frames = replicas.reduce((sum, replica) => sum + replica.frames.length, 0);
    const errors = standardError as StandardErrors<StructureMeasurement>;
    const peaks = CATION_OXYGEN.map((name) => this.peak(name));
    const heights = Object.fromEntries(
      CATION_OXYGEN.map((name, i) => {
        const positions = errors.firstPeak[name];
        return [name, positions && [positions[0], peaks[i].error]];
      }),
    );
    return {
      mean: {
        ...mean,
        firstPeak: Object.fromEntries(CATION_OXYGEN.map((name, i) => [name, peaks[i].peak])),
      },
      standardError:
        frames === 1
          ? null
          : { ...errors, firstPeak: heights as StandardErrors<StructureMeasurement['firstPeak']> },
      frames,
      replicas: replicas.length,
    };
  }

  /** The first peak of the mean g(r), and the standard error of its height. */
  private peak(name: PairName): { peak: [number, number] | null; error: number | null } {
    const results = [...this.series.values()].flatMap(({ distribution }) => {
      const result = distribution.result();
      return result?.g[name] ? [{ r: result.r, g: result.g[name], error: result.error[name] }] : [];
    });
    if (results.length === 0) return { peak: null, error: null };
    const { r } = results.reduce((a, b) => (b.r.length < a.r.length ? b : a));
    const { mean, error } =
      results.length === 1
        ? { mean: results[0].g, error: results[0].error }
        : averageColumns(results.map(({ g }) => g));
    const peak = firstPeak(r, mean);
    if (peak === null) return { peak, error: null };
    return { peak, error: error?.[mean.indexOf(peak[1])] ?? null };
  }
}
