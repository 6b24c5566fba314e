import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createExperiment } from '../../src/core/experiment';
import type { Protocol } from '../../src/core/protocol';
import { protocolById } from '../../src/core/protocol';
import { makeStudy } from './make';
import type { Made } from './record';
import type { RunStudy, Study } from './study';

const PROTOCOL: Protocol = {
  ...protocolById('demo').protocol,
  id: 'brief',
  stages: [
    {
      name: 'mix',
      ensemble: 'nvt',
      duration: 0.03,
      temperature: { from: 3000, to: 3000 },
      pressure: null,
    },
  ],
  averaging: { density: { stage: 'mix', last: 0.02 }, structure: { stage: 'mix', last: 0.02 } },
};

const STUDY: RunStudy = {
  kind: 'run',
  id: 'brief-24B',
  needsGpu: false,
  rows: [],
  experiment: createExperiment({ protocol: PROTOCOL, atoms: 100, cutoff: 4.5 }),
  seeds: [1, 2],
  measure: ({ series }) => ({
    values: { energy: { mean: series[series.length - 1].potential, error: null, freedom: null } },
    traces: [],
  }),
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-make-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const terminal = { result: () => {}, note: () => {}, progress: () => {} };

it('makes a study seed by seed, keeps what is finished, and goes on when asked again', async () => {
  const made: Made[] = [];
  const stop = new AbortController();
  const first = makeStudy(STUDY, {
    terminal,
    folder,
    signal: stop.signal,
    finished: (_: Study, one) => {
      made.push(one);
      stop.abort();
    },
  });
  await expect(first).rejects.toMatchObject({
    message: 'Stopped brief-24B at seed 2; seed 1 is recorded.',
    hint: 'Go on: npm run validate -- --rerun brief-24B --seeds 2',
  });

  const { signal } = new AbortController();
  const keep = (_: Study, one: Made) => made.push(one);
  await makeStudy(STUDY, { terminal, folder, signal, seeds: [2], finished: keep });
  expect(made.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(made.map(({ experiment }) => experiment.seed)).toEqual([1, 2]);
  expect(made[1].values.energy.mean).not.toBe(made[0].values.energy.mean);
  expect(made[0].adapter).not.toBe('');
  expect(made[0].date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

  // The same seed on the same adapter is the same, bit for bit.
  await makeStudy(STUDY, { terminal, folder, signal, seeds: [1], finished: keep });
  expect(made[2].values).toEqual(made[0].values);

  const strange = makeStudy(STUDY, { terminal, folder, signal, seeds: [7], finished: keep });
  await expect(strange).rejects.toThrowError('brief-24B has no seed 7.');
});
