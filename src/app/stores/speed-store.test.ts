import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Speed } from '../../run/speed';

const SPEED: Speed = { atoms: 400, cutoff: 7, stepsPerSecond: 500, dispatchesPerStep: 7 };
const NOW = new Date('2026-11-23T10:00:00Z');

let stored: Record<string, string> = {};
let refuses = false;

beforeEach(() => {
  stored = {};
  refuses = false;
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, value: string) => {
      if (refuses) throw new DOMException('full', 'QuotaExceededError');
      stored[key] = value;
    },
  });
});

/** The store as a page that was just loaded has it. */
const freshStore = () => import('./speed-store');

describe('the speeds of this computer', () => {
  it('are remembered by adapter', async () => {
    const { takeMeasuring } = await freshStore();
    takeMeasuring({ kind: 'measured', measured: [{ adapter: 'one', speeds: [SPEED] }] }, NOW);
    takeMeasuring(
      { kind: 'measured', measured: [{ adapter: 'another', speeds: [SPEED, SPEED] }] },
      NOW,
    );
    vi.resetModules();
    const { kept } = (await freshStore()).useSpeeds.getState();
    expect(kept.one).toEqual({ measured: NOW.toISOString(), speeds: [SPEED] });
    expect(kept.another.speeds).toHaveLength(2);
  });

  it('stay what they were when a new measurement is stopped or fails', async () => {
    const { takeMeasuring, useSpeeds } = await freshStore();
    takeMeasuring({ kind: 'measured', measured: [{ adapter: 'one', speeds: [SPEED] }] }, NOW);
    useSpeeds.setState({ measuring: { what: 'Starting', speeds: [] } });
    takeMeasuring({ kind: 'measuring', what: 'relaxing', speeds: [] }, NOW);
    expect(useSpeeds.getState().measuring?.what).toBe('relaxing');
    takeMeasuring({ kind: 'measured', measured: [{ adapter: 'one', speeds: [] }] }, NOW);
    expect(useSpeeds.getState()).toMatchObject({ measuring: null, trouble: null });
    takeMeasuring({ kind: 'not-measured', message: 'It broke.', hint: 'Again.' }, NOW);
    expect(useSpeeds.getState().trouble).toEqual({ message: 'It broke.', hint: 'Again.' });
    // What was under way when it ended comes too late.
    takeMeasuring({ kind: 'measuring', what: 'taking steps', speeds: [] }, NOW);
    expect(useSpeeds.getState().measuring).toBeNull();
    expect(useSpeeds.getState().kept.one.speeds).toEqual([SPEED]);
  });

  it.each([
    'no JSON',
    '[]',
    '{"one": 3}',
    '{"one": {"measured": "yesterday", "speeds": []}}',
    '{"one": {"measured": "2026-11-23T10:00:00.000Z", "speeds": [{"atoms": 400}]}}',
  ])('are forgotten when they are not what was written: %s', async (text) => {
    stored['vitrine.speeds'] = text;
    const { useSpeeds } = await freshStore();
    expect(useSpeeds.getState().kept).toEqual({});
  });

  it('are known until the page goes, where the browser keeps nothing', async () => {
    refuses = true;
    const { takeMeasuring, useSpeeds } = await freshStore();
    takeMeasuring({ kind: 'measured', measured: [{ adapter: 'one', speeds: [SPEED] }] }, NOW);
    expect(useSpeeds.getState().kept.one.speeds).toEqual([SPEED]);
  });
});
