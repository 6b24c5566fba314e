import type { Configuration } from '../core/configuration';
import { Problem } from '../core/problem';
import { counterRandom } from '../core/random';
import { temperatureOf } from '../core/temperature';
import { ACCELERATION, BOLTZMANN } from '../core/units';

/** Separates the random numbers of the velocities from those of the placement. */
const VELOCITY_STREAM = 2;

/**
 * Maxwell–Boltzmann velocities: Gaussian with variance kT/m a component, the centre of mass at rest,
 * then scaled so that the temperature over 3N − 3 degrees of freedom is exact.
 *
 * @param temperature K
 * @param seed 32-bit unsigned
 * @returns xyz interleaved (3N), Å/fs
 * @throws Problem on fewer than two atoms or a temperature that is not a number ≥ 0
 */
export function thermalVelocities(
  configuration: Configuration,
  temperature: number,
  seed: number,
): Float64Array {
  const { types, species } = configuration;
  if (types.length < 2) {
    throw new Problem(
      `A temperature needs at least two atoms; there is ${types.length}.`,
      'Use a larger configuration.',
    );
  }
  if (!(temperature >= 0 && Number.isFinite(temperature))) {
    throw new Problem(
      `The temperature of the velocities is ${temperature} K.`,
      'Give a temperature of 0 K or more.',
    );
  }
  const random = counterRandom(seed, VELOCITY_STREAM);
  const velocities = new Float64Array(3 * types.length);
  for (let atom = 0; atom < types.length; atom++) {
    const width = Math.sqrt((BOLTZMANN * temperature * ACCELERATION) / species[types[atom]].mass);
    for (let axis = 0; axis < 3; axis++) velocities[3 * atom + axis] = width * random.gaussian();
  }
  stopCentreOfMass(configuration, velocities);
  const present = temperatureOf(configuration, velocities);
  const factor = present > 0 ? Math.sqrt(temperature / present) : 0;
  for (let i = 0; i < velocities.length; i++) velocities[i] *= factor;
  return velocities;
}

function stopCentreOfMass(configuration: Configuration, velocities: Float64Array): void {
  const { types, species } = configuration;
  for (let axis = 0; axis < 3; axis++) {
    let momentum = 0;
    let mass = 0;
    for (let atom = 0; atom < types.length; atom++) {
      momentum += species[types[atom]].mass * velocities[3 * atom + axis];
      mass += species[types[atom]].mass;
    }
    for (let atom = 0; atom < types.length; atom++) {
      velocities[3 * atom + axis] -= momentum / mass;
    }
  }
}
