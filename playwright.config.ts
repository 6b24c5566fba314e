import { defineConfig } from '@playwright/test';
import { type FoundChromium, findChromium } from './scripts/chromium.mjs';
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
const port = await once('VITRINE_BROWSER_PORT', freePort);
const site = 'node_modules/.cache/vitrine/site';
const vite = 'node node_modules/vite/bin/vite.js';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One at a time: WebGPU runs on the processor here, which a simulation fills.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath, args, env: { ...process.env, ...env } },
    screenshot: 'only-on-failure',
  },
  webServer: {
    command: `${vite} build --logLevel warn --outDir ${site} --emptyOutDir && ${vite} preview --outDir ${site} --port ${port} --strictPort`,
    port,
    timeout: 180_000,
  },
});
