import { describe, expect, it } from 'vitest';
import { DrawingTurns } from './drawing-turns';

function turns() {
  const tasks: (() => void)[] = [];
  const drawn: string[] = [];
  const queue = new DrawingTurns((task) => tasks.push(task));
  const ask = (who: object, name: string) => queue.ask(who, () => drawn.push(name));
  /** Carries out what was put off, a task at a time; says after how many nothing is left. */
  const carryOut = (most = 100): number => {
    let count = 0;
    for (; count < most && tasks.length > 0; count++) tasks.shift()?.();
    return count;
  };
  return { queue, tasks, drawn, ask, carryOut };
}

describe('DrawingTurns', () => {
  it('draws nothing at once, and one chart a task, in the order in which they asked', () => {
    const { drawn, ask, carryOut } = turns();
    const [a, b, c] = [{}, {}, {}];
    ask(a, 'a');
    ask(b, 'b');
    ask(c, 'c');
    expect(drawn).toEqual([]);
    carryOut(1);
    expect(drawn).toEqual(['a']);
    carryOut();
    expect(drawn).toEqual(['a', 'b', 'c']);
  });

  it('draws the latest only of a chart that asks again, in the place that it had', () => {
    const { drawn, ask, carryOut } = turns();
    const [a, b] = [{}, {}];
    ask(a, 'a, old');
    ask(b, 'b');
    ask(a, 'a, new');
    carryOut();
    expect(drawn).toEqual(['a, new', 'b']);
  });

  it('tells all who asked for a chart once its latest is drawn, or when it leaves', async () => {
    const { queue, drawn, ask, carryOut } = turns();
    const [a, b] = [{}, {}];
    const both = Promise.all([ask(a, 'old'), ask(a, 'new')]).then(() => drawn.push('told'));
    const left = ask(b, 'never');
    queue.leave(b);
    await left;
    expect(drawn).toEqual([]);
    carryOut();
    await both;
    expect(drawn).toEqual(['new', 'told']);
  });

  it('forgets a chart that leaves, rests when nobody waits, and begins anew', () => {
    const { queue, drawn, ask, carryOut, tasks } = turns();
    const a = {};
    ask(a, 'gone');
    queue.leave(a);
    carryOut();
    expect(drawn).toEqual([]);
    expect(tasks).toEqual([]);
    ask(a, 'back');
    carryOut();
    expect(drawn).toEqual(['back']);
  });

  it('goes on after a chart that fails, and says so to who asked', async () => {
    const { queue, drawn, ask, carryOut } = turns();
    const failing = queue.ask({}, () => {
      throw new Error('no chart');
    });
    ask({}, 'next');
    carryOut();
    expect(drawn).toEqual(['next']);
    await expect(failing).rejects.toThrow('no chart');
  });
});
