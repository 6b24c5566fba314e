// `npm run bench:page`: how quick a run is in the page, in a browser without WebGPU: the experiment that
// the page opens with from the press to its end, and steps/s of a longer one with the lab and with the
// paper in view, in turns. Prints JSON.
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const VITE = path.join('node_modules', 'vite', 'bin', 'vite.js');
const SITE = path.join('node_modules', '.cache', 'vitrine', 'site');
/** s that each view is looked at for, and how often in turn */
const LOOK = 15;
const TURNS = 3;
/** ms without a step after which a run has ended, or hangs */
const STILL = 20_000;

ensureInstalled();
process.chdir(ROOT);
const { chromium } = await import('@playwright/test');
const { argumentsWithoutGpu, findChromium } = await import('./chromium.mjs');
const { freePort } = await import('./free-port.mjs');

const port = await freePort();
await node('build', '--logLevel', 'warn', '--outDir', SITE, '--emptyOutDir').ended;
const server = node('preview', '--outDir', SITE, '--port', String(port), '--strictPort');
const browser = await launch();
try {
  const demo = await timeOfDemo();
  const views = await speedsByView();
  console.log(
    JSON.stringify(
      { cores: os.availableParallelism(), browser: browser.version(), ...demo, ...views },
      null,
      2,
    ),
  );
} finally {
  await browser.close();
  server.child.kill();
}

function node(...words) {
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
  await page.waitForTimeout(3000);
  return page;
}

function stateOf(page) {
  return page.getByRole('contentinfo').locator('strong').innerText();
}

async function timeOfDemo() {
  const page = await openLab();
  const begun = performance.now();
  await page.getByRole('button', { name: 'Melt and quench' }).click();
  while ((await stateOf(page)) !== 'Done') await page.waitForTimeout(100);
  const demoSeconds = (performance.now() - begun) / 1000;
  await page.close();
  return { demoSeconds: Number(demoSeconds.toFixed(1)) };
}

/** Steps done and when, as the bar shows it: at a change of what it shows. */
async function stepsNow(page) {
  const shown = () => page.getByRole('contentinfo').locator('dd').first().innerText();
  const before = await shown();
  let now = before;
  const began = performance.now();
  while (now === before) {
    if (performance.now() - began > STILL) throw new Error(`The run stands still at ${now}.`);
    now = await shown();
  }
  return { step: Number(now.split('/')[0].replace(/[^0-9]/g, '')), time: performance.now() };
}

async function speedsByView() {
  const page = await openLab();
  await page.getByRole('combobox', { name: 'Protocol' }).selectOption({ label: 'Class' });
  await page.getByRole('button', { name: 'Melt and quench' }).click();
  while (!/Melting|Cooling/.test(await stateOf(page))) await page.waitForTimeout(200);
  await page.waitForTimeout(5000);
  const speeds = { lab: [], paper: [] };
  for (let turn = 0; turn < TURNS; turn++) {
    for (const view of ['lab', 'paper']) {
      const name = view === 'paper' ? 'Paper' : 'Back to the lab';
      if (view === 'paper' || turn > 0) await page.getByRole('button', { name }).first().click();
      await page.waitForTimeout(4000);
      const first = await stepsNow(page);
      await page.waitForTimeout(1000 * LOOK);
      const last = await stepsNow(page);
      speeds[view].push((1000 * (last.step - first.step)) / (last.time - first.time));
    }
  }
  await page.close();
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const rounded = (values) => values.map((value) => Number(value.toFixed(1)));
  return {
    stepsPerSecond: { lab: rounded(speeds.lab), paper: rounded(speeds.paper) },
    labOverPaper: Number((median(speeds.lab) / median(speeds.paper)).toFixed(2)),
  };
}
