import { type Configuration, volume } from '../core/configuration';
import { DENSITY } from '../core/units';

/** Mass of all atoms over the volume of the box, g/cm³. */
export function density(configuration: Configuration): number {
  const { species, types, box } = configuration;
  let mass = 0;
  for (let i = 0; i < types.length; i++) mass += species[types[i]].mass;
  return (mass * DENSITY) / volume(box);
}
