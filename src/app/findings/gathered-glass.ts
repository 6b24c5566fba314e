import type { FrameColumns } from '../../figures/glass';
import { GlassAverage, type MeasuredGlass } from '../../figures/glass';
import { replicaName, variantName } from '../ensemble-words';
import type { GatheredGlass } from '../figures/lab-figure';
import type { FrameWish, GatheredFrames } from '../lab/frame-gatherer';
import type { GatheredFrame } from '../lab/frames-wanted';
import { conditionsOf } from './figure-data';

/**
 * The averages of what was gathered: over frames, then over replicas.
 *
 * @param singles whether the replica on show is wanted beside the mean
 */
export function gatheredGlass(
  gathered: GatheredFrames,
  { recording, replicas }: FrameWish,
  singles: boolean,
): GatheredGlass | null {
  const { experiment, lookedAt } = recording;
  const name = experiment ? variantName(experiment, lookedAt) : recording.title;
  const own = recording.experimentOf(lookedAt);
  const known = {
    name,
    composition: own?.composition ?? null,
    potential: own?.potential.name ?? null,
    conditions: conditionsOf(recording),
  };
  const mean = average(gathered, known);
  if (mean === null) return null;
  const index = replicas.indexOf(lookedAt);
  const thin = singles && replicas.length > 1 && index >= 0;
  const single = thin
    ? average([gathered[index]], {
        ...known,
        name: (experiment && replicaName(experiment, lookedAt)) ?? name,
      })
    : null;
  return { mean, single };
}

function average(
  gathered: GatheredFrames,
  known: Partial<Pick<MeasuredGlass, 'name' | 'composition' | 'potential' | 'conditions'>>,
): MeasuredGlass | null {
  const columns = new Map<GatheredFrame['configuration'], FrameColumns>(
    gathered.flat().map((frame) => [frame.configuration, frame.columns]),
  );
  const averages = new GlassAverage((configuration) => columns.get(configuration) ?? {});
  for (const [replica, frames] of gathered.entries()) {
    // Gathered from the latest back; averages want the order of time.
    for (const { configuration } of [...frames].reverse()) averages.add(configuration, replica);
  }
  return averages.result(known);
}
