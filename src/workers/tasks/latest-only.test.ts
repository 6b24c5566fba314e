import { describe, expect, it } from 'vitest';
import { LatestOnly } from './latest-only';

/** Questions that are answered when it is said. */
function slow(rest = 0) {
  const queue = new LatestOnly(rest);
  const asked: string[] = [];
  const answers: ((answer: string) => void)[] = [];
  const failures: ((error: Error) => void)[] = [];
  const ask = (kind: string, what: string) =>
    queue.ask(
      kind,
      () =>
        new Promise<string>((resolve, reject) => {
          asked.push(what);
          answers.push(resolve);
          failures.push(reject);
        }),
    );
  return { ask, asked, answers, failures };
}

describe('LatestOnly', () => {
  it('asks one at a time; of those that wait only the latest of a kind', async () => {
    const { ask, asked, answers } = slow();
    const first = ask('atom', 'atom 1');
    const second = ask('atom', 'atom 2');
    const third = ask('atom', 'atom 3');
    const other = ask('rings', 'rings 4');
    expect(await second).toBeNull();
    expect(asked).toEqual(['atom 1']);
    answers[0]('one');
    expect(await first).toBe('one');
    await expect.poll(() => asked).toEqual(['atom 1', 'atom 3']);
    answers[1]('three');
    expect(await third).toBe('three');
    await expect.poll(() => asked).toHaveLength(3);
    answers[2]('four');
    expect(await other).toBe('four');
  });

  it('goes on after a failure, which is told', async () => {
    const { ask, asked, answers, failures } = slow();
    const first = ask('atom', 'atom 1');
    const second = ask('atom', 'atom 2');
    failures[0](new Error('It broke.'));
    await expect(first).rejects.toThrow('It broke.');
    await expect.poll(() => asked).toHaveLength(2);
    answers[1]('two');
    expect(await second).toBe('two');
  });

  it('rests before the next question where it is told to', async () => {
    const { ask, asked, answers } = slow(1);
    const first = ask('atom', 'atom 1');
    await new Promise((resolve) => setTimeout(resolve, 20));
    answers[0]('one');
    await first;
    const second = ask('atom', 'atom 2');
    expect(asked).toHaveLength(1);
    await expect.poll(() => asked).toHaveLength(2);
    answers[1]('two');
    expect(await second).toBe('two');
  });
});
