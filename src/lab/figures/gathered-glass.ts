import type { FrameColumns } from '../../figures/glass';
import { GlassAverage, type MeasuredGlass } from '../../figures/glass';
import type { FrameRequest, GatheredFrames } from '../frames/frame-gatherer';
import type { GatheredFrame } from '../frames/frames-wanted';
import type { Recording } from '../recordings/recording';
import { replicaName, variantName } from '../words/ensemble-words';
import type { GatheredGlass } from './lab-figure';
import { conditionsOf } from './recording-data';

/** What is known of a glass before it is measured. */
type Known = Pick<MeasuredGlass, 'name' | 'composition' | 'potential' | 'conditions'>;

/** What a recording knows of the glass that one of its replicas is. */
export function knownGlass(recording: Recording, replica: number): Known {
  const { experiment } = recording;
  const own = recording.experimentOf(replica);
  return {
    name: experiment ? variantName(experiment, replica) : recording.title,
    composition: own?.composition ?? null,
    potential: own?.potential.name ?? null,
    conditions: conditionsOf(recording, replica),
  };
}

/**
 * The averages of what was gathered: over frames, then over replicas.
 *
 * @param singles whether the replica on show is wanted beside the mean
 */
export function gatheredGlass(
  gathered: GatheredFrames,
  { recording, replicas }: FrameRequest,
  singles: boolean,
): GatheredGlass | null {
  const { experiment, lookedAt } = recording;
  const known = knownGlass(recording, lookedAt);
  const mean = averageGathered(gathered, known);
  if (mean === null) return null;
  const index = replicas.indexOf(lookedAt);
  const thin = singles && replicas.length > 1 && index >= 0;
  const name = (experiment && replicaName(experiment, lookedAt)) ?? known.name;
  return { mean, single: thin ? averageGathered([gathered[index]], { ...known, name }) : null };
}

/** The averages of what was gathered; null of nothing. */
export function averageGathered(gathered: GatheredFrames, known: Known): MeasuredGlass | null {
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
