// `npm run measure:loading -- [MB …]`: what a large trajectory keeps the page from while it loads. For each size
// an extended XYZ file and a LAMMPS dump are made of a recorded glass and opened in a browser without WebGPU.
// Prints JSON: seconds until the file is open, the longest tasks of the main thread until then and in the
// five seconds after, and the memory that its JavaScript takes.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ensureInstalled } from './install.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const VITE = path.join('node_modules', 'vite', 'bin', 'vite.js');
const SITE = path.join('node_modules', '.cache', 'vitrine', 'site');
const RECORDED = path.join('public', 'glasses', '24B-100.extxyz.gz');
/** ms after the file is open in which figures and picture are drawn */
const DRAWING_MS = 5000;
const WRITERS = { extxyz: extendedXyzFrame, lammpstrj: dumpFrame };

ensureInstalled();
process.chdir(ROOT);
const { chromium } = await import('@playwright/test');
const { argumentsWithoutGpu, findChromium } = await import('./chromium.mjs');
const { freePort } = await import('./free-port.mjs');

const sizes = process.argv.slice(2).map(Number);
if (sizes.some((size) => !(size > 0))) throw new Error('Sizes are numbers of megabytes.');
const frames = recordedFrames();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vitrine-loading-'));
const port = await freePort();
await vite('build', '--logLevel', 'warn', '--outDir', SITE, '--emptyOutDir').ended;
const server = vite('preview', '--outDir', SITE, '--port', String(port), '--strictPort');
const browser = await launch();
try {
  const measured = [];
  for (const size of sizes.length > 0 ? sizes : [120, 1000]) {
    for (const ending of Object.keys(WRITERS)) measured.push(await loading(ending, size));
  }
  const machine = { cores: os.availableParallelism(), browser: browser.version() };
  console.log(JSON.stringify({ ...machine, measured }, null, 2));
} finally {
  await browser.close();
  server.child.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}

function vite(...words) {
  const child = spawn(process.execPath, [VITE, ...words], { stdio: ['ignore', 2, 2] });
  const ended = new Promise((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('Vite failed.'))));
  });
  ended.catch(() => undefined);
  return { child, ended };
}

async function launch() {
  const { executablePath, args, env } = await findChromium();
  return chromium.launch({
    executablePath,
    args: argumentsWithoutGpu(args),
    env: { ...process.env, ...env },
  });
}

/** Frames of the recorded glass: the edge of its box, Å, and its lines of element, x, y, z. */
function recordedFrames() {
  const lines = gunzipSync(fs.readFileSync(RECORDED)).toString().split('\n');
  const found = [];
  for (let line = 0; lines[line]; line += Number(lines[line]) + 2) {
    const edge = Number(/Lattice="([\d.]+)/.exec(lines[line + 1])[1]);
    found.push({ edge, atoms: lines.slice(line + 2, line + 2 + Number(lines[line])) });
  }
  return found;
}

function extendedXyzFrame({ edge, atoms }, step) {
  const header = `Lattice="${edge} 0 0 0 ${edge} 0 0 0 ${edge}" Properties=species:S:1:pos:R:3 pbc="T T T" step=${step} time=${step / 1000}`;
  return `${atoms.length}\n${header}\n${atoms.join('\n')}\n`;
}

function dumpFrame({ edge, atoms }, step) {
  const sides = `0 ${edge}\n`.repeat(3);
  const rows = atoms.map((atom, index) => `${index + 1} ${atom}`).join('\n');
  return `ITEM: TIMESTEP\n${step}\nITEM: NUMBER OF ATOMS\n${atoms.length}\nITEM: BOX BOUNDS pp pp pp\n${sides}ITEM: ATOMS id element x y z\n${rows}\n`;
}

/** A file of some megabytes in which the recorded frames come again and again. */
function write(ending, megabytes) {
  const file = path.join(folder, `large.${ending}`);
  const out = fs.openSync(file, 'w');
  let bytes = 0;
  for (let frame = 0; bytes < megabytes * 1e6; frame++) {
    bytes += fs.writeSync(out, WRITERS[ending](frames[frame % frames.length], 100 * frame));
  }
  fs.closeSync(out);
  return file;
}

async function openLab() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  for (let tries = 1; ; tries++) {
    try {
      await page.goto(`http://localhost:${port}/`);
      break;
    } catch (error) {
      if (tries === 50) throw error;
      await page.waitForTimeout(200);
    }
  }
  await page.getByRole('contentinfo').getByText('Ready').waitFor();
  // The recorded glass is drawn, and its figures.
  await page.waitForTimeout(5000);
  return page;
}

async function loading(ending, megabytes) {
  const file = write(ending, megabytes);
  const page = await openLab();
  await page.evaluate(() => {
    window.longTasks = [];
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        window.longTasks.push({ startTime, duration });
      }
    });
    observer.observe({ type: 'longtask' });
  });
  const begun = await page.evaluate(() => performance.now());
  await page.getByLabel('Open a file').setInputFiles(file);
  await page.waitForFunction(
    () => document.querySelector('[role="img"][aria-label^="large, "]'),
    undefined,
    { timeout: 600_000, polling: 200 },
  );
  const open = await page.evaluate(() => performance.now());
  await page.waitForTimeout(DRAWING_MS);
  const { tasks, heap } = await page.evaluate(() => ({
    tasks: window.longTasks,
    heap: performance.memory.usedJSHeapSize,
  }));
  await page.close();
  fs.rmSync(file);
  return {
    file: ending,
    megabytes,
    seconds: rounded((open - begun) / 1000),
    longestTasks: {
      whileReading: longest(tasks.filter(({ startTime }) => startTime < open)),
      whileDrawing: longest(tasks.filter(({ startTime }) => startTime >= open)),
    },
    heapMegabytes: rounded(heap / 1e6),
  };
}

/** The five longest, ms */
function longest(tasks) {
  const durations = tasks.map(({ duration }) => Math.round(duration)).sort((a, b) => b - a);
  return { count: durations.length, ms: durations.slice(0, 5) };
}

function rounded(value) {
  return Number(value.toFixed(1));
}
