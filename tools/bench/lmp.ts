import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Problem } from '../../src/core/problem';
import { DECK_FILES } from '../../src/formats/lammps-deck';
import type { LammpsRunner } from './lammps-engine';
import { lammpsPackages } from './lammps-log';

/**
 * The machine's own LAMMPS, on one core: a process a run, in a folder of its own.
 *
 * @param signal ends the process when it is aborted
 * @param program what it is called
 * @throws Problem when it is not there
 */
export async function lmpRunner(signal: AbortSignal, program = 'lmp'): Promise<LammpsRunner> {
  const help = await said(program, ['-h'], os.tmpdir(), signal);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-bench-'));
  const script = ['-in', DECK_FILES.script, '-log', 'none'];
  return {
    packages: lammpsPackages(help),
    run(files) {
      for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
      return said(program, script, folder, signal);
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What it says when it is run with such options. */
function said(
  program: string,
  options: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, {
      cwd: folder,
      signal,
      // Ctrl-C is for whoever started it, who ends it in turn.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    const words: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => words.push(text));
    }
    child.once('error', (error) =>
      reject('code' in error && error.code === 'ENOENT' ? notInstalled(program) : error),
    );
    child.once('close', () => resolve(words.join('')));
  });
}

function notInstalled(program: string): Problem {
  return new Problem(
    `There is no ${program} on this machine.`,
    'Install LAMMPS (Debian and Ubuntu: apt install lammps) to have it beside Vitrine.',
  );
}
