import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomGlass } from '../../tests/support/small-glass';
import type { Change } from '../core/change';
import { createExperiment, type ExperimentOptions } from '../core/experiment';
import type { Protocol } from '../core/protocol';
import { schedule, scheduledSteps } from '../core/schedule';
import { readLammpsData } from './lammps-data';
import { type LammpsDeck, lammpsScript, lammpsStart } from './lammps-deck';

const glass = randomGlass('24B', 200, 1);

function deck(options: ExperimentOptions = {}, others: Partial<LammpsDeck> = {}): LammpsDeck {
  const experiment = createExperiment({ preset: '24B', atoms: 200, cutoff: 5, ...options });
  return {
    experiment,
    configuration: glass,
    step: null,
    rowInterval: 4,
    frameInterval: 60,
    wholeRuns: true,
    ...others,
  };
}

/** The commands of a script as words, lines that go on joined, comments left out. */
function commands(script: string): string[][] {
  return script
    .replaceAll('&\n', ' ')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
}

const named = (script: string, ...names: string[]) =>
  commands(script)
    .filter(([name]) => names.includes(name))
    .map((words) => words.join(' '));

describe('lammpsStart', () => {
  it('is the configuration with the charges of the potential', () => {
    const text = lammpsStart(deck());
    expect(readLammpsData(text, 'start.data')).toEqual(glass);
    expect(text).toMatch(/^24B, yang2026, protocol demo, seed 1, as placed, units = metal\n/);
    expect(text).toMatch(/\n1 1 -0\.945 /);
  });
});

