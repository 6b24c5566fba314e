import { atomCounts, totalAtoms, totalMass } from '../core/composition';
import { type Configuration, volume } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { totalSteps } from '../core/protocol';
import { schedule, scheduledSteps } from '../core/schedule';
import { DALTON_PER_CUBIC_ANGSTROM } from '../core/units';
import { replicaExperiments } from '../core/variants';
import type { ThermoSample } from '../engine/types';
import type { RunSeriesRow } from '../formats/series-csv';
import { fourFold, oxygenCoordination } from '../structure/coordination';
import { FOUR_FOLD, type FourFoldQuantity } from './four-fold';
import {
  averagingSteps,
  type StepWindow,
  stageAt,
  stageWindows,
  structureInterval,
} from './timeline';
import { WindowAverage, type WindowAverageState } from './window-average';

/** What is averaged for the summary. */
export type Averaged =
  | 'density'
  | FourFoldQuantity
  | 'temperature'
  | 'pressure'
  | 'potentialEnergyPerAtom';
export const AVERAGED: readonly Averaged[] = [
  'density',
  ...FOUR_FOLD.map(({ quantity }) => quantity),
  'temperature',
  'pressure',
  'potentialEnergyPerAtom',
];

export interface RecorderOptions {
  /** Rows kept of each replica's series, at most; 4000 unless told. */
  readonly rows?: number;
  /** Frames of the trajectory, the start not counted; 200 unless told. */
  readonly frames?: number;
  /** What a recorder of the same experiment had averaged, to go on from */
  readonly state?: RecorderState;
}

/** What a recorder has averaged so far, as plain data; its rows are the caller's. */
export type RecorderState = readonly Readonly<Record<Averaged, WindowAverageState>>[];

/** What is wanted of the configurations at a step. */
export interface FrameDue {
  /** It belongs to the trajectory. */
  readonly trajectory: boolean;
  /** The summary averages its structure: hand it to `addStructure`. */
  readonly structure: boolean;
}

/**
 * Keeps of a run what is wanted later, in bounded memory: a decimated series of each replica, and the
 * quantities that the summary averages over the windows of the protocol. It also says at which steps
 * a frame is due; the frames themselves are the caller's.
 */
export class Recorder {
  /** Atoms of each replica */
  readonly atoms: readonly number[];
  /** Steps between rows of the series */
  readonly rowInterval: number;
  /** Steps between frames of the trajectory */
  readonly frameInterval: number;

  private readonly timeStep: number;
  private readonly stageNames: readonly string[];
  /** Of each replica, g/mol */
  private readonly masses: readonly number[];
  private readonly rows: RunSeriesRow[][];
  private total = 0;
  private stages: readonly StepWindow[] = [];
  private structureWindow: StepWindow = { first: 0, last: 0 };
  private structureSpacing = 1;
  private averages: Record<Averaged, WindowAverage>[] = [];

  constructor(experiment: Experiment, options: RecorderOptions = {}) {
    const { protocol } = experiment;
    const counts = replicaExperiments(experiment).map(({ composition, atoms }) =>
      atomCounts(composition, atoms),
    );
    this.atoms = counts.map(totalAtoms);
    this.masses = counts.map(totalMass);
    this.stageNames = protocol.stages.map((stage) => stage.name);
    this.timeStep = protocol.timeStep;
    this.rows = counts.map(() => []);
    // Of the protocol without changes: a run that is changed on the way and one that knows the
    // changes from its start keep the same steps.
    const planned = totalSteps(protocol);
    this.rowInterval = Math.max(1, Math.ceil(planned / ((options.rows ?? 4000) - 1)));
    this.frameInterval = Math.max(1, Math.ceil(planned / (options.frames ?? 200)));
    this.plan(experiment, options.state ?? []);
  }

  /** Takes note of changes that were made on the way. */
  follow(experiment: Experiment): void {
    this.plan(experiment, this.state());
  }

  /** What was averaged so far, for a recorder that goes on from here. */
  state(): RecorderState {
    return this.averages.map(
      (averages) =>
        Object.fromEntries(
          AVERAGED.map((quantity) => [quantity, averages[quantity].state()]),
        ) as RecorderState[number],
    );
  }

