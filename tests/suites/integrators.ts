import { describe, expect, it } from 'vitest';
import { atomCount, volume } from '../../src/core/configuration';
import { potentialById } from '../../src/core/potential';
import type { Platform } from '../../src/engine/dynamics';
import { integratorSeries, integratorStart } from '../support/reference';

const STEPS = 100;

export function integratorSuite(platform: () => Promise<Platform>): void {
  describe('100 steps from a melt, as LAMMPS takes them', () => {
    it.each(['nve', 'nvt', 'npt'] as const)('%s', async (ensemble) => {
      const configuration = integratorStart();
      const simulation = await (await platform()).create({
        replicas: [
          { configuration, potential: potentialById('yang2026'), cutoff: 11, accuracy: 1e-5 },
        ],
        timeStep: 1,
      });
      const [start] = await simulation.beginStage({
        ensemble,
        steps: 200,
        temperature: { from: 3000, to: 2900 },
        pressure: { from: 0, to: 0 },
        thermostatDamping: 100,
        barostatDamping: 1000,
      });
      const [steps] = await simulation.advance(STEPS);
      simulation.destroy();
      const reference = integratorSeries(ensemble);

      const worst = { temperature: 0, pressure: 0, volume: 0, potential: 0 };
      const note = (name: keyof typeof worst, difference: number) => {
        worst[name] = Math.max(worst[name], Math.abs(difference));
      };
      for (const [n, sample] of [start, ...steps].entries()) {
        const row = reference[n];
        expect(sample.step).toBe(row.step);
        note('temperature', sample.temperature - row.temperature);
        note('pressure', sample.pressure - row.pressure);
        note('volume', volume(sample.box) / row.volume - 1);
        note('potential', (sample.potential - row.potential) / atomCount(configuration));
      }
      expect(steps).toHaveLength(STEPS);
      expect(worst.temperature).toBeLessThan(0.3);
      expect(worst.pressure).toBeLessThan(0.01);
      expect(worst.volume).toBeLessThan(1e-5);
      expect(worst.potential).toBeLessThan(5e-5);
    });
  });
}
