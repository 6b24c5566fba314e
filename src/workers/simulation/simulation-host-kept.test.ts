import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ALARMS, alarmAtStep } from '../../../tests/support/alarms';
import { glass, PATIENT, quick, setUp } from '../../../tests/support/simulation-host';
import { Problem } from '../../core/problem';

afterEach(() => vi.restoreAllMocks());

describe('a run that is kept', () => {
  it.each(ALARMS)('after %s is kept as it is: %s', async (kind, sound) => {
    alarmAtStep(kind, 5);
    const { host, of, until, kept } = setUp();
    host.handle({ kind: 'start', run: 1, experiment: quick });
    await until('paused');
    expect(of('paused')[0].because?.kind).toBe(kind);
    expect(of('rewound')).toHaveLength(sound ? 0 : 1);
    await vi.waitFor(async () => expect((await kept())[0].step >= 5).toBe(sound), PATIENT);
  });

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
    const second = setUp({ storage: first.storage });
    second.host.handle({ kind: 'go-on', run: 1, kept: 'run 1' });
    second.host.handle({ kind: 'pause' });
    await second.until('paused');
    expect(second.of('rewound')[0].step).toBe(5);
    expect(second.of('frame')[0].frame.configurations).toBeNull();
    second.host.handle({ kind: 'resume' });
    await second.until('done');
    await vi.waitFor(
      async () => expect((await (await first.storage()).list())[0].phase).toBe('done'),
      PATIENT,
    );
    const pieces = await (await first.storage()).pieces('run 1');
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
