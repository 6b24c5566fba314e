import type { Configuration } from './configuration';
import { ACCELERATION, BOLTZMANN } from './units';

/**
 * Instantaneous temperature over 3N − 3 degrees of freedom, K.
 *
 * @param velocities xyz interleaved (3N), Å/fs
 */
export function temperatureOf(
  configuration: Pick<Configuration, 'types' | 'species'>,
  velocities: Float64Array,
): number {
  const freedom = 3 * configuration.types.length - 3;
  return (2 * kineticEnergy(configuration, velocities)) / (freedom * BOLTZMANN);
}

/**
 * Kinetic energy, eV.
 *
 * @param velocities xyz interleaved (3N), Å/fs
 */
export function kineticEnergy(
  configuration: Pick<Configuration, 'types' | 'species'>,
  velocities: Float64Array,
): number {
  const { types, species } = configuration;
  let twice = 0;
  for (let atom = 0; atom < types.length; atom++) {
    const x = velocities[3 * atom];
    const y = velocities[3 * atom + 1];
    const z = velocities[3 * atom + 2];
    twice += species[types[atom]].mass * (x * x + y * y + z * z);
  }
  return twice / (2 * ACCELERATION);
}
