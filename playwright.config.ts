import { defineConfig } from '@playwright/test';
import { argumentsWithoutGpu, type FoundChromium, findChromium } from './scripts/chromium.mjs';
import { freePort } from './scripts/free-port.mjs';

/** Playwright reads this file in each of its processes: what the first one found serves them all. */
async function once<T>(variable: string, find: () => Promise<T>): Promise<T> {
  const known = process.env[variable];
  if (known) return JSON.parse(known) as T;
  const found = await find();
  process.env[variable] = JSON.stringify(found);
  return found;
}

const { executablePath, args, env } = await once<FoundChromium>('VITRINE_BROWSER', findChromium);
const browser = { executablePath, env: { ...process.env, ...env } };
/** What has this tag computes with WGSL; everything else, in a browser without WebGPU, on the processor. */
const WGSL = /@webgpu/;
const port = await once('VITRINE_BROWSER_PORT', freePort);
const site = 'node_modules/.cache/vitrine/site';
const vite = 'node node_modules/vite/bin/vite.js';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One at a time: a simulation and the pictures of it fill the processor.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'page',
      grepInvert: WGSL,
      use: { launchOptions: { ...browser, args: argumentsWithoutGpu(args) } },
    },
    { name: 'webgpu', grep: WGSL, use: { launchOptions: { ...browser, args } } },
  ],
  webServer: {
    command: `${vite} build --logLevel warn --outDir ${site} --emptyOutDir && ${vite} preview --outDir ${site} --port ${port} --strictPort`,
    port,
    timeout: 180_000,
  },
});
