import { atomCount, type Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { Problem } from '../core/problem';
import { TUNING_VALUES, type Tuning } from '../core/tuning';
import { replicaExperiments } from '../core/variants';
import type { Dynamics } from '../engine/dynamics';
import { largestPlaneEdge } from '../engine/gpu/plan-sizes';
import type { GpuPlatform } from '../engine/gpu/platform';
import { chooseMesh } from '../engine/mesh-choice';
import type { ReplicaSetup, StageTargets } from '../engine/types';
import { relaxPlacement } from './relaxation';
import { thermalVelocities } from './velocities';

/** One tuning that was tried. */
export interface TuningTrial {
  readonly tuning: Tuning;
  /** ms of a step of all replicas together; null when the device has no room for it */
  readonly stepTime: number | null;
}

/** How long is tried. */
export interface TuningLimits {
  /** ms from the first trial after which nothing more is tried */
  readonly time: number;
  /** ms that the steps of a trial take at least, twice … */
  readonly length: number;
  /** … and the steps themselves, at least: lists are built every 10 to 25 */
  readonly steps: number;
}

export const TUNING_LIMITS: TuningLimits = { time: 6000, length: 100, steps: 30 };

/** A gain that cannot be told from noise is none. */
const TELLING_GAIN_FACTOR = 0.97;
/** In this order: what gains most comes first, for the time may end. */
const CHOICES = ['lanes', 'meshLanes', 'meshPointCost', 'skin', 'planeThreads'] as const;

/** K: a melt moves most, and asks for the most lists. */
const HOT_TEMPERATURE_K = 3000;
/** Steps in which placed atoms become a melt */
const MELT_STEPS = 100;

/**
 * Climbs from a tuning to a quicker one: of each choice the next larger and smaller value are tried,
 * and it goes on where that gains 3 %.
 *
 * @param timeOf ms of a step; null where the device cannot
 * @param goesOn asked before each trial but the first
 */
export async function climb(
  start: Tuning,
  timeOf: (tuning: Tuning) => Promise<number | null>,
  goesOn: () => boolean,
): Promise<Tuning> {
  const attempt = async (tuning: Tuning): Promise<number> =>
    (await timeOf(tuning)) ?? Number.POSITIVE_INFINITY;
  let best = start;
  let bestTime = await attempt(start);
  for (const choice of CHOICES) {
    for (const direction of [1, -1]) {
      let gained = false;
      for (let next = beside(best, choice, direction); next && goesOn(); ) {
        const time = await attempt(next);
        if (!(time < TELLING_GAIN_FACTOR * bestTime)) break;
        best = next;
        bestTime = time;
        gained = true;
        next = beside(best, choice, direction);
      }
      if (gained) break;
    }
  }
  return best;
}

/** A tuning with the next value of one choice; null where there is none. */
function beside(tuning: Tuning, choice: keyof Tuning, direction: number): Tuning | null {
  const values: readonly number[] = TUNING_VALUES[choice];
  const value = values[values.indexOf(tuning[choice]) + direction];
  return value === undefined ? null : { ...tuning, [choice]: value };
}

/**
 * Finds by trial what an adapter is quick with: melts the atoms of an experiment and times steps of
 * all its replicas.
 *
 * @param setups the replicas as they are placed
 * @param now ms, monotonic
 * @param tried told of each trial
 * @throws Problem when even the usual tuning does not fit the device; the signal's reason when it is
 * aborted
 */
export async function tune(
  engine: GpuPlatform,
  experiment: Experiment,
  setups: readonly ReplicaSetup[],
  now: () => number,
  tried: (trial: TuningTrial) => void,
  signal?: AbortSignal,
  limits: TuningLimits = TUNING_LIMITS,
): Promise<Tuning> {
  const usual = engine.usualTuning(experiment.atoms);
  const melts = await melt(engine, experiment, setups, usual, signal);
  const known = new Map<string, number>();
  const plane = largestPlaneEdge(engine.device.limits);
  const timeOf = async (tuning: Tuning): Promise<number | null> => {
    signal?.throwIfAborted();
    const key = sameKernels(tuning, melts, plane);
    const time =
      known.get(key) ?? (await timeTuning(engine, experiment, melts, tuning, limits, now));
    if (time !== null) known.set(key, time);
    tried({ tuning, stepTime: time });
    return time;
  };
  const began = now();
  return climb(usual, timeOf, () => now() - began < limits.time);
}

/** The same for tunings that come to the same on these replicas: of a mesh's cost only the meshes count. */
function sameKernels(
  { meshPointCost, ...rest }: Tuning,
  setups: readonly ReplicaSetup[],
  largestPlane: number,
): string {
  const meshes = setups.map((setup) =>
    chooseMesh(setup, setup.configuration.box, largestPlane, meshPointCost),
  );
  return JSON.stringify([rest, meshes]);
}

async function melt(
  engine: GpuPlatform,
  experiment: Experiment,
  setups: readonly ReplicaSetup[],
  tuning: Tuning,
  signal?: AbortSignal,
): Promise<ReplicaSetup[]> {
  const { timeStep } = experiment.protocol;
  const simulation = await engine.create({
    replicas: setups,
    timeStep,
    tuning,
  });
  try {
    const placed = setups.map(({ configuration }) => configuration);
    await relaxPlacement(simulation, placed.map(atomCount), signal);
    for (const [r, { seed }] of replicaExperiments(experiment).entries()) {
      simulation.setVelocities(r, thermalVelocities(placed[r], HOT_TEMPERATURE_K, seed));
    }
    await simulation.beginStage(targetsOf(experiment, MELT_STEPS));
    await takeSteps(simulation, MELT_STEPS);
    const melted: Configuration[] = [];
    for (const r of setups.keys()) melted.push(await simulation.readConfiguration(r));
    return setups.map((setup, r) => ({ ...setup, configuration: melted[r] }));
  } finally {
    simulation.destroy();
  }
}

/** ms of a step; null when the device has no room, or the melt does not bear it. */
async function timeTuning(
  engine: GpuPlatform,
  experiment: Experiment,
  replicas: readonly ReplicaSetup[],
  tuning: Tuning,
  { length, steps }: TuningLimits,
  now: () => number,
): Promise<number | null> {
  const { timeStep } = experiment.protocol;
  let simulation: Dynamics | null = null;
  try {
    simulation = await engine.create({ replicas, timeStep, tuning });
    await simulation.beginStage(targetsOf(experiment, 1));
    const timed = async (count: number): Promise<number> => {
      const began = now();
      await takeSteps(simulation as Dynamics, count);
      return (now() - began) / count;
    };
    const first = await timed(steps);
    const enough = Math.max(steps, Math.ceil(length / Math.max(first, 1e-3)));
    return Math.min(await timed(enough), await timed(enough));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  } finally {
    simulation?.destroy();
  }
}

async function takeSteps(simulation: Dynamics, count: number): Promise<void> {
  const [{ length }] = await simulation.advance(count);
  if (length < count) throw new Problem(`The melt came apart after ${length} steps.`, '');
}

function targetsOf({ protocol }: Experiment, steps: number): StageTargets {
  return {
    ensemble: 'nvt',
    steps,
    temperature: { from: HOT_TEMPERATURE_K, to: HOT_TEMPERATURE_K },
    pressure: { from: 0, to: 0 },
    thermostatDamping: 1000 * protocol.thermostatDamping,
    barostatDamping: 1000 * protocol.barostatDamping,
  };
}
