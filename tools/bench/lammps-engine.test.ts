import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../src/core/experiment';
import type { Ensemble } from '../../src/core/protocol';
import { readLammpsData } from '../../src/formats/lammps-data';
import { rejectionOf } from '../../tests/support/problems';
import { crystal } from '../../tests/support/systems';
import { tuningWith } from '../../tests/support/tuning';
import type { Workload } from './engine';
import { lammpsEngine } from './lammps-engine';

const BOX = { ...crystal('NaCl', 3, 5), velocities: new Float64Array(3 * 216).fill(1e-3) };

function workload(ensemble: Ensemble, replicas = 1): Workload {
  return {
    atoms: 216,
    ensemble,
    temperature: 3000,
    experiment: createExperiment({ cutoff: 6 }),
    configurations: Array.from({ length: replicas }, () => BOX),
    tuning: tuningWith(),
  };
}

const LOG = `LAMMPS (1 Jan 2000)
Loop time of 1 on 1 procs for 25 steps with 216 atoms
Loop time of 5 on 1 procs for 100 steps with 216 atoms
50.0% CPU use with 1 MPI tasks
Neighbor list builds = 4
`;

/** LAMMPS that does nothing but say so; gives the files of its runs. */
function silentLammps(mostAtoms = 1000) {
  const runs: ReadonlyMap<string, string>[] = [];
  const engine = lammpsEngine('lammps', mostAtoms, async () => ({
    async run(files) {
      runs.push(files);
      return LOG;
    },
    close: () => {},
  }));
  return { engine, runs };
}

const { signal } = new AbortController();

describe('LAMMPS in a bench', () => {
  it('warms up, then runs the steps that are timed, writing nothing on the way', async () => {
    const { engine, runs } = silentLammps();
    const session = await engine.open(workload('npt'), signal);
    const stretch = await session.stretch(100);
    expect(stretch).toMatchObject({ steps: 100, seconds: 5 });
    expect(stretch.costs).toMatchObject({
      dispatchesPerStep: null,
      processorMillisecondsPerStep: 25,
      listBuildsPerStep: 0.04,
    });
    expect(session.version).toBe('1 Jan 2000');
    const script = runs[0].get('in.lammps') ?? '';
    expect(script.match(/^run .*/gm)?.map((line) => Number(line.split(/\s+/)[1]))).toEqual([
      25, 100,
    ]);
    expect(script).toMatch(/^pair_style +buck\/coul\/long 6$/m);
    expect(script).toMatch(/^kspace_style +pppm 0.00001$/m);
    expect(script).toMatch(/^fix +stage all npt temp 3000 3000 0.1 iso 0 0 1$/m);
    expect(script).toMatch(/^dump +frames all custom 1000000 /m);
    expect(script).not.toMatch(/^minimize/m);
    const data = readLammpsData(runs[0].get('start.data') ?? '', 'start.data');
    expect(data.box).toEqual(BOX.box);
    expect(data.velocities?.[0]).toBeCloseTo(1e-3, 12);
  });

  it('has the ensemble that is asked for', async () => {
    for (const [ensemble, fix] of [
      ['nve', /^fix +stage all nve$/m],
      ['nvt', /^fix +stage all nvt temp 3000 3000 0.1$/m],
    ] as const) {
      const { engine, runs } = silentLammps();
      await (await engine.open(workload(ensemble), signal)).stretch(40);
      expect(runs[0].get('in.lammps')).toMatch(fix);
    }
  });

  it('leaves what makes no sense, and says why', async () => {
    const several = rejectionOf(silentLammps().engine.open(workload('npt', 6), signal));
    expect((await several).message).toMatch(/one replica at a time/);
    const large = rejectionOf(silentLammps(200).engine.open(workload('npt'), signal));
    expect((await large).message).toMatch(/216 atoms would take it minutes/);
    expect((await large).hint).toMatch(/--engines vitrine,lammps/);
  });
});
