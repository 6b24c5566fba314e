import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { LICENCES, licencePlugins } from './scripts/licences-plugin.mjs';
import { policyPlugin } from './scripts/policy-plugin.mjs';
import { wasmPlugin } from './scripts/wasm-plugin.mjs';

/** What no healthy test reaches, even on a machine that does other work beside it; ms. */
const UNIT_TIMEOUT = 60_000;
const GPU_TIMEOUT = 5 * 60_000;
const LONG_TIMEOUT = 30 * 60_000;

const licences = licencePlugins();

export default defineConfig({
  base: './',
  plugins: [react(), wasmPlugin(), policyPlugin(), licences.page()],
  server: { port: 5173 },
  worker: { format: 'es', plugins: () => [wasmPlugin(), licences.worker()] },
  build: {
    target: 'esnext',
    chunkSizeWarningLimit: 2000,
    // The licences of everything that the page ships.
    license: { fileName: LICENCES },
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,tools}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ['**/*.gpu.test.ts', '**/*.long.test.ts'],
          testTimeout: UNIT_TIMEOUT,
          hookTimeout: UNIT_TIMEOUT,
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          include: ['{src,tools}/**/*.gpu.test.ts'],
          testTimeout: GPU_TIMEOUT,
          hookTimeout: GPU_TIMEOUT,
        },
      },
      {
        extends: true,
        test: {
          name: 'long',
          include: ['{src,tools}/**/*.long.test.ts'],
          testTimeout: LONG_TIMEOUT,
          hookTimeout: LONG_TIMEOUT,
        },
      },
    ],
  },
});
