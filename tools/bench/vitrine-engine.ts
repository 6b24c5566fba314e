import { COULOMB } from '../../src/core/units';
import type { Dynamics, Platform } from '../../src/engine/dynamics';
import { observeDevice } from '../../src/engine/gpu/observe-device';
import { asGpu } from '../../src/engine/gpu/platform';
import { meshError, realSpaceError } from '../../src/engine/pppm';
import { prolateMeshError, truncationError } from '../../src/engine/prolate-mesh';
import { chargeSystem } from '../../src/engine/replica';
import { snapshotBuilds } from '../../src/engine/snapshot';
import type { MeshSettings, ReplicaSetup } from '../../src/engine/types';
import { memoryNeeded } from '../../src/run/memory-needed';
import {
  type BenchEngine,
  type BenchSession,
  type Costs,
  type TimedSteps,
  type Workload,
  warmUpSteps,
} from './engine';
import { benchSetups } from './setups';
import { advanceWhole, takeSteps, targetsOf } from './workload';

/** Steps whose dispatches are counted at most: by then chunks are as long as they were when timed. */
const COUNTED_STEPS = 200;

/** Vitrine on a device. */
export function vitrineEngine(engine: Platform, version: string | null): BenchEngine {
  return {
    name: 'vitrine',
    async open(workload, signal): Promise<BenchSession> {
      const { total } = memoryNeeded(workload.experiment, engine.room);
      return {
        version,
        stretch: (steps) => stretchOf(engine, workload, steps, total, signal),
        close: () => {},
      };
    },
  };
}

/** The workload on a device, in its ensemble, at its first step. */
export async function beginWorkload(engine: Platform, workload: Workload): Promise<Dynamics> {
  const { experiment, ensemble, temperature } = workload;
  const simulation = await engine.create({
    replicas: benchSetups(workload),
    timeStep: experiment.protocol.timeStep,
    tuning: workload.tuning,
  });
  await simulation.beginStage(targetsOf(experiment.protocol, ensemble, temperature, 1));
  return simulation;
}

async function stretchOf(
  engine: Platform,
  workload: Workload,
  steps: number,
  memoryBytes: number,
  signal: AbortSignal,
): Promise<TimedSteps> {
  const simulation = await beginWorkload(engine, workload);
  try {
    await takeSteps(simulation, warmUpSteps(steps), signal);
    signal.throwIfAborted();
    const before = await listBuilds(simulation);
    const processor = process.cpuUsage();
    const started = performance.now();
    const seen = await observed(engine, false, () => advanceWhole(simulation, steps));
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(processor);
    const builds = (await listBuilds(simulation)) - before;
    const counted = Math.min(steps, COUNTED_STEPS);
    const coded = await observed(engine, true, () => advanceWhole(simulation, counted));
    const mesh = simulation.mesh(0);
    const costs: Costs = {
      dispatchesPerStep: coded && coded.dispatches.length / counted,
      submitsPerStep: seen && seen.submits / steps,
      hostMillisecondsPerStep: seen && seen.hostMilliseconds / steps,
      processorMillisecondsPerStep: (user + system) / 1000 / steps,
      listBuildsPerStep: builds / steps,
      grid: mesh.grid,
      order: mesh.order,
      estimatedAccuracy: estimatedAccuracy(benchSetups(workload)[0], mesh),
      memoryBytes,
      tuning: simulation.tuning,
    };
    return { steps, seconds, costs };
  } finally {
    simulation.destroy();
  }
}

/** Carries work out, with what a GPU's device sees of it; null on the processor, which has none. */
async function observed(engine: Platform, each: boolean, work: () => Promise<void>) {
  const gpu = asGpu(engine);
  if (gpu) return observeDevice(gpu.device, each, work);
  await work();
  return null;
}

/** List builds so far, a mean over the replicas. */
async function listBuilds(simulation: Dynamics): Promise<number> {
  return snapshotBuilds(await simulation.snapshot());
}

/** RMS error that a mesh is expected to leave in the Coulomb forces, over that of two unit charges 1 Å apart. */
export function estimatedAccuracy(setup: ReplicaSetup, mesh: MeshSettings): number {
  const system = chargeSystem(setup, setup.configuration.box);
  const { grid, order } = mesh;
  const parts =
    mesh.electrostatics === 'pppm'
      ? [realSpaceError(system, mesh.alpha), meshError(system, grid, order, mesh.alpha)]
      : [
          truncationError(system, mesh.bandwidth),
          prolateMeshError(system, grid, order, mesh.bandwidth),
        ];
  return Math.hypot(...parts) / COULOMB;
}
