// `npm run wgpu -- vitrine …`: a script of this folder on wgpu in place of Dawn. On a machine without a
// GPU, but with Mesa's lavapipe, that is more than twice as quick.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { denoProgram, quickestEnvironment } from './deno.mjs';
import { ensureInstalled } from './install.mjs';

/** What computes, and the file of this folder that starts it. */
const PROGRAMS = {
  vitrine: 'vitrine.mjs',
  validate: 'validate.mjs',
  bench: 'bench.mjs',
  trials: 'record-trials.mjs',
};

const [name, ...words] = process.argv.slice(2);
if (!Object.hasOwn(PROGRAMS, name)) {
  console.error(`Say what to run: npm run wgpu -- ${Object.keys(PROGRAMS).join('|')} …`);
  process.exit(1);
}
ensureInstalled();
const deno = denoProgram();
if (!deno) {
  console.error('Deno was not found, whose WebGPU is wgpu.');
  console.error('Install it (https://deno.com), or leave out `wgpu --` to compute with Dawn.');
  process.exit(1);
}
const script = path.join(import.meta.dirname, PROGRAMS[name]);
// A package that the statistics come with sets an object's prototype the old way.
const child = spawn(deno, ['run', '--allow-all', '--unsafe-proto', script, ...words], {
  stdio: 'inherit',
  env: { ...process.env, ...quickestEnvironment(), npm_lifecycle_event: name },
});
// It ends when it has kept what it has; Ctrl-C reaches it without help.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
