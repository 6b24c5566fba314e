import { atomCounts, boxEdge, startDensity } from '../../src/core/composition';
import { atomCount, type Configuration } from '../../src/core/configuration';
import { createExperiment, type Electrostatics, type Experiment } from '../../src/core/experiment';
import { Problem } from '../../src/core/problem';
import type { Ensemble, Protocol, Stage } from '../../src/core/protocol';
import { replicaExperiments } from '../../src/core/variants';
import type { Dynamics, Platform } from '../../src/engine/dynamics';
import { checkCutoff } from '../../src/engine/replica';
import type { StageTargets } from '../../src/engine/types';
import { checkMemory } from '../../src/run/memory-needed';
import { relaxPlacement } from '../../src/run/relaxation';
import { placeReplicas } from '../../src/run/replicas';
import { type ChooseTuning, chooseUsual } from '../../src/run/tunings';
import { thermalVelocities } from '../../src/run/velocities';
import type { Workload } from './engine';
import { benchSetups } from './setups';

/** K: a melt moves most, and builds the most lists */
const MELT_TEMPERATURE_K = 3000;
const MELT_STEPS = 200;
/** Å; what is only to become a melt is melted with a cutoff no longer than this … */
const MELT_CUTOFF = 7;
/** … and forces no more accurate than this. */
const MELT_ACCURACY = 1e-3;

/** Å: the paper's cutoff, and the one for boxes that are too small for it */
const CUTOFFS = [11, 7] as const;
/** Half a box is at least this much longer than the cutoff that it gets unasked: it breathes. */
const HALF_BOX_MARGIN = 1.03;

/** What a person may ask of every workload. */
export interface WorkloadOptions {
  /** Å; by the size of the box unless told */
  readonly cutoff?: number;
  /** RMS error of the Coulomb forces over that of two unit charges 1 Å apart */
  readonly accuracy: number;
  readonly electrostatics: Electrostatics;
}

/** The cutoff that a melt of so many atoms of 24B gets unasked, Å. */
export function usualCutoff(atoms: number): number {
  const { composition } = createExperiment({ preset: '24B' });
  const half = boxEdge(atomCounts(composition, atoms), startDensity(composition)) / 2;
  return CUTOFFS.find((cutoff) => half >= HALF_BOX_MARGIN * cutoff) ?? CUTOFFS[CUTOFFS.length - 1];
}

/** An experiment of the workload's own settings whose stages, all of its ensemble, take so many steps. */
export function workloadExperiment(
  { experiment, ensemble, temperature }: Workload,
  steps: readonly number[],
): Experiment {
  const { protocol } = experiment;
  const stages = steps.map(
    (count, i): Stage => ({
      name: `part-${i + 1}`,
      ensemble,
      duration: (count * protocol.timeStep) / 1000,
      temperature: { from: temperature, to: temperature },
      pressure: ensemble === 'npt' ? { from: 0, to: 0 } : null,
    }),
  );
  return { ...experiment, replicas: 1, protocol: { ...protocol, stages } };
}

/** What the engine is to hold in an ensemble. */
export function targetsOf(
  { thermostatDamping, barostatDamping }: Protocol,
  ensemble: Ensemble,
  temperature: number,
  steps: number,
): StageTargets {
  return {
    ensemble,
    steps,
    temperature: { from: temperature, to: temperature },
    pressure: { from: 0, to: 0 },
    thermostatDamping: 1000 * thermostatDamping,
    barostatDamping: 1000 * barostatDamping,
  };
}

/**
 * Places 24B, relaxes it and melts it at constant volume: the same on every engine, and the same again
 * on the same adapter. One workload an ensemble.
 *
 * @param choose what Vitrine computes it with; the usual of the adapter unless told
 * @param report told of tunings that are tried
 * @throws Problem when the box is too small for the cutoff, or the device for the box; the signal's
 * reason when it is aborted
 */
export async function prepareWorkloads(
  engine: Platform,
  size: { readonly atoms: number; readonly replicas: number },
  ensembles: readonly Ensemble[],
  options: WorkloadOptions,
  signal: AbortSignal,
  choose: ChooseTuning = chooseUsual,
  report: (what: string) => void = () => {},
): Promise<Workload[]> {
  const { atoms, replicas } = size;
  const { accuracy, electrostatics, cutoff = usualCutoff(atoms) } = options;
  const made = createExperiment({ preset: '24B', atoms, replicas, cutoff, electrostatics });
  const experiment: Experiment = { ...made, protocol: { ...made.protocol, accuracy } };
  checkMemory(experiment, engine.room);
  const configurations = await melt(engine, experiment, signal);
  const setups = benchSetups({ experiment, configurations });
  const tuning = await choose(engine, experiment, setups, report, signal);
  return ensembles.map((ensemble) => ({
    atoms,
    ensemble,
    temperature: MELT_TEMPERATURE_K,
    experiment,
    configurations,
    tuning,
  }));
}

async function melt(
  engine: Platform,
  experiment: Experiment,
  signal: AbortSignal,
): Promise<Configuration[]> {
  const { potential, cutoff, protocol } = experiment;
  const placed = placeReplicas(experiment);
  for (const { box } of placed) checkCutoff(box, cutoff);
  signal.throwIfAborted();
  const simulation = await engine.create({
    replicas: placed.map((configuration) => ({
      configuration,
      potential,
      cutoff: Math.min(cutoff, MELT_CUTOFF),
      accuracy: Math.max(protocol.accuracy, MELT_ACCURACY),
    })),
    timeStep: protocol.timeStep,
  });
  try {
    await relaxPlacement(simulation, placed.map(atomCount), signal);
    for (const [r, { seed }] of replicaExperiments(experiment).entries()) {
      simulation.setVelocities(r, thermalVelocities(placed[r], MELT_TEMPERATURE_K, seed));
    }
    await simulation.beginStage(targetsOf(protocol, 'nvt', MELT_TEMPERATURE_K, MELT_STEPS));
    await takeSteps(simulation, MELT_STEPS, signal);
    return await Promise.all(placed.map((_, r) => simulation.readConfiguration(r)));
  } finally {
    simulation.destroy();
  }
}

/** Steps that a person waits for at most before a stop takes effect. */
const STEPS_BETWEEN_STOP_CHECKS = 20;

/**
 * Takes steps in parts, for a person may want to stop.
 *
 * @throws Problem when not all steps could be taken; the signal's reason when it is aborted
 */
export async function takeSteps(
  simulation: Dynamics,
  steps: number,
  signal: AbortSignal,
): Promise<void> {
  for (let done = 0; done < steps; done += STEPS_BETWEEN_STOP_CHECKS) {
    signal.throwIfAborted();
    await advanceWhole(simulation, Math.min(STEPS_BETWEEN_STOP_CHECKS, steps - done));
  }
}

/** @throws Problem when not all steps could be taken */
export async function advanceWhole(simulation: Dynamics, steps: number): Promise<void> {
  const [{ length }] = await simulation.advance(steps);
  if (length === steps) return;
  throw new Problem(
    `The melt came apart after ${length} of ${steps} steps.`,
    'Ask for more atoms or a longer cutoff.',
  );
}
