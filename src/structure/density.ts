import { type Configuration, volume } from '../core/configuration';
import { OXIDES, oxideUnits } from '../core/oxides';
import { DALTON_PER_CUBIC_ANGSTROM } from '../core/units';
import { elementCounts } from './element-counts';

/** Mass of all atoms over the volume of the box, g/cm³. */
export function density(configuration: Configuration): number {
  const { species, types, box } = configuration;
  let mass = 0;
  for (let i = 0; i < types.length; i++) mass += species[types[i]].mass;
  return (mass * DALTON_PER_CUBIC_ANGSTROM) / volume(box);
}

/**
 * Volume of one mole of oxides, cm³/mol: SiO2, B2O3, Na2O … count one each, so that it is the
 * molar mass of the glass's composition in mol% over its density. Null without a cation.
 */
export function molarVolume(configuration: Configuration): number | null {
  const units = oxideUnits(elementCounts(configuration));
  const oxides = OXIDES.reduce((sum, oxide) => sum + units[oxide], 0);
  return oxides === 0 ? null : volume(configuration.box) / oxides / DALTON_PER_CUBIC_ANGSTROM;
}