  /**
   * Takes samples of consecutive steps.
   *
   * @param samples [replica][step], steps since the start of the run
   */
  add(samples: readonly (readonly ThermoSample[])[]): void {
    for (const [replica, ofReplica] of samples.entries()) {
      const averages = this.averages[replica];
      for (const sample of ofReplica) {
        const { step } = sample;
        averages.density.add(step, this.density(replica, sample));
        averages.temperature.add(step, sample.temperature);
        averages.pressure.add(step, sample.pressure);
        averages.potentialEnergyPerAtom.add(step, sample.potential / this.atoms[replica]);
        if (step % this.rowInterval === 0 || step === this.total) {
          this.rows[replica].push(this.row(replica, sample));
        }
      }
    }
  }

  /** The decimated series of a replica: every `rowInterval` steps, and the last step. */
  series(replica = 0): readonly RunSeriesRow[] {
    return this.rows[replica];
  }

  /** Steps from `step` to the next one at which a frame is due (at least 1); Infinity after the last. */
  stepsToFrame(step: number): number {
    if (step >= this.total) return Number.POSITIVE_INFINITY;
    const trajectory = (Math.floor(step / this.frameInterval) + 1) * this.frameInterval;
    return Math.min(trajectory, this.total, this.nextStructure(step)) - step;
  }

  frameDue(step: number): FrameDue {
    const { first, last } = this.structureWindow;
    return {
      trajectory: step % this.frameInterval === 0 || step === this.total,
      structure: step > first && step <= last && (last - step) % this.structureSpacing === 0,
    };
  }

  /** Measures the coordination of a frame for which `frameDue` wants the structure. */
  addStructure(replica: number, step: number, configuration: Configuration): void {
    for (const { former, quantity } of FOUR_FOLD) {
      const share = fourFold(oxygenCoordination(configuration, former));
      if (share !== null) this.averages[replica][quantity].add(step, share);
    }
  }

  /** Values of a quantity over its window so far, in order; empty where its element is absent. */
  values(quantity: Averaged, replica: number): readonly number[] {
    return this.averages[replica][quantity].values;
  }

  private plan(experiment: Experiment, state: RecorderState): void {
    const { protocol, changes } = experiment;
    const segments = schedule(protocol, changes);
    const structure = averagingSteps(protocol, segments, protocol.averaging.structure);
    const density = averagingSteps(protocol, segments, protocol.averaging.density);
    const spacing = structureInterval(structure, protocol.timeStep);
    this.total = scheduledSteps(segments);
    this.stages = stageWindows(segments);
    this.structureWindow = structure;
    this.structureSpacing = spacing;
    this.averages = this.rows.map((_, replica) => {
      const average = (quantity: Averaged, window: StepWindow, interval: number) =>
        new WindowAverage(window, interval, state[replica]?.[quantity]);
      return {
        density: average('density', density, 1),
        ...(Object.fromEntries(
          FOUR_FOLD.map(({ quantity }) => [quantity, average(quantity, structure, spacing)]),
        ) as Record<FourFoldQuantity, WindowAverage>),
        temperature: average('temperature', structure, 1),
        pressure: average('pressure', structure, 1),
        potentialEnergyPerAtom: average('potentialEnergyPerAtom', structure, 1),
      };
    });
  }

  /** The first step after `step` whose structure is wanted; they are counted back from the window's end. */
  private nextStructure(step: number): number {
    const { first, last } = this.structureWindow;
    const ahead = last - 1 - Math.max(step, first);
    if (ahead < 0) return Number.POSITIVE_INFINITY;
    return last - Math.floor(ahead / this.structureSpacing) * this.structureSpacing;
  }

  private density(replica: number, sample: ThermoSample): number {
    return (DALTON_PER_CUBIC_ANGSTROM * this.masses[replica]) / volume(sample.box);
  }

  private row(replica: number, sample: ThermoSample): RunSeriesRow {
    return {
      step: sample.step,
      stage: this.stageNames[stageAt(this.stages, sample.step)],
      time: (sample.step * this.timeStep) / 1000,
      temperature: sample.temperature,
      pressure: sample.pressure,
      potential: sample.potential,
      kinetic: sample.kinetic,
      volume: volume(sample.box),
      density: this.density(replica, sample),
      conserved: sample.conserved,
    };
  }
}
