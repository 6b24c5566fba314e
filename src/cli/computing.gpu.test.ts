import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { vitrine } from '../../tests/support/vitrine';
import { createExperiment } from '../core/experiment';
import { serialiseExperiment } from '../core/experiment-json';
import { potentialById } from '../core/potential';
import { writeLammpsData } from '../formats/lammps-data';
import { placeReplicas } from '../run/replicas';

// Whole commands on WGSL; what they say and write is asked of the processor in computing.test.ts.
const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const { protocol: demo } = createExperiment({ preset: '24B' });
const window = { stage: demo.stages[2].name, last: 0.04 };
const experiment = createExperiment({
  preset: '24B',
  protocol: {
    ...demo,
    id: 'tiny',
    stages: demo.stages.map((stage) => ({ ...stage, duration: 0.04 })),
    averaging: { density: window, structure: window },
  },
  atoms: 150,
  cutoff: 5,
});

async function result(...words: string[]) {
  const { code, stdout, stderr } = await vitrine(...words, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout);
}

it('a quench is computed on a GPU where that is asked for, and as the processor computes it', async () => {
  const file = path.join(folder, 'experiment.json');
  writeFileSync(file, JSON.stringify(serialiseExperiment(experiment)));
  const out = path.join(folder, 'run');
  const summary = await result('melt-quench', file, '--out', out, '--platform', 'gpu');
  expect(summary.platform).toBe('gpu');
  expect(summary.stateHash).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.parse(readFileSync(path.join(out, 'summary.json'), 'utf8'))).toEqual(summary);

  const [placed] = placeReplicas(experiment);
  const start = path.join(folder, 'start.data');
  writeFileSync(start, writeLammpsData(placed, potentialById('yang2026'), 'start'));
  const words = ['energy', start, '--cutoff', '5', '--accuracy', '1e-6', '--platform'];
  const [gpu, processor] = [await result(...words, 'gpu'), await result(...words, 'processor')];
  expect(gpu.energy.total).toBeCloseTo(processor.energy.total, 2);
  expect(gpu.pressure).toBeCloseTo(processor.pressure, 3);
});
