import { describe, expect, it } from 'vitest';
import { directSum } from '../../tests/support/ewald';
import { randomGlass } from '../../tests/support/small-glass';
import { CRYSTALS, crystal, IONS, moved } from '../../tests/support/systems';
import { atomCount } from '../core/configuration';
import { erfc } from '../core/erfc';
import { potentialById } from '../core/potential';
import { COULOMB } from '../core/units';

const CUTOFF = 5;
const YANG = potentialById('yang2026');

describe('the double-precision Ewald sum', () => {
  it('knows erfc', () => {
    expect(erfc(0)).toBe(1);
    expect(erfc(0.5)).toBeCloseTo(0.4795001221869535, 13);
    expect(erfc(2 - 1e-12) / 0.004677734981047266).toBeCloseTo(1, 10);
    expect(erfc(2) / 0.004677734981047266).toBeCloseTo(1, 12);
    expect(erfc(3) / 2.209049699858544e-5).toBeCloseTo(1, 12);
  });

  it('knows the Madelung constant of rock salt', () => {
    const salt = crystal('NaCl', 2, 5.64);
    const { coulomb } = directSum(salt, IONS, CUTOFF);
    const perPair = (2 * coulomb) / atomCount(salt);
    expect(perPair / ((-COULOMB * CRYSTALS.NaCl.madelung) / 2.82)).toBeCloseTo(1, 9);
  });

  it('has forces that are minus the gradient of its energy', () => {
    const few = randomGlass('24B', 30, 1);
    const { forces } = directSum(few, YANG, 3);
    const step = 1e-5;
    for (const index of [0, 31, 62, 83]) {
      const [ahead, behind] = [step, -step].map((by) => {
        const displaced = moved(few, (i) => (i === index ? by : 0));
        const { buckingham, coulomb } = directSum(displaced, YANG, 3);
        return buckingham + coulomb;
      });
      expect((behind - ahead) / (2 * step)).toBeCloseTo(forces[index], 3);
    }
  });
});
