import { expect, it } from 'vitest';
import { atomCount } from '../../src/core/configuration';
import { potentialById } from '../../src/core/potential';
import { COULOMB } from '../../src/core/units';
import type { Platform } from '../../src/engine/dynamics';
import { directSum } from '../support/ewald';
import { smallMelts } from '../support/melt';
import { rmsDifference } from '../support/vectors';

const CUTOFF = 5.5;
const ACCURACY = 1e-4;
const YANG = potentialById('yang2026');

export function meshGrowthSuite(platform: () => Promise<Platform>): void {
  it('a box that grows gets a mesh that keeps the accuracy', async () => {
    const [melt] = await smallMelts(await platform(), { '24B': 150 }, CUTOFF);
    const simulation = await (await platform()).create({
      replicas: [{ configuration: melt, potential: YANG, cutoff: CUTOFF, accuracy: ACCURACY }],
      timeStep: 1,
    });
    const first = simulation.mesh(0);
    await simulation.beginStage({
      ensemble: 'npt',
      steps: 600,
      temperature: { from: 2500, to: 2500 },
      pressure: { from: -3, to: -3 },
      thermostatDamping: 100,
      barostatDamping: 1000,
    });
    const [samples] = await simulation.advance(520);
    const [edge] = samples[519].box;
    expect(edge / melt.box[0]).toBeGreaterThan(1.05);
    expect(samples.map(({ step }) => step)).toEqual(Array.from({ length: 520 }, (_, n) => n + 1));

    // The mesh changes after step 500; the energies go on smoothly.
    const [before, at, after] = samples.slice(498, 501).map(({ conserved }) => conserved);
    expect(Math.abs(after - 2 * at + before) / atomCount(melt)).toBeLessThan(2e-3);
    expect(simulation.mesh(0)).not.toEqual(first);

    const now = await simulation.readConfiguration(0);
    const exact = directSum(now, YANG, CUTOFF);
    expect(rmsDifference(await simulation.readForces(0), exact.forces)).toBeLessThan(
      1.5 * ACCURACY * COULOMB,
    );
    expect(Math.abs(samples[519].coulomb - exact.coulomb) / atomCount(melt)).toBeLessThan(1e-3);
    simulation.destroy();
  });
}
