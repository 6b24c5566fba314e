import { describe, expect, it } from 'vitest';
import { SCATTERERS } from '../../../tests/support/scatterers';
import { ELEMENT_ORDER, ELEMENTS } from '../../core/elements';
import { formFactor, type Scatterer } from './form-factors';
import { neutronLength } from './neutron-lengths';

describe('formFactor', () => {
  // Evaluated from the published coefficients by another program, at 0, 2, 4, 8 and 16 Å⁻¹.
  it.each<[Scatterer, number[]]>([
    ['B', [4.999, 3.189, 1.903, 1.355, 0.625]],
    ['O', [8.0, 6.318, 3.855, 1.848, 1.166]],
    // biome-ignore lint/suspicious/noApproximativeNumericConstant: not π, by chance close to it
    ['Na', [10.994, 8.897, 6.612, 3.141, 1.463]],
    ['Si', [13.999, 10.545, 8.027, 4.991, 1.922]],
    ['Ca', [20.0, 15.454, 11.28, 7.155, 3.908]],
    ['O2-', [9.998, 6.975, 3.804]],
    ['Si4+', [10.0, 9.481, 8.148]],
  ])('of %s', (scatterer, values) => {
    values.forEach((value, i) => {
      const Q = [0, 2, 4, 8, 16][i];
      expect(Math.abs(formFactor(scatterer, Q) - value)).toBeLessThan(5.1e-4);
    });
  });

  it('at Q = 0 is the number of electrons of each atom and ion', () => {
    for (const element of ELEMENT_ORDER) {
      for (const scatterer of SCATTERERS[element]) {
        const charge = /(\d)([+-])$/.exec(scatterer);
        const lost = charge ? Number(`${charge[2]}${charge[1]}`) : 0;
        const electrons = ELEMENTS[element].atomicNumber - lost;
        expect(Math.abs(formFactor(scatterer, 0) - electrons), scatterer).toBeLessThan(0.02);
      }
    }
  });
});

describe('neutronLength', () => {
  it('knows natural boron and boron-11', () => {
    expect(neutronLength('B', 'natural')).toBe(5.3);
    expect(neutronLength('B', '11B')).toBe(6.65);
    expect(neutronLength('O', '11B')).toBe(5.803);
  });
});
