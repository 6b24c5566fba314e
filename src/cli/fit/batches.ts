import { compositionName } from '../../core/composition';
import { type Experiment, MOST_REPLICAS } from '../../core/experiment';
import { Problem } from '../../core/problem';
import { MOST_MESH_MEMBERS } from '../../engine/gpu/sizes';
import type { DeviceRoom } from '../../engine/room';
import { experimentOfJobs, type Job } from '../../learn/campaign-jobs';
import { checkMemory, type MemoryNeed } from '../../run/memory-needed';

/**
 * The jobs in as few batches as a device has room for, as equal as may be. What is computed together
 * makes no difference to what comes of it.
 *
 * @throws Problem when not even one job fits
 */
export function batchesOf(
  jobs: readonly Job[],
  template: Experiment,
  room: DeviceRoom | null,
): (readonly Job[])[] {
  for (let count = 1; count <= jobs.length; count++) {
    const size = Math.ceil(jobs.length / count);
    const batches = Array.from({ length: Math.ceil(jobs.length / size) }, (_, i) =>
      jobs.slice(i * size, (i + 1) * size),
    );
    if (batches.every((batch) => fits(batch, template, room))) return batches;
  }
  return [];
}

/** @throws Problem when a single job is too much */
function fits(batch: readonly Job[], template: Experiment, room: DeviceRoom | null): boolean {
  const replicas = batch.length * template.replicas;
  if (batch.length > MOST_REPLICAS || replicas > MOST_MESH_MEMBERS) return false;
  try {
    batchMemory(batch, template, room);
    return true;
  } catch (error) {
    if (!(error instanceof Problem) || batch.length === 1) throw error;
    return false;
  }
}

/**
 * What a batch needs on a device. Parameters make no difference to it: jobs of one composition are counted
 * as its replicas, as many as the composition with most of them has.
 *
 * @throws Problem when it does not fit
 */
export function batchMemory(
  batch: readonly Job[],
  template: Experiment,
  room: DeviceRoom | null,
): MemoryNeed {
  const names = batch.map(({ composition }) => compositionName(composition));
  const alike = (name: string) => names.filter((other) => other === name).length;
  const one = batch.filter((_, i) => names.indexOf(names[i]) === i);
  const replicas = template.replicas * Math.max(...names.map(alike));
  return checkMemory({ ...experimentOfJobs(one, template), replicas }, room);
}
