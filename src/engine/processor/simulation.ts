import type { Configuration } from '../../core/configuration';
import type { Potential } from '../../core/potential';
import type { Tuning } from '../../core/tuning';
import type { Dynamics } from '../dynamics';
import { checkSetup, checkSetups } from '../replica';
import type { ProcessorSnapshot } from '../snapshot';
import type { MeshSettings, ReplicaSetup, StageTargets, ThermoSample } from '../types';
import { type ReplicaAnswer, type ReplicaCall, troubleFrom } from './replica-calls';
import type { ReplicaMotion } from './snapshot';
import type { ReplicaHost } from './thread';

/** R replicas on the processor, shared out among threads. */
export class ProcessorSimulation implements Dynamics {
  step = 0;
  private setups: ReplicaSetup[];
  private readonly meshes: MeshSettings[] = [];
  /** Of calls that give nothing back: what they met comes with the next */
  private pending: Promise<unknown>[] = [];

  private constructor(
    private readonly hosts: readonly ReplicaHost[],
    setups: readonly ReplicaSetup[],
    readonly timeStep: number,
    readonly tuning: Tuning,
  ) {
    this.setups = [...setups];
  }

  /**
   * @param hosts threads; replica r goes to host r mod their number
   * @param from where each replica goes on; null at the beginning
   * @throws Problem as `Platform.create`
   */
  static async create(
    hosts: readonly ReplicaHost[],
    setups: readonly ReplicaSetup[],
    timeStep: number,
    tuning: Tuning,
    from: readonly ReplicaMotion[] | null = null,
    step = 0,
  ): Promise<ProcessorSimulation> {
    const simulation = new ProcessorSimulation(hosts, setups, timeStep, tuning);
    try {
      checkSetups(
        setups.map((setup, r) => {
          const box = from?.[r].meshBox ?? setup.configuration.box;
          return { ...setup, configuration: { ...setup.configuration, box } };
        }),
      );
      await simulation.all((r) => ({
        kind: 'create',
        setup: setups[r],
        timeStep,
        tuning,
        from: from?.[r] ?? null,
      }));
    } catch (error) {
      simulation.destroy();
      throw error;
    }
    simulation.step = step;
    return simulation;
  }

  get replicaCount(): number {
    return this.setups.length;
  }

  mesh(replica: number): MeshSettings {
    return this.meshes[replica];
  }

  async relax(
    steps: number,
    held: (replica: number) => boolean = () => false,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.settled();
    const free = this.setups.map((_setup, r) => r).filter((r) => !held(r));
    const relaxed = Promise.all(free.map((r) => this.call(r, { kind: 'relax', steps })));
    await unlessAborted(relaxed, signal);
  }

  setVelocities(replica: number, velocities: Float64Array): void {
    this.later(replica, { kind: 'velocities', velocities });
  }

  setPotential(replica: number, potential: Potential): void {
    const setup = { ...this.setups[replica], potential };
    checkSetup(setup);
    this.setups[replica] = setup;
    this.later(replica, { kind: 'potential', potential });
  }

  async evaluate(): Promise<ThermoSample[]> {
    return firstSamples(await this.all(() => ({ kind: 'evaluate' })));
  }

  async beginStage(targets: StageTargets | readonly StageTargets[]): Promise<ThermoSample[]> {
    const of = (r: number) => ('ensemble' in targets ? targets : targets[r]);
    return firstSamples(await this.all((r) => ({ kind: 'stage', targets: of(r) })));
  }

  async advance(steps: number): Promise<ThermoSample[][]> {
    const answers = await this.all(() => ({ kind: 'advance', steps }));
    const series = answers.map(({ samples = [] }) => samples);
    const sound = Math.min(...series.map(({ length }) => length));
    if (sound < steps) {
      const ahead = series.flatMap(({ length }, r) => (length > sound ? [r] : []));
      await Promise.all(ahead.map((r) => this.call(r, { kind: 'rewind', steps: sound })));
      if (sound === 0) {
        const first = answers.findIndex(({ trouble }) => trouble?.step === this.step + 1);
        const { trouble } = answers[first];
        if (trouble) throw troubleFrom(trouble, first);
      }
    }
    this.step += sound;
    return series.map((samples) => samples.slice(0, sound));
  }

  async readConfiguration(replica: number): Promise<Configuration> {
    await this.settled();
    const { configuration } = await this.call(replica, { kind: 'configuration' });
    return configuration as Configuration;
  }

  async readForces(replica: number): Promise<Float64Array> {
    await this.settled();
    const { forces } = await this.call(replica, { kind: 'forces' });
    return forces as Float64Array;
  }

  async snapshot(): Promise<ProcessorSnapshot> {
    const answers = await this.all(() => ({ kind: 'motion' }));
    const { step, timeStep, tuning } = this;
    const replicas = answers.map(({ motion }) => motion as ReplicaMotion);
    return { platform: 'processor', step, timeStep, tuning, replicas };
  }

  destroy(): void {
    for (const host of this.hosts) host.end();
  }

  private host(replica: number): ReplicaHost {
    return this.hosts[replica % this.hosts.length];
  }

  private async call(replica: number, call: ReplicaCall): Promise<ReplicaAnswer> {
    const answer = await this.host(replica).call(replica, call);
    if (answer.mesh) this.meshes[replica] = answer.mesh;
    return answer;
  }

  private async all(call: (replica: number) => ReplicaCall): Promise<ReplicaAnswer[]> {
    await this.settled();
    return Promise.all(this.setups.map((_setup, r) => this.call(r, call(r))));
  }

  /** Sends a call whose answer tells nothing; calls of a replica are carried out in order. */
  private later(replica: number, call: ReplicaCall): void {
    const sent = this.call(replica, call);
    sent.catch(() => undefined);
    this.pending.push(sent);
  }

  private async settled(): Promise<void> {
    await Promise.all(this.pending.splice(0));
  }
}

/** @throws the signal's reason as soon as it is aborted; what comes of the work is then nobody's concern */
async function unlessAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  let stop = () => {};
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}

function firstSamples(answers: readonly ReplicaAnswer[]): ThermoSample[] {
  return answers.map(({ samples = [] }) => samples[0]);
}
