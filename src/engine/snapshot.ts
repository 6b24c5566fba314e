import type { Configuration } from '../core/configuration';
import { Problem } from '../core/problem';
import { type GpuSnapshot, gpuBuilds, gpuConfiguration, gpuFits, someOfGpu } from './gpu/snapshot';
import {
  motionBuilds,
  motionBytes,
  movedConfiguration,
  type ProcessorSnapshot,
} from './processor/snapshot';
import type { ReplicaSetup } from './types';

export type { GpuSnapshot } from './gpu/snapshot';
export type { ProcessorSnapshot } from './processor/snapshot';

/** All that decides how a simulation goes on, as plain data. */
export type SimulationSnapshot = GpuSnapshot | ProcessorSnapshot;

type PlatformName = SimulationSnapshot['platform'];

type SnapshotOf<Name extends PlatformName> = Extract<SimulationSnapshot, { platform: Name }>;

/**
 * The snapshot, if it is of these replicas on this platform.
 *
 * @throws Problem when it is not
 */
export function checkSnapshot<Name extends PlatformName>(
  snapshot: SimulationSnapshot,
  platform: Name,
  setups: readonly ReplicaSetup[],
): SnapshotOf<Name> {
  if (snapshot.platform !== platform) {
    const was = snapshot.platform === 'gpu' ? 'the GPU' : 'the processor';
    throw new Problem(
      `The run was computed on ${was}, and goes on only there.`,
      `Choose that platform (--platform ${snapshot.platform}), or start the experiment again.`,
    );
  }
  if (!fits(snapshot, setups)) {
    throw new Problem(
      'The kept state does not belong to this experiment.',
      'Start the experiment again from its beginning.',
    );
  }
  return snapshot as SnapshotOf<Name>;
}

function fits(snapshot: SimulationSnapshot, setups: readonly ReplicaSetup[]): boolean {
  if (snapshot.platform === 'gpu') return gpuFits(snapshot, setups);
  const { replicas } = snapshot;
  return (
    replicas.length === setups.length &&
    replicas.every(
      ({ motion }, r) => motion.byteLength === motionBytes(setups[r].configuration.types.length),
    )
  );
}

/** The atoms of a replica where a snapshot has them. @param placed as they were when it was made */
export function snapshotConfiguration(
  snapshot: SimulationSnapshot,
  replica: number,
  placed: Configuration,
): Configuration {
  if (snapshot.platform === 'gpu') return gpuConfiguration(snapshot, replica, placed);
  return movedConfiguration(placed, snapshot.replicas[replica]);
}

/**
 * A snapshot of some of its replicas, which go on from it as they would have gone on beside the others.
 *
 * @param atoms number of atoms of each that stays
 */
export function someReplicas(
  snapshot: SimulationSnapshot,
  indices: readonly number[],
  atoms: readonly number[],
): SimulationSnapshot {
  if (snapshot.platform === 'gpu') return someOfGpu(snapshot, indices, atoms);
  return { ...snapshot, replicas: indices.map((r) => snapshot.replicas[r]) };
}

/** How often lists were built so far, a mean over the replicas. */
export function snapshotBuilds(snapshot: SimulationSnapshot): number {
  if (snapshot.platform === 'gpu') return gpuBuilds(snapshot);
  const builds = snapshot.replicas.map(({ motion }) => motionBuilds(motion));
  return builds.reduce((sum, count) => sum + count, 0) / builds.length;
}
