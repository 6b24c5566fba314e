import { afterEach, describe, expect, it, vi } from 'vitest';
import { ALARMS, alarmAtStep } from '../../tests/support/alarms';
import { type Fate, stillDynamics } from '../../tests/support/still-dynamics';
import { createExperiment } from '../core/experiment';
import { checkCheckpoint } from './checkpoint';
import { Driver, isUnsound } from './driver';
import { Run } from './run';
import { Watch } from './watch/watch';

afterEach(() => vi.restoreAllMocks());

const experiment = createExperiment({
  preset: '24B',
  protocol: 'demo',
  atoms: 1000,
  replicas: 2,
});

async function driven(fate: Fate = {}, options: ConstructorParameters<typeof Driver>[1] = {}) {
  const dynamics = stillDynamics(experiment, fate);
  return new Driver(new Run(experiment, dynamics, await dynamics.evaluate(), 'test'), options);
}

describe('Driver', () => {
  it.each(ALARMS)('after %s gives a state to go on from: %s', async (kind, sound) => {
    const driver = await driven();
    alarmAtStep(kind, 5);
    await driver.advance(4);
    const before = driver.recorder.series(0).length;
    const { samples, alarm } = await driver.advance(6);
    expect(alarm?.kind).toBe(kind);
    expect(isUnsound(alarm)).toBe(!sound);
    expect(samples[0].map(({ step }) => step)).toEqual([5, 6, 7, 8, 9, 10]);
    expect(driver.recorder.series(0).length > before, 'it is recorded').toBe(sound);
  });

  it.each(ALARMS)('looks a state over before it gives it out: %s, %s', async (kind, sound) => {
    const driver = await driven();
    await driver.advance(10);
    vi.spyOn(Watch.prototype, 'look').mockReturnValue({
      ...{ kind, stage: 'mix', step: 10, replica: 1, atom: null },
      ...{ message: '', hint: '', remedies: [] },
    });
    const { state, alarm } = await driver.checkpoint();
    expect(alarm?.kind).toBe(kind);
    expect(state !== null).toBe(sound);
  });

  it('makes an alarm of what the engine cannot do, and none of a device that is lost', async () => {
    const { samples, alarm } = await (await driven({ fliesApart: 3 })).advance(5);
    expect(samples).toEqual([]);
    expect(alarm).toMatchObject({ kind: 'not-finite', replica: 0, step: 3 });
    const lost = await driven({ deviceLost: 3 });
    await expect(lost.advance(5)).rejects.toThrow('The graphics device was lost.');
  });

  it('stops at steps at which a frame is due, and takes each once', async () => {
    const driver = await driven();
    const { recorder, run } = driver;
    expect(driver.due.trajectory).toBe(true);
    driver.look(await driver.configurations());
    expect(driver.due).toEqual({ trajectory: false, structure: false });
    await driver.advance(100_000);
    expect(run.step).toBe(recorder.frameInterval);
    expect(driver.due.trajectory).toBe(true);
    // Of one replica only: the others are still to come.
    driver.look([(await driver.configurations())[0]]);
    expect(driver.due.trajectory).toBe(true);
    driver.look(await driver.configurations());
    expect(driver.due.trajectory).toBe(false);
  });

  it('goes on from its state as if it had never stopped', async () => {
    const first = await driven({}, { watched: false });
    while (first.run.step < 7000) await first.advance(500);
    const { state } = await first.checkpoint();
    if (state === null) throw new Error('no state');
    const dynamics = stillDynamics(experiment, {}, first.run.step);
    const { step, begun } = checkCheckpoint(state.run);
    const run = new Run(experiment, dynamics, await dynamics.evaluate(), 'test', {
      step,
      begun,
    });
    const second = new Driver(run, { watched: false, from: state });
    for (const driver of [first, second]) {
      while (!driver.run.done) {
        await driver.advance(500);
        if (driver.due.structure) driver.look(await driver.configurations());
      }
    }
    for (const quantity of ['density', 'b4Fraction', 'temperature'] as const) {
      expect(second.recorder.values(quantity, 1)).toEqual(first.recorder.values(quantity, 1));
    }
    expect(second.recent.temperature(1)).toBe(first.recent.temperature(1));
  });
});
