import { describe, expect, it } from 'vitest';
import { staticReference } from '../../tests/support/reference';
import { PRESSURE_COMPONENTS, pressureTensor } from './pressure-tensor';

/** GPa: LAMMPS and the sum differ in the last digits of their constants */
const NEAR = 1e-3;

describe('the pressure tensor, as LAMMPS has it', () => {
  it.each([
    '24B-1000-melt-yang2026',
    '75B-1000-quenched-wang2018',
    'aluminosilicate-1000-melt-guillot-sator2007',
  ])('%s', (name) => {
    const { configuration, potential, cutoff, stress } = staticReference(name);
    const found = pressureTensor(configuration, potential, cutoff);
    for (const component of PRESSURE_COMPONENTS) {
      expect(Math.abs(found[component] - stress[component]), component).toBeLessThan(NEAR);
    }
  });
});
