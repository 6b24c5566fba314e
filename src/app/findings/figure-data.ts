import { coolingRate } from '../../core/protocol';
import { experimentFor } from '../../core/published';
import type { FigureData, RunConditions, SeriesData } from '../figures/figure-data';
import type { Recording } from '../lab/recording';
import type { ReplicaRecord } from '../lab/replica-record';
import type { GlassState } from '../stores/glass-store';

/** A figure draws at most this many points of a series. */
const MOST_POINTS = 1500;

/** The rows that a figure draws: every n-th, and the last. */
function thinned<Row>(rows: readonly Row[]): readonly Row[] {
  const every = Math.ceil(rows.length / MOST_POINTS);
  return every <= 1 ? rows : rows.filter((_, i) => i % every === 0 || i === rows.length - 1);
}

export function seriesOf({ rows, atoms }: ReplicaRecord): SeriesData | null {
  if (rows.length === 0 || atoms === 0) return null;
  const kept = thinned(rows);
  return {
    time: kept.map((row) => row.time),
    temperature: kept.map((row) => row.temperature),
    density: kept.map((row) => row.density),
    energy: kept.map((row) => row.potential / atoms),
  };
}

export function conditionsOf({ experiment, looked: { atoms } }: Recording): RunConditions | null {
  if (!experiment) return null;
  return {
    name: experiment.name,
    coolingRate: coolingRate(experiment.protocol),
    cutoff: experiment.cutoff,
    atoms,
  };
}

/** Everything the figures draw of what is on show. */
export function figureDataOf({
  shown,
  distribution,
}: Pick<GlassState, 'shown' | 'distribution'>): FigureData {
  if (!shown) {
    return {
      conditions: null,
      pairDistribution: null,
      boron: null,
      series: null,
      experiment: null,
    };
  }
  const { experiment, looked } = shown;
  const { last } = looked;
  const boron = looked.structure.filter(({ b4 }) => b4 !== null);
  const hasBoron = last?.species.some(
    ({ element }, type) => element === 'B' && last.types.includes(type),
  );
  return {
    conditions: conditionsOf(shown),
    pairDistribution: distribution
      ? { r: distribution.mean.r, g: distribution.mean.g, frames: distribution.frames }
      : null,
    boron: hasBoron
      ? {
          time: boron.map((point) => point.time),
          temperature: boron.map((point) => point.temperature),
          fourFold: boron.map((point) => point.b4 ?? 0),
        }
      : null,
    series: seriesOf(looked),
    experiment: experiment ? experimentFor(experiment.composition) : null,
  };
}
