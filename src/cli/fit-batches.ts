import { type Experiment, MOST_REPLICAS } from '../core/experiment';
import { Problem } from '../core/problem';
import { replicaCount } from '../core/variants';
import type { DeviceRoom } from '../engine/room';
import { MEMBER_ROOM } from '../engine/sizes';
import { experimentOfJobs, type Job } from '../learn/campaign-jobs';
import { checkMemory } from '../run/memory-needed';

/**
 * The jobs in as few batches as a device has room for, as equal as may be. What is computed together
 * makes no difference to what comes of it.
 *
 * @throws Problem when not even one job fits
 */
export function batchesOf(
  jobs: readonly Job[],
  template: Experiment,
  room: DeviceRoom,
): (readonly Job[])[] {
  for (let count = 1; count <= jobs.length; count++) {
    const size = Math.ceil(jobs.length / count);
    const batches = Array.from({ length: Math.ceil(jobs.length / size) }, (_, i) =>
      jobs.slice(i * size, (i + 1) * size),
    );
    const experiments = batches.map((batch) => experimentOfJobs(batch, template));
    if (experiments.every((experiment) => fits(experiment, room, size === 1))) return batches;
  }
  return [];
}

/** @param last whether nothing smaller can be tried: then what is too much is said */
function fits(experiment: Experiment, room: DeviceRoom, last: boolean): boolean {
  const { variants } = experiment;
  if (variants.length > MOST_REPLICAS || replicaCount(experiment) > MEMBER_ROOM) return false;
  try {
    checkMemory(experiment, room);
    return true;
  } catch (error) {
    if (!(error instanceof Problem) || last) throw error;
    return false;
  }
}
