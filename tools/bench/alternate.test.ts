import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../src/core/experiment';
import { Problem } from '../../src/core/problem';
import { tuningWith } from '../../tests/support/tuning';
import { alternate, FEWEST_STEPS, MOST_STEPS, stepsOf, turns } from './alternate';
import type { BenchEngine, Costs, EngineName, Workload } from './engine';

const WORKLOAD: Workload = {
  atoms: 400,
  ensemble: 'npt',
  temperature: 3000,
  experiment: createExperiment(),
  configurations: [],
  tuning: tuningWith(),
};

const COSTS = { dispatchesPerStep: 6 } as Costs;

/** An engine of a known pace, steps/s, that writes down its turns. */
function fakeEngine(
  name: EngineName,
  pace: number,
  log: string[],
  turn: (steps: number) => void = () => {},
): BenchEngine {
  return {
    name,
    open: async () => ({
      version: '1',
      async stretch(steps) {
        log.push(`${name} ${steps}`);
        turn(steps);
        return { steps, seconds: steps / pace, costs: COSTS };
      },
      close: () => log.push(`${name} closed`),
    }),
  };
}

const options = (signal = new AbortController().signal) => ({
  rounds: 3,
  seconds: 1,
  signal,
  report: () => {},
});

describe('turns', () => {
  it('give everybody one a round, another first each time', () => {
    expect(turns(['a', 'b', 'c'], 4).join('')).toBe('abcbcacababc');
    expect(turns(['a'], 3)).toEqual(['a', 'a', 'a']);
    expect(turns([], 3)).toEqual([]);
  });
});

describe('engines in turns', () => {
  it('take as many steps as fill the time, after a trial', async () => {
    const log: string[] = [];
    const engines = [fakeEngine('vitrine', 100, log), fakeEngine('lammps', 50, log)];
    const [own, other] = await alternate(engines, WORKLOAD, options());
    expect(log).toEqual([
      'vitrine 10',
      'lammps 10',
      'vitrine 100',
      'lammps 50',
      'lammps 50',
      'vitrine 100',
      'vitrine 100',
      'lammps 50',
      'vitrine closed',
      'lammps closed',
    ]);
    expect(own).toMatchObject({ engine: 'vitrine', version: '1', absent: null });
    expect(own.stretches).toHaveLength(3);
    expect(other.stretches.map(({ seconds }) => seconds)).toEqual([1, 1, 1]);
  });

  it('try again when the trial was too short to tell', async () => {
    const log: string[] = [];
    await alternate([fakeEngine('vitrine', 2000, log)], WORKLOAD, options());
    expect(log.slice(0, 3)).toEqual(['vitrine 10', 'vitrine 2000', 'vitrine 2000']);
    expect(stepsOf(2, 0.1)).toBe(FEWEST_STEPS);
    expect(stepsOf(2, 1e6)).toBe(MOST_STEPS);
  });

  it('go on without one that cannot', async () => {
    const log: string[] = [];
    const missing: BenchEngine = {
      name: 'lammps.js',
      open: () => Promise.reject(new Problem('It is not there.', 'Install it.')),
    };
    let left = 2;
    const failing = fakeEngine('lammps', 100, log, () => {
      if (left-- === 0) throw new Problem('It broke.', 'Mend it.');
    });
    const engines = [fakeEngine('vitrine', 100, log), missing, failing];
    const [own, absent, broken] = await alternate(engines, WORKLOAD, options());
    expect(own.stretches).toHaveLength(3);
    expect(absent).toMatchObject({ stretches: [], absent: 'It is not there. Install it.' });
    expect(broken.absent).toBe('It broke. Mend it.');
    expect(log.filter((line) => line === 'lammps closed')).toHaveLength(1);
  });

  it('keep what was done when they are stopped', async () => {
    const stop = new AbortController();
    const log: string[] = [];
    let turn = 0;
    const first = fakeEngine('vitrine', 100, log);
    const second = fakeEngine('lammps', 100, log, () => {
      // Its trial is its first.
      if (++turn === 2) {
        stop.abort();
        throw new Error('killed');
      }
    });
    const [own, other] = await alternate([first, second], WORKLOAD, options(stop.signal));
    expect(own).toMatchObject({ absent: null });
    expect(own.stretches).toHaveLength(1);
    expect(other).toMatchObject({ stretches: [], absent: 'stopped before it had a turn' });
    expect(log.slice(-2)).toEqual(['vitrine closed', 'lammps closed']);
  });

  it('do not hide a defect', async () => {
    const log: string[] = [];
    const broken = fakeEngine('vitrine', 100, log, () => {
      throw new TypeError('undefined is not a function');
    });
    await expect(alternate([broken], WORKLOAD, options())).rejects.toThrow(TypeError);
    expect(log.at(-1)).toBe('vitrine closed');
  });
});
