import { atomCounts, totalAtoms, totalMass } from '../core/composition';
import { type Configuration, volume } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { totalSteps } from '../core/protocol';
import { DENSITY } from '../core/units';
import type { ThermoSample } from '../engine/types';
import type { RunSeriesRow } from '../formats/series-csv';
import { boronCoordination, fourFold, siliconCoordination } from '../structure/coordination';
import {
  averagingSteps,
  type StepWindow,
  stageAt,
  stageWindows,
  structureInterval,
} from './timeline';
import { WindowAverage } from './window-average';

/** What is averaged for the summary. */
export const AVERAGED = [
  'density',
  'b4Fraction',
  'si4Fraction',
  'temperature',
  'pressure',
  'potentialEnergyPerAtom',
] as const;
export type Averaged = (typeof AVERAGED)[number];

export interface RecorderOptions {
  /** Rows kept of each replica's series, at most; 4000 unless told. */
  readonly rows?: number;
  /** Frames of the trajectory, the start not counted; 200 unless told. */
  readonly frames?: number;
}

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
  readonly atoms: number;
  /** Steps between rows of the series */
  readonly rowInterval: number;
  /** Steps between frames of the trajectory */
  readonly frameInterval: number;

  private readonly total: number;
  private readonly timeStep: number;
  private readonly mass: number;
  private readonly stages: readonly StepWindow[];
  private readonly stageNames: readonly string[];
  private readonly structureWindow: StepWindow;
  private readonly structureSpacing: number;
  private readonly rows: RunSeriesRow[][];
  private readonly averages: Record<Averaged, WindowAverage>[];

  constructor(experiment: Experiment, options: RecorderOptions = {}) {
    const { protocol } = experiment;
    const counts = atomCounts(experiment.composition, experiment.atoms);
    this.atoms = totalAtoms(counts);
    this.mass = totalMass(counts);
    this.stages = stageWindows(protocol);
    this.stageNames = protocol.stages.map((stage) => stage.name);
    this.timeStep = protocol.timeStep;
    this.total = totalSteps(protocol);
    this.rowInterval = Math.max(1, Math.ceil(this.total / ((options.rows ?? 4000) - 1)));
    this.frameInterval = Math.max(1, Math.ceil(this.total / (options.frames ?? 200)));
    this.structureWindow = averagingSteps(protocol, protocol.averaging.structure);
    this.structureSpacing = structureInterval(protocol);
    const holding = averagingSteps(protocol, protocol.averaging.density);
    const structure = this.structureWindow;
    this.rows = Array.from({ length: experiment.replicas }, () => []);
    this.averages = this.rows.map(() => ({
      density: new WindowAverage(holding, 1),
      b4Fraction: new WindowAverage(structure, this.structureSpacing),
      si4Fraction: new WindowAverage(structure, this.structureSpacing),
      temperature: new WindowAverage(structure, 1),
      pressure: new WindowAverage(structure, 1),
      potentialEnergyPerAtom: new WindowAverage(structure, 1),
    }));
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
        averages.density.add(step, this.density(sample));
        averages.temperature.add(step, sample.temperature);
        averages.pressure.add(step, sample.pressure);
        averages.potentialEnergyPerAtom.add(step, sample.potential / this.atoms);
        if (step % this.rowInterval === 0 || step === this.total) {
          this.rows[replica].push(this.row(sample));
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
    const b4 = fourFold(boronCoordination(configuration));
    const si4 = fourFold(siliconCoordination(configuration));
    if (b4 !== null) this.averages[replica].b4Fraction.add(step, b4);
    if (si4 !== null) this.averages[replica].si4Fraction.add(step, si4);
  }

  /** Values of a quantity over its window so far, in order; empty where its element is absent. */
  values(quantity: Averaged, replica: number): readonly number[] {
    return this.averages[replica][quantity].values;
  }

  /** The first step after `step` whose structure is wanted; they are counted back from the window's end. */
  private nextStructure(step: number): number {
    const { first, last } = this.structureWindow;
    const ahead = last - 1 - Math.max(step, first);
    if (ahead < 0) return Number.POSITIVE_INFINITY;
    return last - Math.floor(ahead / this.structureSpacing) * this.structureSpacing;
  }

  private density(sample: ThermoSample): number {
    return (DENSITY * this.mass) / volume(sample.box);
  }

  private row(sample: ThermoSample): RunSeriesRow {
    return {
      step: sample.step,
      stage: this.stageNames[stageAt(this.stages, sample.step)],
      time: (sample.step * this.timeStep) / 1000,
      temperature: sample.temperature,
      pressure: sample.pressure,
      potential: sample.potential,
      kinetic: sample.kinetic,
      volume: volume(sample.box),
      density: this.density(sample),
      conserved: sample.conserved,
    };
  }
}
