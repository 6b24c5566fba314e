import type { Configuration } from '../../core/configuration';
import type { Potential } from '../../core/potential';
import { Problem } from '../../core/problem';
import type { Tuning } from '../../core/tuning';
import { Trouble, type TroubleKind } from '../trouble';
import type { MeshSettings, ReplicaSetup, StageTargets, ThermoSample } from '../types';
import { ProcessorReplica } from './replica';
import type { ReplicaMotion } from './snapshot';

/** What a replica is asked; the thread that has it does one after the other. */
export type ReplicaCall =
  | {
      readonly kind: 'create';
      readonly setup: ReplicaSetup;
      readonly timeStep: number;
      readonly tuning: Tuning;
      /** Where to go on from; null at the beginning */
      readonly from: ReplicaMotion | null;
    }
  | { readonly kind: 'relax'; readonly steps: number }
  | { readonly kind: 'velocities'; readonly velocities: Float64Array }
  | { readonly kind: 'potential'; readonly potential: Potential }
  | { readonly kind: 'evaluate' }
  | { readonly kind: 'stage'; readonly targets: StageTargets }
  | { readonly kind: 'advance'; readonly steps: number }
  /** Back to where the last `advance` began, and so many steps on, which were sound */
  | { readonly kind: 'rewind'; readonly steps: number }
  | { readonly kind: 'configuration' }
  | { readonly kind: 'forces' }
  | { readonly kind: 'motion' }
  | { readonly kind: 'destroy' };

/** Plain data of a `Trouble`. */
export interface TroubleWords {
  readonly kind: TroubleKind;
  readonly step: number;
  readonly what: string;
  readonly hint: string;
  readonly atom: number | null;
}

/** What comes of a call; what it does not concern is absent. */
export interface ReplicaAnswer {
  readonly mesh?: MeshSettings;
  readonly samples?: readonly ThermoSample[];
  readonly trouble?: TroubleWords;
  readonly configuration?: Configuration;
  readonly forces?: Float64Array;
  readonly motion?: ReplicaMotion;
}

/** What every call to a simulation that was ended rejects with. */
export const SIMULATION_ENDED = new Problem('The simulation was ended.', 'Start it again.');

/** ms that the thread computes between two looks at its messages */
const SLICE_TIME_MS = 20;

/** The replicas of one thread, by number. */
export class ReplicaHolder {
  private readonly replicas = new Map<number, ProcessorReplica>();
  private ended = false;
  private readonly starts = new Map<number, { motion: ReplicaMotion; step: number }>();

  /** @param now ms, monotonic */
  constructor(private readonly now: () => number) {}

  async answer(number: number, call: ReplicaCall): Promise<ReplicaAnswer> {
    if (this.ended) throw SIMULATION_ENDED;
    if (call.kind === 'create') {
      const { setup, timeStep, tuning, from } = call;
      const made = from
        ? await ProcessorReplica.restore(setup, timeStep, tuning, from)
        : await ProcessorReplica.create(setup, timeStep, tuning);
      this.replicas.set(number, made);
      return { mesh: made.mesh };
    }
    if (call.kind === 'destroy') {
      this.replicas.delete(number);
      this.starts.delete(number);
      return {};
    }
    const replica = this.replicas.get(number);
    if (!replica) throw SIMULATION_ENDED;
    switch (call.kind) {
      case 'relax':
        await this.relax(replica, call.steps);
        return {};
      case 'velocities':
        replica.setVelocities(call.velocities);
        return {};
      case 'potential':
        replica.setPotential(call.potential);
        return {};
      case 'evaluate':
        return { samples: [replica.evaluate()] };
      case 'stage':
        return { samples: [replica.beginStage(call.targets)], mesh: replica.mesh };
      case 'advance':
        return this.advance(number, replica, call.steps);
      case 'rewind': {
        const start = this.starts.get(number);
        if (start) replica.goBack(start.motion);
        replica.repeat(call.steps);
        return { mesh: replica.mesh };
      }
      case 'configuration':
        return { configuration: replica.configuration() };
      case 'forces':
        return { forces: replica.forces() };
      case 'motion':
        return { motion: replica.motion() };
    }
  }

  /** Ends what is being computed: the calls on their way fail. */
  end(): void {
    this.ended = true;
  }

  private async relax(replica: ProcessorReplica, steps: number): Promise<void> {
    await this.breathe();
    replica.beginRelaxation();
    await this.inSlices(steps, (count) => {
      replica.relax(count);
      return true;
    });
    replica.endRelaxation();
  }

  /**
   * Does steps in slices that let the thread hear what was sent to it between them.
   *
   * @param take does so many steps; false: no more shall follow
   */
  private async inSlices(steps: number, take: (count: number) => boolean): Promise<void> {
    let slice = 1;
    for (let done = 0; done < steps; ) {
      const began = this.now();
      const count = Math.min(slice, steps - done);
      if (!take(count)) return;
      done += count;
      const perStep = Math.max((this.now() - began) / count, 1e-3);
      slice = Math.max(1, Math.min(Math.floor(SLICE_TIME_MS / perStep), 2 * slice));
      await this.breathe();
    }
  }

  /** Lets the thread hear what was sent to it. @throws Problem when that was to end */
  private async breathe(): Promise<void> {
    await heard();
    if (this.ended) throw SIMULATION_ENDED;
  }

  private async advance(
    number: number,
    replica: ProcessorReplica,
    steps: number,
  ): Promise<ReplicaAnswer> {
    const start = { motion: replica.motion(), step: replica.step };
    this.starts.set(number, start);
    const samples: ThermoSample[] = [];
    let trouble: TroubleWords | undefined;
    await this.inSlices(steps, (count) => {
      const stretch = replica.advance(count, start.motion, start.step);
      samples.push(...stretch.samples);
      if (stretch.trouble) {
        const { kind, step, what, hint, atom } = stretch.trouble;
        trouble = { kind, step, what, hint, atom };
      }
      return !trouble;
    });
    return { samples, ...(trouble ? { trouble } : {}), mesh: replica.mesh };
  }
}

/** Comes back when what was sent to the thread before has been heard. */
function heard(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** A `Trouble` of a replica from its words. */
export function troubleFrom(
  { kind, step, what, hint, atom }: TroubleWords,
  replica: number,
): Trouble {
  return new Trouble(kind, replica, step, what, hint, atom);
}
