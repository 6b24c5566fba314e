import { describe, expect, it, vi } from 'vitest';
import { createExperiment, type Experiment } from '../core/experiment';
import { Problem } from '../core/problem';
import type { EngineDevice } from '../engine/device';
import { placeReplicas } from '../run/replicas';
import type { Run } from '../run/run';
import { type HostServices, SimulationHost } from './simulation-host';
import type { FromSimulation } from './simulation-messages';

type LostInfo = Awaited<EngineDevice['lost']>;

const quick: Experiment = createExperiment({ preset: '24B', atoms: 200, cutoff: 6 });

/** A run whose steps cost nothing; 30 of them. */
function fakeRun(experiment: Experiment, onStep: (step: number) => void = () => {}): Run {
  const [configuration] = placeReplicas(experiment);
  let step = 0;
  const sample = () => ({
    step,
    temperature: 3000 - step,
    pressure: 0,
    potential: -1,
    buckingham: 0,
    coulomb: -1,
    kinetic: 1,
    box: configuration.box,
    conserved: 0,
  });
  const fake = {
    experiment,
    totalSteps: 30,
    initial: [sample()],
    stageIndex: 0,
    get step() {
      return step;
    },
    get done() {
      return step >= 30;
    },
    advance: async (most: number) => {
      await Promise.resolve();
      const samples = Array.from({ length: Math.min(most, 30 - step) }, () => {
        step += 1;
        onStep(step);
        return sample();
      });
      return [samples];
    },
    configuration: async () => ({ ...configuration, positions: configuration.positions.slice() }),
    setPotential: vi.fn(),
    destroy: vi.fn(),
  };
  return fake as unknown as Run;
}

function setUp(prepare: HostServices['prepare']) {
  const messages: FromSimulation[] = [];
  let lose: (info: LostInfo) => void = () => {};
  const requestDevice = vi.fn(async () => {
    const lost = new Promise<LostInfo>((resolve) => {
      lose = resolve;
    });
    const device = { limits: {} };
    return { device, adapter: { name: 'test', software: false }, lost } as EngineDevice;
  });
  let time = 0;
  const host = new SimulationHost({
    requestDevice,
    place: (experiment) => placeReplicas(experiment)[0],
    prepare,
    post: (message) => messages.push(message),
    now: () => {
      time += 1;
      return time;
    },
  });
  const kinds = () => messages.map(({ kind }) => kind);
  const until = (kind: FromSimulation['kind']) =>
    vi.waitFor(() => expect(kinds()).toContain(kind), { interval: 1 });
  return {
    host,
    messages,
    kinds,
    until,
    requestDevice,
    lose: () => lose({ message: 'gone' } as LostInfo),
  };
}

describe('SimulationHost', () => {
  it('carries a run to its end and tells everything on the way', async () => {
    const { host, messages, until } = setUp(async (_, experiment, report) => {
      report('Placing atoms');
      return fakeRun(experiment);
    });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('done');
    const steps = messages.flatMap((m) => (m.kind === 'progress' ? [m.progress.step] : []));
    expect(steps.at(-1)).toBe(30);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(messages).toContainEqual({ kind: 'preparing', run: 1, what: 'Placing atoms' });
    expect(messages.some((m) => m.kind === 'frame')).toBe(true);
  });

  it('holds when asked, takes single steps, and goes on', async () => {
    const { host, messages, until, kinds } = setUp(async (_, experiment) => fakeRun(experiment));
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    await until('paused');
    expect(kinds()).not.toContain('progress');
    host.handle({ kind: 'step' });
    await until('progress');
    const progress = messages.find((m) => m.kind === 'progress');
    expect(progress?.kind === 'progress' && progress.progress.step).toBe(1);
    host.handle({ kind: 'resume' });
    await until('done');
  });

  it('can be given up while it prepares', async () => {
    const aborted = vi.fn();
    const { host, until, kinds } = setUp(
      (_, __, ___, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            aborted();
            reject(signal.reason);
          });
        }),
    );
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('adapter');
    host.handle({ kind: 'cancel' });
    await until('cancelled');
    expect(aborted).toHaveBeenCalled();
    expect(kinds()).not.toContain('failed');
  });

  it('replaces a run by the next one', async () => {
    const { host, messages, until } = setUp(async (_, experiment) => fakeRun(experiment));
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'start', run: 2, experiment: quick });
    await until('done');
    expect(messages).toContainEqual({ kind: 'cancelled', run: 1 });
    expect(messages.at(-1)).toMatchObject({ kind: 'done', run: 2 });
  });

  it('says what went wrong, with the hint', async () => {
    const { host, messages, until } = setUp(async () => {
      throw new Problem('It does not fit.', 'Take a smaller one.');
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

  it('tells of a lost device and asks for another one with the next run', async () => {
    const { host, messages, until, lose, requestDevice } = setUp(async (_, experiment) =>
      fakeRun(experiment),
    );
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'pause' });
    await until('paused');
    lose();
    await until('failed');
    const failed = messages.at(-1);
    expect(failed?.kind === 'failed' && failed.message).toContain(
      'device was lost at step 0. gone.',
    );
    expect(failed?.kind === 'failed' && failed.hint).toContain('recorded so far is kept');
    host.handle({ kind: 'start', run: 2, experiment: quick });
    await until('done');
    expect(requestDevice).toHaveBeenCalledTimes(2);
  });

  it('holds a melt that boils off, once, and goes on when asked', async () => {
    const { host, messages, until } = setUp(async (_, experiment) => {
      const run = fakeRun(experiment);
      const advance = run.advance.bind(run);
      const box = run.initial[0].box.map((edge) => 1.5 * edge) as [number, number, number];
      return Object.assign(run, {
        advance: async (most: number) =>
          (await advance(most)).map((samples) => samples.map((sample) => ({ ...sample, box }))),
      });
    });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('paused');
    const paused = messages.find((m) => m.kind === 'paused');
    expect(paused?.kind === 'paused' && paused.because?.message).toMatch(
      /boiling off: at this pressure and 3000 K 24B does not hold together. Paused at step 1;/,
    );
    host.handle({ kind: 'resume' });
    await until('done');
    expect(messages.filter((m) => m.kind === 'paused')).toHaveLength(1);
  });

  it('turns a knob between two chunks and tells what the experiment has become', async () => {
    let run: Run | null = null;
    const { host, messages, until } = setUp(async (_, experiment) => {
      run = fakeRun(experiment);
      return run;
    });
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'change', turns: [{ quantity: 'B-O.rho', value: 0.2 }] });
    await until('done');
    const { calls } = vi.mocked((run as Run | null)?.setPotential as Run['setPotential']).mock;
    expect(calls[0][0].pairs['B-O'].rho).toBe(0.2);
    const changed = messages.find((m) => m.kind === 'changed');
    expect(changed?.kind === 'changed' && changed.experiment.changes).toEqual([
      { step: 0, quantity: 'B-O.rho', value: 0.2 },
    ]);
  });

  it('says what it cannot turn, and goes on', async () => {
    const { host, messages, until } = setUp(async (_, experiment) => fakeRun(experiment));
    host.handle({ kind: 'start', run: 1, experiment: quick });
    host.handle({ kind: 'change', turns: [{ quantity: 'Al-O.rho', value: 0.2 }] });
    await until('done');
    const refused = messages.find((m) => m.kind === 'refused');
    expect(refused?.kind === 'refused' && refused.message).toContain('no pair Al-O');
  });
});
