import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { smallMelts } from '../../tests/support/melt';
import { tuningWith } from '../../tests/support/tuning';
import type { Configuration } from '../core/configuration';
import { potentialById } from '../core/potential';
import type { Tuning } from '../core/tuning';
import { GpuSimulation } from './gpu/simulation';
import type { ReplicaSetup, StageTargets } from './types';

const CUTOFF = 5.5;
const STEPS = 70;

const NPT: StageTargets = {
  ensemble: 'npt',
  steps: 100,
  temperature: { from: 2500, to: 2000 },
  pressure: { from: 0, to: 2 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};

let device: GPUDevice;
let replicas: ReplicaSetup[];
const open: GpuSimulation[] = [];

beforeAll(async () => {
  ({ device } = await testDevice());
  const melts = await smallMelts(device, { '24B': 150, '75B': 180 }, CUTOFF);
  replicas = melts.map((configuration) => ({
    configuration,
    potential: potentialById('yang2026'),
    cutoff: CUTOFF,
    accuracy: 1e-4,
  }));
});

afterAll(() => {
  for (const simulation of open) simulation.destroy();
});

async function begun(tuning: Tuning): Promise<GpuSimulation> {
  const simulation = await GpuSimulation.create(device, { replicas, timeStep: 1, tuning });
  open.push(simulation);
  await simulation.beginStage(NPT);
  return simulation;
}

async function endOf(simulation: GpuSimulation) {
  const ends: (Configuration | Float64Array)[] = [];
  for (let r = 0; r < simulation.replicaCount; r++) {
    ends.push(await simulation.readConfiguration(r), await simulation.readForces(r));
  }
  return ends;
}

// With eight threads an atom the order of its sums follows its neighbour list, so that lists which
// were built at another step would show.
it.each([
  { lanes: 1, meshLanes: 1 },
  { lanes: 8, meshLanes: 4 },
])('goes on bit for bit from a snapshot, with threads an atom: %o', async (some) => {
  const tuning = tuningWith(some);
  const whole = await begun(tuning);
  const undisturbed = await whole.advance(STEPS);

  const broken = await begun(tuning);
  await broken.advance(33);
  const snapshot = structuredClone(await broken.snapshot());
  broken.destroy();
  const restored = await GpuSimulation.restore(device, replicas, snapshot);
  open.push(restored);
  expect(restored.step).toBe(33);
  expect(restored.tuning).toEqual(tuning);
  const rest = await restored.advance(STEPS - 33);

  expect(rest).toEqual(undisturbed.map((series) => series.slice(33)));
  expect(await endOf(restored)).toEqual(await endOf(whole));
});

it('is not disturbed by a snapshot', async () => {
  const plain = await begun(tuningWith({ lanes: 8 }));
  await plain.advance(40);
  const watched = await begun(tuningWith({ lanes: 8 }));
  for (let n = 0; n < 4; n++) {
    await watched.advance(10);
    await watched.snapshot();
  }
  expect(await endOf(watched)).toEqual(await endOf(plain));
});

it('refuses a snapshot of other replicas', async () => {
  const simulation = await begun(tuningWith());
  const snapshot = await simulation.snapshot();
  await expect(GpuSimulation.restore(device, replicas.slice(1), snapshot)).rejects.toThrow(
    'does not belong to this experiment',
  );
});
