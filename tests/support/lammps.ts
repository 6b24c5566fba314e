import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import createModule from 'lammps.js/wasm-atomify';

/** Texts of files by their names. */
export type Files = ReadonlyMap<string, string>;

/**
 * Runs a script in LAMMPS as WebAssembly, beside other files.
 *
 * @param script name of the script among `files`
 * @returns the files that are there afterwards
 * @throws Error with what LAMMPS said
 */
export async function lammpsInWebAssembly(files: Files, script: string): Promise<Files> {
  const said: unknown[] = [];
  const hear = (...words: unknown[]) => said.push(...words);
  const module = await createModule({ print: hear, printErr: hear });
  const { FS, LAMMPSWeb } = module;
  FS.mkdir('/deck');
  FS.chdir('/deck');
  for (const [name, text] of files) FS.writeFile(name, text);
  const lammps = new LAMMPSWeb();
  lammps.start();
  try {
    lammps.runFile(script);
  } catch (error) {
    throw new Error(`LAMMPS failed: ${said.slice(-20).join('\n')}`, { cause: error });
  }
  const left = FS.readdir('.').filter((name) => FS.isFile(FS.stat(name).mode));
  return new Map(left.map((name) => [name, FS.readFile(name, { encoding: 'utf8' })]));
}

/** The `lmp` of this machine. */
export async function lammpsOfThisMachine(files: Files, script: string): Promise<Files> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-lammps-'));
  for (const [name, text] of files) writeFileSync(path.join(folder, name), text);
  execFileSync('lmp', ['-in', script], { cwd: folder, encoding: 'utf8' });
  const left = readdirSync(folder);
  return new Map(left.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
}

/** Whether `lmp` runs here. */
export const HAS_LMP = spawnSync('lmp', ['-help']).status === 0;