describe('lammpsScript', () => {
  it('is the whole demo: potential, minimisation, velocities, stages, what is written', () => {
    const script = lammpsScript(deck());
    expect(named(script, 'units', 'pair_style', 'pair_modify', 'kspace_style', 'timestep')).toEqual(
      [
        'units metal',
        'pair_style buck/coul/long 5',
        'pair_modify table 0 shift no tail no',
        'kspace_style pppm 0.00001',
        'timestep 0.001',
      ],
    );
    expect(named(script, 'pair_coeff')).toEqual([
      'pair_coeff * * 0 1 0',
      'pair_coeff 1 1 9022.79 0.265 85.0921',
      'pair_coeff 1 2 50306.1 0.161 46.2978',
      'pair_coeff 1 3 191757.12 0.1249 32.56',
      'pair_coeff 1 4 120303.8 0.17 0',
      'pair_coeff 1 5 155667.7 0.178 42.2597',
      'pair_coeff 2 3 337.7 0.29 0',
      'pair_coeff 3 3 532.85 0.3527 0',
    ]);
    const names = commands(script).map(([name]) => name);
    expect(names.slice(names.indexOf('minimize'))).toEqual([
      ...['minimize', 'reset_timestep', 'velocity', 'variable', 'fix', 'dump', 'dump_modify'],
      ...['variable', 'fix', 'run', 'unfix', 'variable', 'fix', 'run', 'unfix'],
      ...['variable', 'fix', 'run', 'unfix', 'write_data'],
    ]);
    expect(named(script, 'velocity', 'run')).toEqual([
      'velocity all create 3000 1 mom yes rot no dist gaussian',
      'run 1000',
      'run 10000',
      'run 1000',
    ]);
    expect(named(script, 'fix').slice(1)).toEqual([
      'fix stage all nvt temp 3000 3000 0.1',
      'fix stage all npt temp 3000 300 0.1 iso 0 0 1',
      'fix stage all npt temp 300 300 0.1 iso 0 0 1',
    ]);
    expect(script).toContain('dump_modify     frames element O Si B Na Ca ');
  });

  it('numbers the types of the elements that occur', () => {
    const configuration = randomGlass('0B', 200, 1);
    const script = lammpsScript(deck({ preset: '0B' }, { configuration }));
    expect(named(script, 'pair_coeff')).toEqual([
      'pair_coeff * * 0 1 0',
      'pair_coeff 1 1 9022.79 0.265 85.0921',
      'pair_coeff 1 2 50306.1 0.161 46.2978',
      'pair_coeff 1 3 120303.8 0.17 0',
      'pair_coeff 1 4 155667.7 0.178 42.2597',
    ]);
    expect(script).toContain('dump_modify     frames element O Si Na Ca ');
  });

  it('begins a new fix where a target changes, and keeps it where a parameter does', () => {
    const script = lammpsScript(
      deck({
        changes: [
          { step: 0, quantity: 'B-O.C', value: 30 },
          { step: 400, quantity: 'B-O.rho', value: 0.126 },
          { step: 700, quantity: 'temperature', value: 2500 },
          { step: 1000, quantity: 'pressure', value: 0.25 },
          { step: 6000, quantity: 'B-B.A', value: 500 },
        ],
      }),
    );
    const from = script.indexOf('variable        stage string mix');
    expect(named(script.slice(0, from), 'pair_coeff')[3]).toBe(
      'pair_coeff 1 3 191757.12 0.1249 30',
    );
    expect(named(script.slice(from), 'pair_coeff', 'fix', 'unfix', 'run')).toEqual([
      'fix stage all nvt temp 3000 3000 0.1',
      'run 400',
      'pair_coeff 1 3 191757.12 0.126 30',
      'run 300',
      'unfix stage',
      'fix stage all nvt temp 2500 2500 0.1',
      'run 300',
      'unfix stage',
      'fix stage all npt temp 2500 300 0.1 iso 2500 2500 1',
      'run 5000 start 1000 stop 9148',
      'pair_coeff 3 3 500 0.3527 0',
      'run 3148 start 1000 stop 9148',
      'unfix stage',
      'fix stage all npt temp 300 300 0.1 iso 2500 2500 1',
      'run 1000',
      'unfix series',
    ]);
  });

  it('keeps the line of a ramp that a change cuts short', () => {
    const script = lammpsScript(deck({ changes: [{ step: 5000, quantity: 'rate', value: 540 }] }));
    expect(named(script, 'fix', 'run').slice(3, 8)).toEqual([
      'fix stage all npt temp 3000 300 0.1 iso 0 0 1',
      'run 4000 start 1000 stop 11000',
      'fix stage all npt temp 1920 300 0.1 iso 0 0 1',
      'run 3000',
      'fix stage all npt temp 300 300 0.1 iso 0 0 1',
    ]);
  });

  it('lays the mesh out anew on the way of a box that changes, without bending the ramp', () => {
    const script = lammpsScript(deck({}, { wholeRuns: false }));
    const from = script.indexOf('variable        stage string mix');
    expect(named(script.slice(from), 'fix', 'run')).toEqual([
      'fix stage all nvt temp 3000 3000 0.1',
      'run 1000',
      'fix stage all npt temp 3000 300 0.1 iso 0 0 1',
      ...Array(20).fill('run 500 start 1000 stop 11000'),
      'fix stage all npt temp 300 300 0.1 iso 0 0 1',
      'run 500',
      'run 500',
    ]);
  });

  it('goes on from a state on the way: its step, its velocities, what is left', () => {
    const changes = [
      { step: 500, quantity: 'B-O.rho', value: 0.126 },
      { step: 8000, quantity: 'B-O.rho', value: 0.1249 },
    ] as const;
    const script = lammpsScript(deck({ changes }, { step: 4321 }));
    expect(named(script, 'minimize', 'velocity')).toEqual([]);
    expect(named(script, 'reset_timestep')).toEqual(['reset_timestep 4321']);
    expect(named(script, 'pair_coeff')[3]).toBe('pair_coeff 1 3 191757.12 0.126 32.56');
    const from = script.indexOf('variable        stage string quench');
    expect(named(script.slice(from), 'pair_coeff', 'fix', 'run')).toEqual([
      'fix stage all npt temp 3000 300 0.1 iso 0 0 1',
      'run 3679 start 1000 stop 11000',
      'pair_coeff 1 3 191757.12 0.1249 32.56',
      'run 3000 start 1000 stop 11000',
      'fix stage all npt temp 300 300 0.1 iso 0 0 1',
      'run 1000',
    ]);
  });

  it('gives constant energy no targets, and takes any name and any seed', () => {
    const { protocol } = createExperiment();
    const [mix] = protocol.stages;
    const nve: Protocol = {
      ...protocol,
      id: 'still',
      stages: [mix, { ...mix, name: 'rest, µ', ensemble: 'nve' }],
      averaging: { density: { stage: 'mix', last: 1 }, structure: { stage: 'mix', last: 1 } },
    };
    const script = lammpsScript(
      deck({ name: 'my\nglass é', protocol: nve, seed: 2 ** 32 - 1, atoms: 200, cutoff: 5 }),
    );
    expect(named(script, 'fix').at(-1)).toBe('fix stage all nve');
    expect(script).toContain('variable        stage string rest_\n');
    expect(script).toMatch(/^[\x20-\x7e\n]+$/);
    const [, , , , seed] = named(script, 'velocity')[0].split(' ');
    expect(Number(seed)).toBeGreaterThan(0);
    expect(Number(seed)).toBeLessThan(2 ** 31);
  });

  it('runs every step once, whatever changes on the way', () => {
    const at = fc.integer({ min: 0, max: 4000 });
    const change = fc.oneof(
      fc.record({ step: at, quantity: fc.constant('rate'), value: fc.constant(500) }),
      fc.record({
        step: at,
        quantity: fc.constantFrom('temperature', 'B-O.A'),
        value: fc.integer({ min: 2000, max: 4000 }),
      }),
      fc.record({
        step: at,
        quantity: fc.constant('pressure'),
        value: fc.integer({ min: -1, max: 5 }),
      }),
    );
    const turns = fc
      .array(change, { maxLength: 6 })
      .map((list) => list.sort((a, b) => a.step - b.step) as Change[]);
    fc.assert(
      fc.property(turns, at, fc.boolean(), (changes, step, wholeRuns) => {
        const { experiment } = deck({ changes });
        const total = scheduledSteps(schedule(experiment.protocol, changes));
        const script = lammpsScript(deck({ changes }, { step, wholeRuns }));
        let done = step;
        for (const run of named(script, 'run')) {
          const [, steps, , start, , stop] = run.split(' ').map(Number);
          expect(steps).toBeGreaterThan(0);
          if (stop !== undefined) {
            expect(start).toBeLessThanOrEqual(done);
            expect(stop).toBeGreaterThanOrEqual(done + steps);
          }
          done += steps;
        }
        expect(done).toBe(total);
        expect(named(script, 'unfix')).toHaveLength(named(script, 'fix').length - 1);
      }),
      { numRuns: 200 },
    );
  });
});
