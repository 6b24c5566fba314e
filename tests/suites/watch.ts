import { afterAll, beforeAll, expect, it } from 'vitest';
import { createExperiment } from '../../src/core/experiment';
import { protocolById } from '../../src/core/protocol';
import { deviceOrder } from '../../src/engine/atoms';
import type { Dynamics, Platform } from '../../src/engine/dynamics';
import { STATE_BYTES } from '../../src/engine/processor/snapshot';
import type { SimulationSnapshot } from '../../src/engine/snapshot';
import { placeReplicas } from '../../src/run/replicas';
import { Run } from '../../src/run/run';
import { Watch, withAtom } from '../../src/run/watch/watch';

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

/** The state with one atom put beside another. */
function corrupted(snapshot: SimulationSnapshot, edge: number): SimulationSnapshot {
  const move = (block: ArrayBuffer, at: number) => {
    const changed = block.slice(0);
    const fractions = new Uint32Array(changed, at);
    const [there, here] = [OTHER, ATOM].map((atom) => 4 * deviceOrder(placed).indexOf(atom));
    fractions.set(fractions.subarray(there, there + 3), here);
    fractions[here] += Math.round((DISTANCE / edge) * 2 ** 32);
    return changed;
  };
  if (snapshot.platform === 'gpu') {
    const { motion } = snapshot;
    return { ...snapshot, motion: { ...motion, positions: move(motion.positions, 0) } };
  }
  const replicas = snapshot.replicas.map(({ motion, ...rest }) => ({
    ...rest,
    motion: move(motion, STATE_BYTES),
  }));
  return { ...snapshot, replicas };
}

export function watchSuite(platform: () => Promise<Platform>): void {
  let run: Run;
  let watch: Watch;
  let simulation: Dynamics | undefined;

  beforeAll(async () => {
    const engine = await platform();
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

  it('a position that is corrupted is an alarm at the next step, and names its atom', async () => {
    const configuration = await run.configuration();
    const { potential, cutoff, protocol } = experiment;
    const setup = { configuration: placed, potential, cutoff, accuracy: protocol.accuracy };
    const state = corrupted(await run.simulation.snapshot(), configuration.box[0]);
    simulation = await (await platform()).restore([setup], state);
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
}
