import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Expected, SimulationClient, type SimulationPort } from './simulation-client';
import { PING, PONG } from './simulation-messages';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A client of workers that answer as long as `alive` says. */
function client(expected: () => Expected, alive: () => boolean) {
  const died = vi.fn();
  const sent: unknown[] = [];
  const terminate = vi.fn();
  const wake = (): SimulationPort => {
    let hear: (event: unknown) => void = () => {};
    return {
      addEventListener: (kind: string, listener: unknown) => {
        if (kind === 'message') hear = listener as typeof hear;
      },
      postMessage: (message: unknown) => {
        sent.push(message);
        if (message === PING && alive()) hear({ data: PONG });
      },
      terminate,
    } as never;
  };
  const receive = vi.fn();
  return {
    client: new SimulationClient(receive, died, expected, wake),
    died,
    sent,
    terminate,
    receive,
  };
}

it('asks a worker that is at work whether it is still there, and nobody else', () => {
  let expected: Expected = null;
  const {
    client: asking,
    died,
    sent,
    receive,
  } = client(
    () => expected,
    () => true,
  );
  asking.send({ kind: 'probe' });
  vi.advanceTimersByTime(60_000);
  expect(sent).toEqual([{ kind: 'probe' }]);
  expected = 'running';
  vi.advanceTimersByTime(3_600_000);
  expect(sent.filter((message) => message === PING).length).toBeGreaterThan(100);
  expect(died).not.toHaveBeenCalled();
  expect(receive).not.toHaveBeenCalled();
});

it.each(['running', 'preparing'] as const)('gives up a worker that is silent while %s', (phase) => {
  let alive = true;
  const {
    client: asking,
    died,
    sent,
    terminate,
  } = client(
    () => phase,
    () => alive,
  );
  asking.send({ kind: 'probe' });
  vi.advanceTimersByTime(60_000);
  alive = false;
  vi.advanceTimersByTime(15_000);
  expect(died).not.toHaveBeenCalled();
  vi.advanceTimersByTime(300_000);
  expect(died).toHaveBeenCalledExactlyOnceWith('its worker does not answer any more');
  expect(terminate).toHaveBeenCalledOnce();
  alive = true;
  asking.send({ kind: 'probe' });
  vi.advanceTimersByTime(300_000);
  expect(sent.at(-1)).toBe(PING);
  expect(died).toHaveBeenCalledOnce();
});
