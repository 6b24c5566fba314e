import { expect, it } from 'vitest';
import { potentialById } from '../core/potential';
import { lammpsPotential } from './lammps-potential';

it('a potential for LAMMPS has a charge for each type and a line for each pair', () => {
  const text = lammpsPotential(potentialById('yang2026'), 11, 1e-5);
  expect(text).toContain('# atom types: 1 O, 2 Si, 3 B, 4 Na, 5 Ca\n');
  expect(text).toContain('set             type 3 charge 1.4175\n');
  expect(text).toContain('pair_coeff      1 3 191757.12 0.1249 32.56   # B-O\n');
  expect(text).toContain('pair_coeff      3 3 532.85 0.3527 0   # B-B\n');
  expect(text.match(/^pair_coeff/gm)).toHaveLength(1 + 7);
  expect(text).toContain('pair_style      buck/coul/long 11\n');
});
