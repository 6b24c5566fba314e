import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Configuration } from '../../src/core/configuration';
import { potentialById } from '../../src/core/potential';
import type { Tuning } from '../../src/core/tuning';
import type { Dynamics, Platform } from '../../src/engine/dynamics';
import type { ReplicaSetup, StageTargets } from '../../src/engine/types';
import { smallMelts } from '../support/melt';
import { tuningWith } from '../support/tuning';

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

/** @param tunings what simulations are broken off with */
export function snapshotSuite(
  platform: () => Promise<Platform>,
  tunings: readonly Tuning[] = [tuningWith()],
): void {
  const [plainest] = tunings;
  let replicas: ReplicaSetup[];
  const open: Dynamics[] = [];

  beforeAll(async () => {
    const melts = await smallMelts(await platform(), { '24B': 150, '75B': 180 }, CUTOFF);
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

  async function begun(tuning: Tuning): Promise<Dynamics> {
    const simulation = await (await platform()).create({ replicas, timeStep: 1, tuning });
    open.push(simulation);
    await simulation.beginStage(NPT);
    return simulation;
  }

  async function endOf(simulation: Dynamics) {
    const ends: (Configuration | Float64Array)[] = [];
    for (let r = 0; r < simulation.replicaCount; r++) {
      ends.push(await simulation.readConfiguration(r), await simulation.readForces(r));
    }
    return ends;
  }

  it.each(tunings)('goes on bit for bit from a snapshot, with %o', async (tuning) => {
    const whole = await begun(tuning);
    const undisturbed = await whole.advance(STEPS);

    const broken = await begun(tuning);
    await broken.advance(33);
    const snapshot = structuredClone(await broken.snapshot());
    broken.destroy();
    const restored = await (await platform()).restore(replicas, snapshot);
    open.push(restored);
    expect(restored.step).toBe(33);
    expect(restored.tuning).toEqual(tuning);
    const rest = await restored.advance(STEPS - 33);

    expect(rest).toEqual(undisturbed.map((series) => series.slice(33)));
    expect(await endOf(restored)).toEqual(await endOf(whole));
  });

  it('is not disturbed by a snapshot', async () => {
    const plain = await begun(tunings[tunings.length - 1]);
    await plain.advance(40);
    const watched = await begun(tunings[tunings.length - 1]);
    for (let n = 0; n < 4; n++) {
      await watched.advance(10);
      await watched.snapshot();
    }
    expect(await endOf(watched)).toEqual(await endOf(plain));
  });

  it('refuses a snapshot of other replicas', async () => {
    const simulation = await begun(plainest);
    const snapshot = await simulation.snapshot();
    await expect((await platform()).restore(replicas.slice(1), snapshot)).rejects.toThrow(
      'does not belong to this experiment',
    );
  });
}
