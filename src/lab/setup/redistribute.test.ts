import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Composition, compositionFrom, OXIDES } from '../../core/composition';
import { TABLE_1_OXIDES } from '../../core/glasses';
import { largestShare, NO_LOCKS, redistribute } from './redistribute';

const glass: Composition = compositionFrom({ SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 });
const total = (composition: Composition) =>
  OXIDES.reduce((sum, oxide) => sum + composition[oxide], 0);

describe('redistribute', () => {
  it('takes the difference from the others in proportion', () => {
    const moved = redistribute(glass, NO_LOCKS, 'B2O3', 43);
    expect(moved.B2O3).toBe(43);
    expect(moved.SiO2).toBeCloseTo((57 * 51) / 76, 2);
    expect(moved.Na2O).toBeCloseTo((57 * 15) / 76, 2);
  });

  it('keeps locked oxides and stops where they leave no room', () => {
    const locks = { ...NO_LOCKS, Na2O: true, CaO: true };
    expect(redistribute(glass, locks, 'B2O3', 90)).toEqual(
      compositionFrom({ B2O3: 75, Na2O: 15, CaO: 10 }),
    );
    expect(largestShare(glass, locks, 'B2O3')).toBe(75);
  });

  it('changes nothing when every other oxide is locked', () => {
    const locks = { ...NO_LOCKS, SiO2: true, Na2O: true, CaO: true };
    expect(redistribute(glass, locks, 'B2O3', 50)).toBe(glass);
  });

  it('shares equally when the others have nothing', () => {
    const silica = compositionFrom({ SiO2: 100 });
    expect(redistribute(silica, NO_LOCKS, 'SiO2', 70)).toEqual(
      compositionFrom({ SiO2: 70, B2O3: 10, Na2O: 10, CaO: 10 }),
    );
  });

  it('always sums to 100, is never negative and never moves a locked share', () => {
    const shares = fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000));
    fc.assert(
      fc.property(
        shares.filter((parts) => parts.some((part) => part > 0)),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()),
        fc.constantFrom(...TABLE_1_OXIDES),
        fc.double({ min: -20, max: 140, noNaN: true }),
        (parts, locked, oxide, value) => {
          const sum = parts.reduce((a, b) => a + b, 0);
          const [SiO2, B2O3, Na2O] = parts.map((part) => (100 * part) / sum);
          const CaO = Math.max(0, 100 - SiO2 - B2O3 - Na2O);
          const base = compositionFrom({ SiO2, B2O3, Na2O, CaO });
          const [silica, boron, soda, lime] = locked;
          const locks = { ...NO_LOCKS, SiO2: silica, B2O3: boron, Na2O: soda, CaO: lime };
          const moved = redistribute(base, locks, oxide, value);
          expect(total(moved)).toBeCloseTo(100, 6);
          for (const other of OXIDES) {
            expect(moved[other]).toBeGreaterThanOrEqual(0);
            if (other !== oxide && locks[other]) expect(moved[other]).toBe(base[other]);
          }
        },
      ),
    );
  });
});
