import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDevice } from '../../tests/gpu';
import { createExperiment } from '../core/experiment';
import { protocolById } from '../core/protocol';
import { deviceOrder } from '../engine/atoms';
import { GpuSimulation } from '../engine/gpu/simulation';
import type { SimulationSnapshot } from '../engine/snapshot';
import { placeReplicas } from './replicas';
import { Run } from './run';
import { Watch, withAtom } from './watch';

const BEFORE = 200;
const ATOM = 30;
/** Into its place another one is put … */
const OTHER = 0;
/** … so near, Å. */
const DISTANCE = 0.7;

const experiment = createExperiment({
  preset: '24B',
  atoms: 100,
  cutoff: 4,
  protocol: protocolById('demo').protocol,
  seed: 2,
});

/** What the run is made of */
const [placed] = placeReplicas(experiment);

let run: Run;
let watch: Watch;
let simulation: GpuSimulation | undefined;

beforeAll(async () => {
  const engine = await testDevice();
  run = await Run.prepare(engine, experiment, () => {});
  watch = new Watch(experiment, { recountSteps: 20 });
});

afterAll(() => {
  run.destroy();
  simulation?.destroy();
});

it('a melt raises no alarm, its pairs counted again and again', async () => {
  while (run.step < BEFORE) {
    expect(watch.add(await run.advance(20))).toBeNull();
    expect(watch.look(0, await run.configuration())).toBeNull();
  }
});

/** The state with one atom put beside another. */
function corrupted(snapshot: SimulationSnapshot, edge: number): SimulationSnapshot {
  if (snapshot.platform !== 'gpu') throw new Error('This test looks into what a GPU keeps.');
  const positions = snapshot.motion.positions.slice(0);
  const fractions = new Uint32Array(positions);
  const [there, here] = [OTHER, ATOM].map((atom) => 4 * deviceOrder(placed).indexOf(atom));
  fractions.set(fractions.subarray(there, there + 3), here);
  fractions[here] += Math.round((DISTANCE / edge) * 2 ** 32);
  return { ...snapshot, motion: { ...snapshot.motion, positions } };
}

it('a position that is corrupted on the device is an alarm at the next step, and names its atom', async () => {
  const { device } = await testDevice();
  const configuration = await run.configuration();
  const { potential, cutoff, protocol } = experiment;
  const setup = { configuration: placed, potential, cutoff, accuracy: protocol.accuracy };
  const state = corrupted(await run.simulation.snapshot(), configuration.box[0]);
  simulation = await GpuSimulation.restore(device, [setup], state);
  const alarm = watch.add(await simulation.advance(1));
  expect(alarm).toMatchObject({ kind: 'jump', stage: 'mix', step: BEFORE + 1, replica: 0 });
  expect(alarm?.message).toMatch(/The energy jumped by \d[\d,.]* eV within one step/);
  const motion = {
    configuration: await simulation.readConfiguration(0),
    forces: await simulation.readForces(0),
  };
  // Both are pushed alike.
  expect([ATOM + 1, OTHER + 1]).toContain(alarm && withAtom(alarm, motion).atom);
  const overlap = watch.look(0, motion.configuration);
  expect(overlap).toMatchObject({ kind: 'overlap', step: BEFORE + 1 });
  expect(overlap?.message).toContain(`oxygen ${ATOM + 1} `);
  expect(overlap?.message).toContain(`oxygen ${OTHER + 1} `);
});
