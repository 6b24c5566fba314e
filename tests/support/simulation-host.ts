import 'fake-indexeddb/auto';
import { afterEach, expect, vi } from 'vitest';
import { createExperiment, type Experiment } from '../../src/core/experiment';
import { serialiseExperiment } from '../../src/core/experiment-json';
import { Problem } from '../../src/core/problem';
import { schedule } from '../../src/core/schedule';
import type { Platform } from '../../src/engine/dynamics';
import type { ThermoSample } from '../../src/engine/types';
import type { RunCheckpoint } from '../../src/run/checkpoint';
import { buckinghamSum } from '../../src/run/pair-energy';
import type { Run, Turn } from '../../src/run/run';
import { KeptRuns } from '../../src/storage/kept-runs';
import { SimulationHost } from '../../src/workers/simulation/simulation-host';
import type { FromSimulation } from '../../src/workers/simulation/simulation-messages';
import type { HostServices } from '../../src/workers/simulation/simulation-services';
import { referenceGlass } from './glass';

type LostInfo = Awaited<Platform['lost']>;

const at = (kelvin: number) => ({ from: kelvin, to: kelvin });
const { protocol } = createExperiment();
/** 30 steps */
export const quick: Experiment = createExperiment({
  preset: '24B',
  atoms: 1000,
  cutoff: 7,
  protocol: {
    ...protocol,
    id: 'thirty',
    stages: [
      { name: 'mix', ensemble: 'nvt', duration: 0.02, temperature: at(3000), pressure: null },
      { name: 'rest', ensemble: 'npt', duration: 0.01, temperature: at(3000), pressure: at(0) },
    ],
    averaging: {
      density: { stage: 'rest', last: 0.01 },
      structure: { stage: 'rest', last: 0.01 },
    },
  },
});
export const glass = referenceGlass();
const { energy: buckingham } = buckinghamSum(glass, quick.potential, quick.cutoff);

const COMPUTED = { lanes: 1, meshLanes: 1, skin: 1, meshPointCost: 15, planeThreads: 4 };

/** What befalls a run. */
interface Fate {
  readonly sample?: (sample: ThermoSample) => ThermoSample;
  /** Its first two atoms are in one place from this step on. */
  readonly collapses?: number;
}

/** A run of 30 steps that cost nothing. */
export function fakeRun(experiment: Experiment, from = 0, fate: Fate = {}): Run {
  let step = from;
  let present = { ...experiment, numerics: { adapter: 'test', ...COMPUTED } };
  const { collapses = Number.POSITIVE_INFINITY } = fate;
  const sample = () =>
    (fate.sample ?? ((usual) => usual))({
      step,
      temperature: 3000 + Math.sin(step),
      pressure: 0,
      potential: -12000,
      buckingham,
      coulomb: -12000 - buckingham,
      kinetic: 387,
      box: glass.box,
      conserved: -11600,
    });
  const fake = {
    initial: [sample()],
    simulation: {
      replicaCount: 1,
      readForces: async () => new Float64Array(glass.positions.length),
    },
    get experiment() {
      return present;
    },
    get segments() {
      return schedule(present.protocol, present.changes);
    },
    totalSteps: 30,
    get stageIndex() {
      return step > 20 ? 1 : 0;
    },
    get step() {
      return step;
    },
    get done() {
      return step >= 30;
    },
    advance: async (most: number) => {
      await Promise.resolve();
      const samples: ThermoSample[] = [];
      for (const end = Math.min(step + most, step < 20 ? 20 : 30); step < end; ) {
        step += 1;
        try {
          samples.push(sample());
        } catch (error) {
          step -= 1;
          if (samples.length === 0) throw error;
          break;
        }
      }
      return [samples];
    },
    change: (turns: readonly Turn[]) => {
      if (turns.some(({ quantity }) => quantity.startsWith('Al'))) {
        throw new Problem('There is no pair Al-O.', 'Turn another knob.');
      }
      const changes = turns.map((turn) => ({ step, ...turn }));
      present = { ...present, changes: [...present.changes, ...changes] };
      return changes;
    },
    checkpoint: async () => ({
      step,
      experiment: serialiseExperiment(present),
      simulation: { platform: 'gpu' },
    }),
    configuration: async () => {
      const positions = glass.positions.slice();
      if (step >= collapses) positions.copyWithin(3, 0, 3);
      return { ...glass, positions };
    },
    destroy: vi.fn(),
  };
  return fake as unknown as Run;
}

/** A machine may be busy with other things. */
export const PATIENT = { interval: 1, timeout: 30_000 };

let databases = 0;
const storages: Promise<KeptRuns>[] = [];
afterEach(async () => {
  for (const storage of storages.splice(0)) (await storage).close();
});

/** A host whose devices and runs cost nothing, with a storage of its own, and all that it tells. */
export function setUp(services: Partial<HostServices> = {}, fate?: Fate) {
  const messages: FromSimulation[] = [];
  let lose: (info: LostInfo) => void = () => {};
  let adapter = 'test';
  const requestDevice = vi.fn(async () => {
    const lost = new Promise<LostInfo>((resolve) => {
      lose = resolve;
    });
    const device = { limits: {} };
    return {
      platform: 'gpu',
      device,
      adapter: { name: adapter, software: false },
      room: {},
      lost,
    } as unknown as Platform;
  });
  let time = 0;
  let ids = 0;
  databases += 1;
  const opened = KeptRuns.open(`host ${databases}`);
  storages.push(opened);
  const held = new Set<string>();
  const host = new SimulationHost({
    requestDevice,
    place: () => ({ ...glass, positions: glass.positions.slice() }),
    prepare: async (_, experiment) => fakeRun(experiment, 0, fate),
    resume: async (_, checkpoint: RunCheckpoint) => fakeRun(quick, checkpoint.step),
    measureSpeed: async (_, size) => ({ ...size, stepsPerSecond: 1000, dispatchesPerStep: 6 }),
    post: (message) => messages.push(message),
    now: () => {
      time += 1;
      return time;
    },
    today: () => 1000 + time,
    newId: () => {
      ids += 1;
      return `run ${ids}`;
    },
    storage: () => opened,
    hold: async (id) => {
      await vi.waitFor(() => expect(held).not.toContain(id), PATIENT);
      held.add(id);
      return () => held.delete(id);
    },
    version: '0.1.0',
    ...services,
  });
  const kinds = () => messages.map(({ kind }) => kind);
  const of = <Kind extends FromSimulation['kind']>(kind: Kind) =>
    messages.filter((m) => m.kind === kind) as Extract<FromSimulation, { kind: Kind }>[];
  const until = (kind: FromSimulation['kind'], times = 1) =>
    vi.waitFor(() => expect(of(kind).length).toBeGreaterThanOrEqual(times), PATIENT);
  return {
    host,
    messages,
    kinds,
    of,
    until,
    requestDevice,
    held,
    storage: () => opened,
    kept: async () => (await opened).list(),
    useAdapter: (name: string) => {
      adapter = name;
    },
    lose: () => lose({ message: 'gone' } as LostInfo),
  };
}
