import { expect, it } from 'vitest';
import { potentialById } from '../../src/core/potential';
import type { Platform } from '../../src/engine/dynamics';
import { forEachPair } from '../../src/structure/neighbours';
import { randomGlass } from '../support/small-glass';

const CUTOFF = 5.5;

export function relaxSuite(platform: () => Promise<Platform>): void {
  it('relaxation takes atoms placed at random to a liquid without overlaps', async () => {
    const starts = [randomGlass('24B', 160, 1), randomGlass('75B', 160, 2)];
    const simulation = await (await platform()).create({
      replicas: starts.map((configuration) => ({
        configuration,
        potential: potentialById('yang2026'),
        cutoff: CUTOFF,
        accuracy: 1e-4,
      })),
      timeStep: 1,
    });
    const before = await simulation.evaluate();
    await simulation.relax(300);
    const after = await simulation.evaluate();
    for (const [r, { types }] of starts.entries()) {
      // The placement is eV per atom above the melt, which lies near −9.7 eV per atom at 3000 K.
      expect(after[r].potential / types.length).toBeLessThan(
        before[r].potential / types.length - 1,
      );
      expect(after[r].kinetic).toBe(0);
      const relaxed = await simulation.readConfiguration(r);
      const forces = await simulation.readForces(r);
      for (const value of [...relaxed.positions, ...forces])
        expect(Number.isFinite(value)).toBe(true);
      let closest = Number.POSITIVE_INFINITY;
      forEachPair(relaxed, 2, (_i, _j, squared) => {
        closest = Math.min(closest, Math.sqrt(squared));
      });
      expect(closest).toBeGreaterThan(1.2);
      expect(closest).toBeLessThan(2);
    }
    simulation.destroy();
  });
}
