import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { referenceGlass } from '../../tests/support/glass';
import { createExperiment, type Experiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { schedule } from '../core/schedule';
import type { EngineDevice } from '../engine/device';
import { Trouble } from '../engine/trouble';
import type { ThermoSample } from '../engine/types';
import type { RunCheckpoint } from '../run/checkpoint';
import { buckinghamSum } from '../run/pair-energy';
import type { Run, Turn } from '../run/run';
import { SimulationHost } from './simulation-host';
import type { FromSimulation } from './simulation-messages';
import type { HostServices } from './simulation-services';
import { KeptRuns } from './storage/kept-runs';

type LostInfo = Awaited<EngineDevice['lost']>;

const at = (kelvin: number) => ({ from: kelvin, to: kelvin });
const { protocol } = createExperiment();
const quick: Experiment = createExperiment({
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
const glass = referenceGlass();
const { energy: buckingham } = buckinghamSum(glass, quick.potential, quick.cutoff);

const COMPUTED = { lanes: 1, meshLanes: 1, skin: 1, meshPointCost: 15, planeThreads: 4 };

/** What befalls a run. */
interface Fate {
  readonly sample?: (sample: ThermoSample) => ThermoSample;
  /** Its first two atoms are in one place from this step on. */
  readonly collapses?: number;
}

/** A run of 30 steps that cost nothing. */
function fakeRun(experiment: Experiment, from = 0, fate: Fate = {}): Run {
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
    simulation: { readForces: async () => new Float64Array(glass.positions.length) },
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
    checkpoint: async () => ({ step, experiment: serialiseExperiment(present) }),
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
const PATIENT = { interval: 1, timeout: 30_000 };

let databases = 0;
let storage: Promise<KeptRuns> | null = null;
afterEach(async () => {
  (await storage)?.close();
});

function setUp(services: Partial<HostServices> = {}, fate?: Fate) {
  const messages: FromSimulation[] = [];
  let lose: (info: LostInfo) => void = () => {};
  let adapter = 'test';
  const requestDevice = vi.fn(async () => {
    const lost = new Promise<LostInfo>((resolve) => {
      lose = resolve;
    });
    const device = { limits: {} };
    return { device, adapter: { name: adapter, software: false }, lost } as EngineDevice;
  });
  let time = 0;
  let ids = 0;
  databases += 1;
  const opened = KeptRuns.open(`host ${databases}`);
  storage = opened;
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
    kept: async () => (await opened).list(),
    useAdapter: (name: string) => {
      adapter = name;
    },
    lose: () => lose({ message: 'gone' } as LostInfo),
  };
}

describe('SimulationHost', () => {
  it('carries a run to its end and tells everything on the way', async () => {
    const { host, of, messages, until } = setUp({
      prepare: async (_, experiment, report) => {
        report('Compiling kernels');
        return fakeRun(experiment);
      },
    });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('done');
    const steps = of('progress').map(({ progress }) => progress.step);
    expect(steps.at(-1)).toBe(30);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(messages).toContainEqual({ kind: 'preparing', run: 1, what: 'Compiling kernels' });
    expect(of('frame').at(-1)?.frame.configurations).toHaveLength(1);
    expect(of('structure').at(-1)?.points).toHaveLength(1);
    expect(of('started')[0].experiment.numerics?.lanes).toBe(1);
    expect(of('progress').flatMap(({ rows }) => rows[0].map(({ step }) => step))).toEqual(
      Array.from({ length: 31 }, (_, step) => step),
    );
  });

  it('holds when asked, takes single steps, and goes on', async () => {
    const { host, of, until, kinds } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    await until('paused');
    expect(kinds()).not.toContain('progress');
    host.handle({ kind: 'step' });
    await until('progress');
    expect(of('progress')[0].progress.step).toBe(1);
    host.handle({ kind: 'resume' });
    await until('done');
  });

  it('can be given up while it prepares', async () => {
    const aborted = vi.fn();
    const { host, until, kinds } = setUp({
      prepare: (_, __, ___, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted();
            reject(signal.reason);
          });
        }),
    });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('adapter');
    host.handle({ kind: 'cancel' });
    await until('cancelled');
    expect(aborted).toHaveBeenCalled();
    expect(kinds()).not.toContain('failed');
  });

  it('replaces a run by the next one', async () => {
    const { host, messages, of, until } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'start', run: 2, experiment: quick });
    await until('done');
    expect(messages).toContainEqual({ kind: 'cancelled', run: 1 });
    expect(of('done').map(({ run }) => run)).toEqual([2]);
  });

  it('says what went wrong, with the hint', async () => {
    const { host, messages, until } = setUp({
      prepare: async () => {
        throw new Problem('It does not fit.', 'Take a smaller one.');
      },
    });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('failed');
    expect(messages.at(-1)).toEqual({
      kind: 'failed',
      run: 1,
      message: 'It does not fit.',
      hint: 'Take a smaller one.',
      kept: null,
    });
  });

  it('turns a knob between two chunks and tells what the experiment has become', async () => {
    const { host, of, until } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'change', turns: [{ quantity: 'temperature', value: 2990 }] });
    await until('done');
    expect(of('changed')[0].experiment.changes).toEqual([
      { step: 0, quantity: 'temperature', value: 2990 },
    ]);
  });

  it('says what it cannot turn, and goes on', async () => {
    const { host, of, until } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'change', turns: [{ quantity: 'Al-O.rho', value: 0.2 }] });
    await until('done');
    expect(of('refused')[0].message).toContain('no pair Al-O');
  });
});

