import type { Configuration } from '../../src/core/configuration';
import type { GlassName } from '../../src/core/glasses';
import { potentialById } from '../../src/core/potential';
import type { Platform } from '../../src/engine/dynamics';
import { thermalVelocities } from '../../src/run/velocities';
import { randomGlass } from './small-glass';

/**
 * Relaxed atoms of glasses of Table 1 (yang2026) with velocities of 2000 K: hot, but without overlaps.
 *
 * @param sizes about how many atoms each glass gets
 * @param cutoff Å
 */
export async function smallMelts(
  platform: Platform,
  sizes: Readonly<Partial<Record<GlassName, number>>>,
  cutoff: number,
): Promise<Configuration[]> {
  const starts = (Object.entries(sizes) as [GlassName, number][]).map(([glass, atoms]) =>
    randomGlass(glass, atoms, 1),
  );
  const simulation = await platform.create({
    replicas: starts.map((configuration) => ({
      configuration,
      potential: potentialById('yang2026'),
      cutoff,
      accuracy: 1e-4,
    })),
    timeStep: 1,
  });
  await simulation.relax(150);
  const melts: Configuration[] = [];
  for (let r = 0; r < starts.length; r++) {
    const relaxed = await simulation.readConfiguration(r);
    melts.push({ ...relaxed, velocities: thermalVelocities(relaxed, 2000, 1) });
  }
  simulation.destroy();
  return melts;
}
