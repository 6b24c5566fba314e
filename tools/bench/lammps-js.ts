import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { Problem } from '../../src/core/problem';
import type { LammpsRunner } from './lammps-engine';

/** What runs it, from the project's own folder */
const PROGRAM = path.join('scripts', 'lammps-js.mjs');

/** What the program answers. */
type Answer = { readonly said: string } | { readonly missing: string };

/**
 * LAMMPS as WebAssembly in a process of its own, whose memory goes with it. It is kept from run to
 * run: what was compiled well stays so.
 *
 * @param signal ends the process when it is aborted
 */
export async function lammpsJsRunner(signal: AbortSignal): Promise<LammpsRunner> {
  const child = fork(PROGRAM, { signal, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  // Whoever waits for an answer hears of it.
  child.on('error', () => undefined);
  return {
    async run(files) {
      const answer = await ask(child, [...files]);
      if ('said' in answer) return answer.said;
      throw new Problem(
        `The package lammps.js cannot be loaded: ${answer.missing}.`,
        'Run `npm ci`, development packages included.',
      );
    },
    close: () => child.kill(),
  };
}

function ask(child: ChildProcess, files: readonly (readonly [string, string])[]): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const settle = () => {
      child.off('message', answered).off('exit', ended).off('error', failed);
    };
    const answered = (answer: Answer) => {
      settle();
      resolve(answer);
    };
    const failed = (error: Error) => {
      settle();
      reject(error);
    };
    const ended = (code: number | null, signal: string | null) => {
      settle();
      reject(
        new Problem(
          `The process of lammps.js ended (${signal ?? `code ${code}`}).`,
          'It may have had too little memory: ask for fewer atoms.',
        ),
      );
    };
    child.on('message', answered).on('exit', ended).on('error', failed);
    if (child.connected) child.send(files);
    else ended(child.exitCode, child.signalCode);
  });
}
