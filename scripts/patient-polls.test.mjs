import { expect, test, vi } from 'vitest';
import { waitPatiently } from './patient-polls.mjs';

const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

async function turnsOfTheLoop(count) {
  for (let n = 0; n < count; n++) await turnOfTheLoop();
}

/** Globals as Dawn's: buffers are mapped, and the queue fails, after 20 turns of the event loop. */
function polledGlobals() {
  class GPUBuffer {}
  GPUBuffer.prototype.mapAsync = () => turnsOfTheLoop(20);
  class GPUQueue {}
  GPUQueue.prototype.onSubmittedWorkDone = async () => {
    await turnsOfTheLoop(20);
    throw new Error('The device is lost.');
  };
  return { GPUBuffer, GPUQueue };
}

test('the thread sleeps once a turn of the loop while an answer is open, and then no more', async () => {
  const sleep = vi.spyOn(Atomics, 'wait');
  const globals = polledGlobals();
  waitPatiently(globals);
  const buffer = new globals.GPUBuffer();
  const queue = new globals.GPUQueue();

  await expect(buffer.mapAsync()).resolves.toBeUndefined();
  expect(sleep.mock.calls.length).toBeGreaterThan(15);
  expect(sleep.mock.calls.length).toBeLessThan(25);

  // Answers that overlap, and that follow each other at once, share one sleep a turn.
  sleep.mockClear();
  for (let n = 0; n < 10; n++) {
    await Promise.all([
      expect(buffer.mapAsync()).resolves.toBeUndefined(),
      expect(queue.onSubmittedWorkDone()).rejects.toThrow('The device is lost.'),
    ]);
  }
  expect(sleep.mock.calls.length).toBeGreaterThan(10 * 15);
  expect(sleep.mock.calls.length).toBeLessThan(10 * 25);

  await turnsOfTheLoop(2);
  sleep.mockClear();
  await turnsOfTheLoop(100);
  expect(sleep).not.toHaveBeenCalled();
});
