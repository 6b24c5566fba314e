// `npm test`: installs what is missing, finds a browser and a Vulkan driver, runs every check and
// every test, and ends with the line `N passed, N failed`. `npm test -- unit types` runs those steps.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { denoProgram } from './deno.mjs';
import { ensureInstalled } from './install.mjs';
import { driverEnvironment } from './software-vulkan.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const REPORTS = path.join(ROOT, 'node_modules', '.cache', 'vitrine', 'reports');
const MINUTE = 60_000;

const bin = (file) => path.join('node_modules', file);
const BIOME = bin('@biomejs/biome/bin/biome');
const TSC = bin('typescript/bin/tsc');
const KNIP = bin('knip/bin/knip.js');
const VITEST = bin('vitest/vitest.mjs');

/** What Biome looks at. */
const LINTED = /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx|json|css|html)$/;

/** Every step: what it runs one after the other, how long it may take, and how its outcome is counted. */
const STEPS = {
  lint: {
    commands: [[BIOME, 'check', '--error-on-warnings', ...trackedFiles()]],
    limit: 5 * MINUTE,
  },
  types: {
    commands: [
      [TSC, '--noEmit'],
      [TSC, '--noEmit', '-p', 'tsconfig.rooms.json'],
      [TSC, '--noEmit', '-p', 'tsconfig.page.json'],
    ],
    limit: 5 * MINUTE,
  },
  rooms: { commands: [['scripts/rooms.mjs']], limit: 5 * MINUTE },
  // What the product does not use, tests left out of account; then what nothing uses.
  unused: { commands: [[KNIP, '--production'], [KNIP]], limit: 5 * MINUTE },
  unit: vitest('unit', 25 * MINUTE),
  gpu: { ...vitest('gpu', 40 * MINUTE), provide: describeAdapter },
  wgpu: wgpu(30 * MINUTE),
  browser: {
    commands: [[bin('@playwright/test/cli.js'), 'test', '--reporter=list,json']],
    // Playwright minds the colours itself, and warns when it is told.
    env: () => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('browser'), NO_COLOR: undefined }),
    limit: 30 * MINUTE,
    count: countPlaywright,
    provide: describeBrowser,
  },
  long: { ...vitest('long', 240 * MINUTE), provide: describeAdapter, onlyWhenAsked: true },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in STEPS));
if (unknown.length > 0) {
  console.error(
    `Unknown step: ${unknown.join(', ')}. The steps are ${Object.keys(STEPS).join(', ')}.`,
  );
  process.exit(1);
}
ensureInstalled();
process.chdir(ROOT);
if (!process.stdout.isTTY) process.env.NO_COLOR ??= '1';
fs.mkdirSync(REPORTS, { recursive: true });

const summary = [];
for (const [name, step] of Object.entries(STEPS)) {
  if (asked.length > 0 ? asked.includes(name) : !step.onlyWhenAsked) {
    summary.push({ name, ...(await runStep(name, step)) });
  }
}
report(summary);

/** Files that belong to the project, so that a stray one beside them fails nobody; without git, all. */
function trackedFiles() {
  const root = path.resolve(import.meta.dirname, '..');
  const git = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  const files = git.status === 0 ? git.stdout.split('\0') : [];
  const present = files.filter((file) => LINTED.test(file) && fs.existsSync(path.join(root, file)));
  return present.length > 0 ? ['--no-errors-on-unmatched', ...present] : [];
}

