import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { fakeRun, glass, quick, setUp } from '../../../tests/support/simulation-host';
import { Problem } from '../../core/problem';
import { Trouble } from '../../engine/trouble';
import type { ThermoSample } from '../../engine/types';

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
    const [{ adapter, speeds }] = of('measured')[0].measured;
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
  ] as const)('is left in peace when the page %s', async (_, message) => {
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
    host.handle(message);
    await until('measured');
    expect(of('measured')[0].measured.flatMap(({ speeds }) => speeds)).toEqual([]);
    expect(of('not-measured')).toEqual([]);
    if (message.kind === 'start') await until('done');
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
