import type { Experiment } from '../../core/experiment';
import { serialiseExperiment } from '../../core/experiment-json';
import { coolingStage, totalSteps } from '../../core/protocol';
import { type SeriesPoint, seriesPoints } from '../../core/series';
import { emptySeries, type SeriesResult } from '../../core/series-result';
import type { FinishedGlass } from '../../figures/series/series-quantities';
import type { Speed } from '../../run/speed';
import { estimateTime } from '../../run/speed-estimate';
import type { Recording } from '../recordings/recording';

/** What an experiment is, however it was computed. */
const identity = (experiment: Experiment) =>
  JSON.stringify(serialiseExperiment({ ...experiment, numerics: null }));

/** The series of an experiment as far as it has come: what is known of this very one, else nothing. */
export function seriesBegun(experiment: Experiment, known: SeriesResult | null): SeriesResult {
  const same = known !== null && identity(known.experiment) === identity(experiment);
  return same ? known : emptySeries(experiment);
}

/** The first point that is not finished; null of a series that is whole. */
export function nextPoint({ experiment, points }: SeriesResult): SeriesPoint | null {
  const open = points.findIndex(({ seeds }) => seeds.length === 0);
  return open < 0 ? null : seriesPoints(experiment)[open];
}

/** The point of a series that a run is; null where it is none. */
export function pointOf(series: Experiment, run: Experiment): SeriesPoint | null {
  if (series.series === undefined) return null;
  const made = identity(run);
  try {
    return seriesPoints(series).find(({ experiment }) => identity(experiment) === made) ?? null;
  } catch {
    // A series that is not possible has no points.
    return null;
  }
}

/** What is to be measured of the glasses of a finished run; null where it lacks something. */
export function finishedGlasses(
  recording: Recording,
): { readonly seed: number; readonly glass: FinishedGlass }[] | null {
  const { summary, experiment, replicas } = recording;
  if (!summary || !experiment) return null;
  const cooling = coolingStage(experiment.protocol.stages)?.name;
  const all = summary.perReplica.flatMap((replica, r) => {
    const { last, rows, atoms } = replicas[r];
    if (last === null) return [];
    const cooled = rows.filter(({ stage }) => stage === cooling);
    const glass: FinishedGlass = {
      configuration: { ...last, velocities: null },
      density: replica.density?.mean ?? null,
      fourFoldBoron: replica.b4Fraction?.mean ?? null,
      energy: replica.potentialEnergyPerAtom?.mean ?? null,
      cooling: {
        temperature: cooled.map(({ temperature }) => temperature),
        energy: cooled.map(({ potential }) => potential / atoms),
      },
    };
    return [{ seed: replica.seed, glass }];
  });
  return all.length === summary.perReplica.length ? all : null;
}

/**
 * Seconds that a series takes; null where nothing was timed.
 *
 * @param cores of a processor, on which replicas stand side by side as far as there are cores; null of
 * a GPU, which they share
 */
export function seriesSeconds(
  experiment: Experiment,
  speeds: readonly Speed[],
  cores: number | null,
): number | null {
  let total = 0;
  for (const { experiment: point } of seriesPoints(experiment)) {
    const { atoms, cutoff, replicas, protocol } = point;
    const steps = totalSteps(protocol);
    const time =
      cores === null
        ? estimateTime(speeds, { atoms, cutoff }, steps, replicas)
        : estimateTime(speeds, { atoms, cutoff }, steps * Math.ceil(replicas / cores));
    if (time === null) return null;
    total += time.seconds;
  }
  return total;
}
