import type { Platform } from '../dynamics';
import { checkSnapshot } from '../snapshot';
import type { ReplicaSetup } from '../types';
import { ProcessorSimulation } from './simulation';
import { otherThread, ownThread, type ReplicaHost, type ThreadPort } from './thread';
import { PROCESSOR_TUNING } from './tuning';

/** The same on every computer, as what it computes is. */
export const PROCESSOR_NAME = 'processor (WebAssembly)';

export interface ProcessorOptions {
  /** Threads that replicas are shared out among, at most */
  readonly threads: number;
  /** Starts a thread that `answerCalls`; null where there are none, and this one does all */
  readonly startThread: (() => ThreadPort) | null;
}

/** Simulations on the processor, in WebAssembly: a replica a thread, as far as there are threads. */
export function processorPlatform({ threads, startThread }: ProcessorOptions): Platform {
  const hostsFor = (setups: readonly ReplicaSetup[]): ReplicaHost[] => {
    const count = Math.min(setups.length, threads);
    if (count < 2 || !startThread) return [ownThread(() => performance.now())];
    return Array.from({ length: count }, () => otherThread(startThread()));
  };
  return {
    platform: 'processor',
    adapter: { name: PROCESSOR_NAME, software: false },
    room: null,
    lost: new Promise(() => {}),
    usualTuning: () => PROCESSOR_TUNING,
    create: ({ replicas, timeStep, tuning = PROCESSOR_TUNING }) =>
      ProcessorSimulation.create(hostsFor(replicas), replicas, timeStep, tuning),
    async restore(replicas, snapshot) {
      const {
        timeStep,
        tuning,
        step,
        replicas: motions,
      } = checkSnapshot(snapshot, 'processor', replicas);
      return ProcessorSimulation.create(
        hostsFor(replicas),
        replicas,
        timeStep,
        tuning,
        motions,
        step,
      );
    },
  };
}
