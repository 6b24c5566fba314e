import { describe, expect, it } from 'vitest';
import { tuningWith } from '../../tests/support/tuning';
import type { Tuning } from '../core/tuning';
import { climb, type TuningTrial } from './tune';

const START = tuningWith({ lanes: 16, meshLanes: 4, planeThreads: 64 });

/** A device that is best with some values, and 10 % slower with every step away from one. */
function deviceWith(best: Partial<Tuning>) {
  return async (tuning: Tuning) => {
    let time = 1;
    for (const [choice, value] of Object.entries(best)) {
      const steps = Math.abs(Math.log2(tuning[choice as keyof Tuning] / value));
      time *= 1.1 ** steps;
    }
    return time;
  };
}

/** Climbs, and keeps what was tried. */
async function climbing(
  timeOf: (tuning: Tuning) => Promise<number | null>,
  goesOn: () => boolean = () => true,
) {
  const trials: TuningTrial[] = [];
  const tuning = await climb(
    START,
    async (tried) => {
      const stepTime = await timeOf(tried);
      trials.push({ tuning: tried, stepTime });
      return stepTime;
    },
    goesOn,
  );
  return { tuning, trials };
}

describe('climb', () => {
  it('finds what is quickest in each choice', async () => {
    const best = { lanes: 4, meshLanes: 2, meshPointCost: 60, skin: 2, planeThreads: 256 };
    const { tuning, trials } = await climbing(deviceWith(best));
    expect(tuning).toEqual(best);
    expect(trials[0].tuning).toEqual(START);
    expect(trials.length).toBeLessThan(25);
  });

  it('stays where nothing gains 3 %', async () => {
    let calls = 0;
    const noisy = async () => 1 + 0.01 * Math.sin(++calls);
    const { tuning, trials } = await climbing(noisy);
    expect(tuning).toEqual(START);
    expect(trials.length).toBe(calls);
  });

  it('passes over what a device has no room for', async () => {
    const timeOf = async ({ skin, lanes }: Tuning) => (skin > 1 || lanes > 16 ? null : 1 / lanes);
    const { tuning, trials } = await climbing(timeOf);
    expect(tuning).toEqual(START);
    expect(trials.filter(({ stepTime }) => stepTime === null)).toHaveLength(2);
  });

  it('ends with the best so far when the time ends', async () => {
    let left = 3;
    const { tuning, trials } = await climbing(deviceWith({ lanes: 1 }), () => left-- > 0);
    expect(trials).toHaveLength(4);
    expect(tuning).toEqual({ ...START, lanes: 4 });
  });
});
