import { describe, expect, it } from 'vitest';
import { thrownBy } from '../../tests/support/problems';
import { lammpsPackages, lammpsVersion, readLastRun } from './lammps-log';

/** Of a run in two parts, shortened. */
const LOG = `LAMMPS (29 Sep 2021 - Update 2)
  using 1 OpenMP thread(s) per MPI task
PPPM initialization ...
  G vector (1/distance) = 0.65503257
  grid = 30 30 30
  stencil order = 5
  estimated absolute RMS force accuracy = 0.00015334051
  estimated relative force accuracy = 1.0648909e-05
Per MPI rank memory allocation (min/avg/max) = 9.524 | 9.524 | 9.524 Mbytes
Step Temp Press PotEng KinEng Volume Density Econserve 
       0    3331.4435    30824.809   -1443.3721    64.593431      1934.62    2.3999998   -1378.7787 
Loop time of 0.106575 on 1 procs for 10 steps with 151 atoms

39.9% CPU use with 1 MPI tasks x 1 OpenMP threads
Neighbor list builds = 0
PPPM initialization ...
  grid = 32 30 27
  stencil order = 6
  estimated relative force accuracy = 1.0650366e-05
Per MPI rank memory allocation (min/avg/max) = 9.5 | 9.75 | 10.0 Mbytes
Loop time of 0.21977 on 1 procs for 40 steps with 151 atoms

68.3% CPU use with 1 MPI tasks x 1 OpenMP threads
Neighbor list builds = 1
PPPM initialization ...
  grid = 45 45 45
  stencil order = 5
  estimated relative force accuracy = 1.0693962e-05
Total wall time: 0:00:00
`;

describe('the log of LAMMPS', () => {
  it('tells what the last run took, and how', () => {
    expect(readLastRun(LOG)).toEqual({
      steps: 40,
      seconds: 0.21977,
      processorPercent: 68.3,
      listBuilds: 1,
      grid: [32, 30, 27],
      order: 6,
      estimatedAccuracy: 1.0650366e-5,
      memoryBytes: 10 * 2 ** 20,
    });
    expect(lammpsVersion(LOG)).toBe('29 Sep 2021 - Update 2');
  });

  it('may leave out everything but the time', () => {
    const log =
      'Loop time of 1.5e+01 on 1 procs for 30 steps with 8 atoms\n0.0% CPU use with 1 MPI';
    expect(readLastRun(log)).toEqual({
      steps: 30,
      seconds: 15,
      processorPercent: null,
      listBuilds: null,
      grid: null,
      order: null,
      estimatedAccuracy: null,
      memoryBytes: null,
    });
    expect(lammpsVersion(log)).toBeNull();
  });

  it('says why there was no run, or not the whole of it', () => {
    const error = 'ERROR: Unrecognized pair style (src/force.cpp:281)\nLast command: pair_style x';
    expect(thrownBy(() => readLastRun(error)).message).toMatch(
      /LAMMPS stopped: Unrecognized pair style/,
    );
    expect(thrownBy(() => readLastRun(`${LOG}ERROR on proc 0: Out of range`)).message).toMatch(
      /Out of range/,
    );
    expect(thrownBy(() => readLastRun('')).message).toMatch(/said nothing of a run/);
  });
});

describe('lammpsPackages', () => {
  const help = (list: string) =>
    `Sizes of smallint\n\nInstalled packages:\n\n${list}\nList of individual style options\n\n* Atom styles:\n`;

  it('lists what a build has', () => {
    expect(lammpsPackages(help('KSPACE MANYBODY \nEXTRA-PAIR OPT \n'))).toBe(
      'KSPACE MANYBODY EXTRA-PAIR OPT',
    );
  });

  it('knows nothing of a build that does not say', () => {
    expect(lammpsPackages('lmp: not found')).toBeNull();
  });
});
