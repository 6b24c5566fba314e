import { Problem } from '../../src/core/problem';

/** What LAMMPS says of a run in its log. */
export interface LammpsRun {
  readonly steps: number;
  /** s, without what goes before the first step */
  readonly seconds: number;
  /** Of one core: 99.8 where a thread was busy all the time; null where LAMMPS cannot tell */
  readonly processorPercent: number | null;
  readonly listBuilds: number | null;
  /** Mesh points an axis */
  readonly grid: readonly number[] | null;
  readonly order: number | null;
  /** RMS force error over that of two unit charges 1 Å apart */
  readonly estimatedAccuracy: number | null;
  readonly memoryBytes: number | null;
}

/** LAMMPS's own version, as the first line of a log has it: '29 Sep 2021 - Update 2'. */
export function lammpsVersion(log: string): string | null {
  return /^LAMMPS \(([^)]*)\)/m.exec(log)?.[1] ?? null;
}

/** The packages of a build, as `lmp -h` lists them: 'KSPACE MANYBODY OPT'; null where it does not. */
export function lammpsPackages(help: string): string | null {
  const [, after = ''] = help.split(/^Installed packages:$/m);
  const [listed] = after.split(/^List of/m);
  return listed.trim().split(/\s+/).join(' ') || null;
}

/**
 * Reads the last run of a log.
 *
 * @throws Problem with LAMMPS's own error, or when there is no run
 */
export function readLastRun(log: string): LammpsRun {
  const loops = [
    ...log.matchAll(/^Loop time of (\S+) on \d+ procs? for (\d+) steps with \d+ atoms/gm),
  ];
  const last = loops.at(-1);
  const error = /^ERROR[^:]*: (.*)/m.exec(log);
  if (error || !last) {
    throw new Problem(
      error ? `LAMMPS stopped: ${error[1].trim()}.` : 'LAMMPS said nothing of a run.',
      'Its build must have the package KSPACE: pppm and buck/coul/long.',
    );
  }
  // Mesh and memory are told before a run's first step, the rest after its last.
  const before = log.slice(loops.at(-2)?.index ?? 0, last.index);
  const after = log.slice(last.index);
  const number = (text: string, pattern: RegExp) => {
    const found = [...text.matchAll(pattern)].at(-1);
    return found ? Number(found[1]) : null;
  };
  const grid = [...before.matchAll(/^\s*grid = (\d+) (\d+) (\d+)/gm)].at(-1);
  const megabytes = number(before, /^Per MPI rank memory allocation .* = \S+ \| \S+ \| (\S+) M/gm);
  return {
    steps: Number(last[2]),
    seconds: Number(last[1]),
    // WebAssembly has no clock of the processor: it says 0.
    processorPercent: number(after, /^\s*(\S+)% CPU use/gm) || null,
    listBuilds: number(after, /^Neighbor list builds = (\d+)/gm),
    grid: grid ? grid.slice(1, 4).map(Number) : null,
    order: number(before, /^\s*stencil order = (\d+)/gm),
    estimatedAccuracy: number(before, /^\s*estimated relative force accuracy = (\S+)/gm),
    memoryBytes: megabytes === null ? null : megabytes * 2 ** 20,
  };
}