describe('a run that is kept', () => {
  it('stands in the storage with its provenance, and is let go at its end', async () => {
    const { host, until, kept, held } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    await until('kept');
    expect(held).toEqual(new Set(['run 1']));
    expect((await kept())[0]).toMatchObject({
      id: 'run 1',
      title: '24B',
      version: '0.1.0',
      adapter: 'test',
      phase: 'running',
      step: 0,
      totalSteps: 30,
      experiment: { numerics: { adapter: 'test', lanes: 1 } },
    });
    host.handle({ kind: 'resume' });
    await until('done');
    await vi.waitFor(async () => expect((await kept())[0].phase).toBe('done'), PATIENT);
    expect((await kept())[0].summary?.temperature?.mean).toBeCloseTo(3000, -1);
    await vi.waitFor(() => expect(held.size).toBe(0), PATIENT);
  });

  it('goes on where it was kept when the device is lost, with another device', async () => {
    const { host, of, until, lose, useAdapter, requestDevice } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    host.handle({ kind: 'step' });
    host.handle({ kind: 'step' });
    await until('paused');
    await until('kept', 2);
    lose();
    await until('failed');
    expect(of('failed')[0].message).toContain('device was lost at step 2. gone.');
    expect(of('failed')[0].kept).toBe('run 1');
    useAdapter('another');
    host.handle({ kind: 'go-on', run: 2, kept: 'run 1' });
    await until('done');
    expect(requestDevice).toHaveBeenCalledTimes(2);
    expect(of('rewound')[0].step).toBe(2);
    expect(of('other-adapter')).toEqual([
      { kind: 'other-adapter', run: 2, before: 'test', now: 'another' },
    ]);
    const after = of('progress').filter(({ run }) => run === 2);
    expect(after.flatMap(({ rows }) => rows[0])[0].step).toBe(3);
  });

  it('goes on in another worker, from what the storage has', async () => {
    const first = setUp();
    first.host.handle({ kind: 'start', run: 1, experiment: quick });
    first.host.handle({ kind: 'pause' });
    for (let i = 0; i < 5; i++) first.host.handle({ kind: 'step' });
    await first.until('paused');
    await first.until('kept', 2);
    const opened = storage as Promise<KeptRuns>;
    const second = setUp({ storage: () => opened });
    storage = opened;
    second.host.handle({ kind: 'go-on', run: 1, kept: 'run 1' });
    second.host.handle({ kind: 'pause' });
    await second.until('paused');
    expect(second.of('rewound')[0].step).toBe(5);
    expect(second.of('frame')[0].frame.configurations).toBeNull();
    second.host.handle({ kind: 'resume' });
    await second.until('done');
    await vi.waitFor(
      async () => expect((await (await opened).list())[0].phase).toBe('done'),
      PATIENT,
    );
    const pieces = await (await opened).pieces('run 1');
    expect(pieces.flatMap(({ rows }) => (rows[0] ?? []).map(({ step }) => step))).toEqual(
      Array.from({ length: 31 }, (_, step) => step),
    );
    expect(pieces[0].atoms?.[0].types).toEqual(Uint8Array.from(glass.types));
  });

  it('is refused where another tab has it, or where it is no more', async () => {
    const { host, of, until } = setUp({ hold: async (id) => (id === 'run 9' ? null : () => {}) });
    host.handle({ kind: 'go-on', run: 1, kept: 'run 9' });
    await until('failed');
    expect(of('failed')[0].message).toContain('Another tab');
    host.handle({ kind: 'go-on', run: 2, kept: 'run 8' });
    await until('failed', 2);
    expect(of('failed')[1].message).toContain('not kept in this browser any more');
  });

  it('is no crash when another version of Vitrine kept it', async () => {
    const { host, of, until } = setUp({
      resume: async () => {
        throw new Problem('The run was kept by another version.', 'Start it again.');
      },
    });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    await until('kept');
    host.handle({ kind: 'go-on', run: 2, kept: 'run 1' });
    await until('failed');
    expect(of('failed')).toEqual([
      {
        kind: 'failed',
        run: 2,
        message: 'The run was kept by another version.',
        hint: 'Start it again.',
        kept: 'run 1',
      },
    ]);
  });

  it('leaves nothing when it was given up before its first step', async () => {
    const { host, until, kept, held } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    await until('kept');
    host.handle({ kind: 'cancel' });
    await vi.waitFor(() => expect(held.size).toBe(0), PATIENT);
    expect(await kept()).toEqual([]);
  });

  it('goes on when the browser keeps nothing; that is said once, and checkpoints stay in memory', async () => {
    const { host, of, until, lose } = setUp({
      storage: async () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    host.handle({ kind: 'step' });
    await until('paused');
    expect(of('kept').map(({ trouble }) => trouble)).toEqual([
      expect.stringContaining('keeps nothing'),
    ]);
    lose();
    await until('failed');
    host.handle({ kind: 'go-on', run: 2, kept: 'run 1' });
    await until('done');
    expect(of('rewound')[0].step).toBe(1);
    expect(of('kept')).toHaveLength(1);
  });
});

describe('a run that something is wrong with', () => {
  it('holds a melt that boils off, and goes on when asked', async () => {
    const box = glass.box.map((edge) => 1.5 * edge) as [number, number, number];
    const sample = (usual: ThermoSample) => (usual.step > 21 ? { ...usual, box } : usual);
    const { host, of, until } = setUp({}, { sample });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('paused');
    const { because } = of('paused')[0];
    expect(because?.kind).toBe('boiling');
    expect(because?.message).toContain('Paused at step 22');
    expect(of('rewound')).toEqual([]);
    host.handle({ kind: 'resume' });
    await until('done');
    expect(of('paused')).toHaveLength(1);
  });

  it('goes back to the last good state from one that atoms cannot be in, and shows nothing of it', async () => {
    const { host, of, until } = setUp({}, { collapses: 26 });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('paused');
    expect(of('paused')[0].because?.kind).toBe('overlap');
    expect(of('rewound')[0].step).toBe(20);
    const frames = of('frame').map(({ frame }) => frame.step);
    expect(Math.max(...frames)).toBeLessThan(26);
    expect(frames.at(-1)).toBe(20);
    host.handle({ kind: 'resume' });
    await until('done');
    expect(of('frame').at(-1)?.frame.step).toBe(30);
  });

  it('goes back from where the atoms flew apart, and further when asked', async () => {
    const sample = (usual: ThermoSample) => {
      if (usual.step !== 23) return usual;
      throw new Trouble('not-finite', 0, 23, 'The atoms flew apart.', 'Take a smaller step.');
    };
    const { host, of, until } = setUp({}, { sample });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('paused');
    expect(of('paused')[0].because).toMatchObject({ kind: 'not-finite', step: 23 });
    expect(of('rewound')[0].step).toBe(20);
    expect(of('frame').at(-1)?.frame.step).toBe(20);
    host.handle({ kind: 'back' });
    await until('rewound', 2);
    expect(of('rewound')[1].step).toBe(0);
    await until('paused', 2);
    host.handle({ kind: 'back' });
    await until('refused');
    expect(of('refused')[0].message).toContain('No earlier state');
  });
});

describe('the computer', () => {
  it('is measured while no run goes on', async () => {
    const { host, of, until } = setUp();
    host.handle({ kind: 'measure-computer' });
    await until('measured');
    const [{ adapter, speeds }] = of('measured');
    expect(adapter).toBe('test');
    expect(speeds.map(({ atoms }) => atoms)).toEqual([400, 500, 1200, 3000]);
    expect(of('measuring').length).toBeGreaterThan(0);
    host.handle({ kind: 'measure-computer' });
    await until('measured', 2);
  });

  it('is not measured during a run, not even a paused one', async () => {
    const { host, of, until } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    await until('paused');
    host.handle({ kind: 'measure-computer' });
    await until('not-measured');
    expect(of('not-measured')[0].message).toMatch(/while a run goes on/);
    host.handle({ kind: 'resume' });
    await until('done');
    host.handle({ kind: 'measure-computer' });
    await until('measured');
  });

  it.each([
    ['asks for it', { kind: 'stop-measuring' }],
    ['starts a run', { kind: 'start', run: 1, experiment: quick }],
  ] as const)('is left in peace when the page %s', async (_, wish) => {
    const { host, of, until } = setUp({
      measureSpeed: (_engine, _size, report, signal) => {
        report('Taking steps');
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      },
    });
    host.handle({ kind: 'measure-computer' });
    await until('measuring', 2);
    host.handle(wish);
    await until('measured');
    expect(of('measured')[0].speeds).toEqual([]);
    expect(of('not-measured')).toEqual([]);
    if (wish.kind === 'start') await until('done');
  });

  it('says why it cannot be measured', async () => {
    const { host, of, until } = setUp({
      measureSpeed: () => Promise.reject(new Problem('The box is too small.', 'Take more atoms.')),
    });
    host.handle({ kind: 'measure-computer' });
    await until('not-measured');
    expect(of('not-measured')[0]).toMatchObject({
      message: 'The box is too small.',
      hint: 'Take more atoms.',
    });
  });
});
