import type { SeriesSeed } from '../../core/series-result';
import type { Recording } from '../../lab/recordings/recording';
import { finishedGlasses, nextPoint, pointOf, seriesBegun } from '../../lab/series/series-progress';
import { seriesClient } from '../../workers/series/series-client';
import { useGlass } from '../stores/glass-store';
import { notifyFailure } from '../stores/notice-store';
import { isActive, useRun } from '../stores/run-store';
import { takePoint, useSeries } from '../stores/series-store';
import { useSetup } from '../stores/setup-store';
import { start } from './run-control';

/**
 * Follows the runs of the page: one that is a point of the series and has come to its end is measured,
 * and the next point begins, unless something else goes on or is set up by then. Returns how to stop.
 */
export function followSeries(): () => void {
  return useRun.subscribe(({ phase }, before) => {
    if (phase !== 'done' || before.phase === 'done') return;
    const { live } = useGlass.getState();
    if (live) void finishPoint(live);
  });
}

async function finishPoint(recording: Recording): Promise<void> {
  const { series } = useSeries.getState();
  const { experiment } = recording;
  const point = series && experiment && pointOf(series.experiment, experiment);
  const glasses = point && finishedGlasses(recording);
  if (!glasses) return;
  useSeries.setState({ measuring: true });
  try {
    const seeds: SeriesSeed[] = [];
    for (const { seed, glass } of glasses) {
      seeds.push({ seed, values: await seriesClient.ask('glass', glass) });
    }
    takePoint({ value: point.value, atoms: recording.replicas[0].atoms, seeds });
  } catch (error) {
    notifyFailure(error);
    return;
  } finally {
    useSeries.setState({ measuring: false });
  }
  const { experiment: bench } = useSetup.getState();
  const further = bench.series && seriesBegun(bench, useSeries.getState().series);
  const same = further === useSeries.getState().series;
  if (further && same && nextPoint(further) && !isActive(useRun.getState())) start();
}