/** Runs one step; its outcome is `{ passed, failed, skipped, seconds, note }`. */
async function runStep(name, { program, commands, env, limit, count, provide, absent }) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  fs.rmSync(reportOf(name), { force: true });
  const done = (counts, note) => {
    const seconds = (performance.now() - start) / 1000;
    return { skipped: 0, ...counts, seconds, note };
  };
  const reason = absent?.();
  if (reason) return done({ passed: 0, failed: 0 }, reason);
  if (provide) {
    try {
      console.log(await provide());
    } catch (error) {
      const hint = error.hint ? `\n${error.hint}` : '';
      console.error(`${error.message}${hint}`);
      return done({ passed: 0, failed: 1 }, error.message.split('\n')[0]);
    }
  }
  let problem = null;
  for (const command of commands)
    problem = (await execute(command, env?.(), limit, program?.())) ?? problem;
  if (!count) return done({ passed: problem ? 0 : 1, failed: problem ? 1 : 0 }, problem);
  const counts = count(reportOf(name));
  if (!counts) return done({ passed: 0, failed: 1 }, problem ?? 'it left no report');
  if (counts.passed + counts.failed === 0)
    return done({ ...counts, failed: 1 }, 'no test was found');
  // A run that fails although all its tests pass: an error outside them.
  if (problem && counts.failed === 0) return done({ ...counts, failed: 1 }, problem);
  return done(counts);
}

/** Runs a script of Node's, or what another program is told, its output shown; resolves to null, or to what went wrong. */
function execute(command, env, limit, program = process.execPath) {
  return new Promise((resolve) => {
    const child = spawn(program, command, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      detached: process.platform !== 'win32',
    });
    const stop = () => {
      try {
        process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
      } catch {
        // It has ended meanwhile.
      }
    };
    const interrupted = () => {
      stop();
      process.exit(130);
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      stop();
    }, limit);
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      if (late) resolve(`stopped after ${limit / MINUTE} minutes`);
      else resolve(code === 0 ? null : `ended with ${signal ?? `exit code ${code}`}`);
    });
  });
}

function vitest(project, limit) {
  return {
    commands: [[VITEST, 'run', '--project', project, ...reportersOf(project)]],
    limit,
    count: countVitest,
  };
}

/** The engine's GPU tests once more, on the other implementation of WebGPU. */
function wgpu(limit) {
  const tests = ['run', '--project', 'gpu', 'src/engine'];
  return {
    program: denoProgram,
    commands: [['run', '--allow-all', VITEST, ...tests, ...reportersOf('wgpu')]],
    env: driverEnvironment,
    limit,
    count: countVitest,
    absent: () => (denoProgram() ? null : 'Deno was not found'),
  };
}

function reportersOf(step) {
  return ['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(step)}`];
}

function reportOf(name) {
  return path.join(REPORTS, `${name}.json`);
}

function readReport(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function countVitest(file) {
  const report = readReport(file);
  if (!report) return null;
  // A file that could not be loaded has no tests to fail.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function countPlaywright(file) {
  const report = readReport(file);
  if (!report) return null;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky, skipped };
}

async function describeBrowser() {
  const { findChromium } = await import('./chromium.mjs');
  const found = await findChromium();
  process.env.VITRINE_BROWSER = JSON.stringify(found);
  return `Browser: ${found.name} (${found.executablePath})`;
}

/** Opens WebGPU as the tests will, in a process of its own: Dawn may end a process it fails in. */
async function describeAdapter() {
  const script = `
    import { openGpu } from './scripts/software-vulkan.mjs';
    const gpu = await openGpu().catch((error) => {
      console.error(error.message + (error.hint ? '\\n' + error.hint : ''));
      process.exit(1);
    });
    const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
    if (!adapter) process.exit(1);
    const { vendor, architecture, description } = adapter.info;
    console.log('Adapter: ' + [description, vendor, architecture].filter(Boolean).join(', '));
    process.exit(0);`;
  const problem = await execute(['--input-type=module', '--eval', script], {}, MINUTE);
  if (problem) throw new Error(`Dawn finds no WebGPU adapter: ${problem}`);
  return '';
}

function report(steps) {
  console.log('\n── summary ──');
  for (const { name, passed, failed, skipped, seconds, note } of steps) {
    const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
    const mark = failed ? '✗' : '✓';
    console.log(
      `${mark} ${name.padEnd(8)} ${counts} (${seconds.toFixed(1)} s)${note ? `: ${note}` : ''}`,
    );
  }
  const total = (key) => steps.reduce((sum, step) => sum + step[key], 0);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  process.exit(total('failed') > 0 ? 1 : 0);
}
