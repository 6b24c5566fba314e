import { describe, expect, it, vi } from 'vitest';
import type { Platform } from '../../engine/dynamics';
import type { SpeedSize } from '../../run/speed';
import { stepWork } from '../../run/speed-estimate';
import { type MeasuringServices, measureComputer } from './measure-computer';
import type { FromMeasuring } from './measuring-messages';

const engine = { adapter: { name: 'test', software: true } } as Platform;
const processor = { adapter: { name: 'processor', software: false } } as Platform;

/** A device that takes so many steps of 400 atoms within 7 Å a second, and fewer of more. */
function setUp(pace: number, during: (size: SpeedSize) => void = () => {}, engines = [engine]) {
  let time = 0;
  const messages: FromMeasuring[] = [];
  const sizes: number[] = [];
  const services: MeasuringServices = {
    requestDevices: async () => engines,
    now: () => time,
    measureSpeed: async (_, size, report, signal) => {
      sizes.push(size.atoms);
      report('Relaxing');
      during(size);
      signal.throwIfAborted();
      const rate = pace * (stepWork({ atoms: 400, cutoff: 7 }) / stepWork(size));
      time += 1000 * (2 + 600 / rate);
      return { ...size, stepsPerSecond: rate, dispatchesPerStep: 6 };
    },
  };
  const stop = new AbortController();
  const measured = () =>
    measureComputer(services, (message) => messages.push(message), stop.signal);
  const seconds = () => time / 1000;
  return { measured, messages, sizes, seconds, stop, services };
}

/** Of each adapter its name, and the sizes that were measured. */
function measuredIn(messages: readonly FromMeasuring[]) {
  const last = messages.at(-1);
  if (last?.kind !== 'measured') return null;
  return last.measured.map(({ adapter, speeds }) => [adapter, ...speeds.map(({ atoms }) => atoms)]);
}

describe('measureComputer', () => {
  it('measures every protocol on a quick device', async () => {
    const { measured, messages, sizes } = setUp(20_000);
    await measured();
    expect(sizes).toEqual([400, 500, 1200, 3000]);
    expect(measuredIn(messages)).toEqual([['test', ...sizes]]);
    const said = messages.flatMap((message) => (message.kind === 'measuring' ? message.what : []));
    expect(said).toEqual([
      'Starting the device',
      ...sizes.map((atoms) => `${atoms} atoms: relaxing`),
    ]);
  });

  it('leaves out what would take too long on a slow one, but the smallest', async () => {
    const slow = setUp(150);
    await slow.measured();
    expect(slow.sizes).toEqual([400, 500]);
    expect(slow.seconds()).toBeLessThan(30);
    const slowest = setUp(10);
    await slowest.measured();
    expect(slowest.sizes).toEqual([400]);
    expect(slowest.messages.at(-1)?.kind).toBe('measured');
  });

  it('measures one device after the other, each within its time', async () => {
    const { measured, messages } = setUp(150, () => {}, [engine, processor]);
    await measured();
    expect(measuredIn(messages)).toEqual([
      ['test', 400, 500],
      ['processor', 400, 500],
    ]);
    const said = messages.flatMap((message) => (message.kind === 'measuring' ? message.what : []));
    expect(said[1]).toBe('test, 400 atoms: relaxing');
    expect(said.at(-1)).toBe('processor, 500 atoms: relaxing');
  });

  it('keeps what it has when it is stopped', async () => {
    const { measured, messages, stop } = setUp(20_000, ({ atoms }) => {
      if (atoms === 500) stop.abort();
    });
    await measured();
    expect(measuredIn(messages)).toEqual([['test', 400]]);
  });

  it('hands on what goes wrong', async () => {
    const { measured, messages, services } = setUp(20_000);
    services.measureSpeed = vi.fn().mockRejectedValue(new Error('the device was lost'));
    await expect(measured()).rejects.toThrow('the device was lost');
    expect(messages.map(({ kind }) => kind)).toEqual(['measuring']);
  });
});
