import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsDistance } from './atom-counts';
import {
  atomCounts,
  boxEdge,
  type Composition,
  compositionFrom,
  compositionName,
  compositionOf,
  expectedDensity,
  GLASS_NAMES,
  glassOf,
  startDensity,
  TABLE_1,
  totalAtoms,
  totalMass,
  validateComposition,
} from './composition';
import { ELEMENTS, type Element } from './elements';
import { TABLE_1_OXIDES } from './glasses';
import { OXIDE_FACTS, OXIDES } from './oxides';

function netCharge(counts: Partial<Record<Element, number>>): number {
  return (Object.keys(counts) as Element[]).reduce(
    (sum, element) => sum + ELEMENTS[element].charge * (counts[element] ?? 0),
    0,
  );
}

/** Any composition in steps of 0.1 mol%, absent oxides included. */
const compositions = fc
  .tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000))
  .filter((shares) => shares.some((share) => share > 0))
  .map((shares): Composition => {
    const sum = shares.reduce((a, b) => a + b);
    const [SiO2, B2O3, Na2O, CaO] = shares.map((share) => (100 * share) / sum);
    return compositionFrom({ SiO2, B2O3, Na2O, CaO });
  });

describe('the composition of counted atoms', () => {
  it('is near to what was asked for, and is recognised', () => {
    for (const name of GLASS_NAMES) {
      const counted = compositionOf(atomCounts(TABLE_1[name], 500));
      expect(counted && glassOf(counted, 1)).toBe(name);
    }
  });

  it('counts oxides by their cations; there is none of oxygen alone', () => {
    expect(compositionOf({ Si: 1, B: 2, Na: 4, O: 7 })).toEqual(
      compositionFrom({ SiO2: 25, B2O3: 25, Na2O: 50 }),
    );
    expect(compositionOf({ O: 3 })).toBeNull();
  });
});

describe('Table 1', () => {
  it('has nine glasses that sum to 100 mol%', () => {
    expect(GLASS_NAMES).toEqual(['75B', '62B', '50B', '37B', '24B', '12B', '6B', '0B', '10B']);
    for (const name of GLASS_NAMES) expect(() => validateComposition(TABLE_1[name])).not.toThrow();
    expect(TABLE_1['24B']).toEqual(compositionFrom({ SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 }));
    expect(TABLE_1['10B']).toEqual(compositionFrom({ SiO2: 60, B2O3: 10, Na2O: 15, CaO: 15 }));
  });

  it('names a composition, or spells it out', () => {
    expect(glassOf(compositionFrom({ SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 }))).toBe('24B');
    expect(compositionName(compositionFrom({ SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 }))).toBe('24B');
    expect(compositionName(compositionFrom({ SiO2: 70, B2O3: 10, Na2O: 20 }))).toBe(
      '70SiO2-10B2O3-20Na2O',
    );
  });
});

describe('validateComposition', () => {
  const base = compositionFrom({ SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 });

  it.each([
    [{ ...base, SiO2: 50 }, 'The composition sums to 99 mol%, not 100.'],
    [{ ...base, SiO2: -1 }, 'The composition has -1 mol% of SiO2.'],
    [{ ...base, CaO: Number.NaN }, 'The composition has NaN mol% of CaO.'],
    [{ ...base, B2O3: Number.POSITIVE_INFINITY }, 'The composition has Infinity mol% of B2O3.'],
  ])('refuses %j', (composition, message) => {
    expect(() => validateComposition(composition)).toThrow(message);
  });
});

describe('atomCounts', () => {
  it.each([
    ['24B', 1000, { O: 589, Si: 151, B: 142, Na: 88, Ca: 30 }],
    ['75B', 1000, { O: 567, B: 340, Na: 68, Ca: 23 }],
    ['75B', 500, { O: 283, B: 170, Na: 34, Ca: 11 }],
  ] as const)('%s, %i atoms: the counts of the LAMMPS runs', (name, size, counts) => {
    expect(atomCounts(TABLE_1[name], size)).toEqual(counts);
  });

  it('lets B and Na be odd together where that is nearer', () => {
    expect(atomCounts(TABLE_1['24B'], 500)).toEqual({ O: 294, Si: 75, B: 71, Na: 45, Ca: 15 });
  });

  it('is exactly neutral, has no atoms of absent oxides and is close in size', () => {
    fc.assert(
      fc.property(compositions, fc.integer({ min: 10, max: 20000 }), (composition, size) => {
        const counts = atomCounts(composition, size);
        expect(netCharge(counts)).toBe(0);
        for (const count of Object.values(counts)) {
          expect(Number.isInteger(count) && count > 0).toBe(true);
        }
        if (composition.SiO2 === 0) expect(counts.Si).toBeUndefined();
        if (composition.B2O3 === 0) expect(counts.B).toBeUndefined();
        if (composition.Na2O === 0) expect(counts.Na).toBeUndefined();
        if (composition.CaO === 0) expect(counts.Ca).toBeUndefined();
        expect(Math.abs(totalAtoms(counts) - size)).toBeLessThanOrEqual(8);
      }),
      { numRuns: 100 },
    );
  });

  it('is within one formula unit of every oxide', () => {
    fc.assert(
      fc.property(compositions, fc.integer({ min: 200, max: 5000 }), (composition, size) => {
        const counts = atomCounts(composition, size);
        const units = [counts.Si ?? 0, (counts.B ?? 0) / 2, (counts.Na ?? 0) / 2, counts.Ca ?? 0];
        const all = units.reduce((a, b) => a + b);
        TABLE_1_OXIDES.forEach((oxide, i) => {
          expect(Math.abs(units[i] - (all * composition[oxide]) / 100)).toBeLessThan(1.01);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('leaves no nearer neutral glass: every combination near and far tried', () => {
    fc.assert(
      fc.property(compositions, fc.integer({ min: 10, max: 30 }), (composition, size) => {
        const counts = atomCounts(composition, size);
        const found = countsDistance(
          OXIDES.map((oxide) => counts[OXIDE_FACTS[oxide].cation] ?? 0),
          composition,
          size,
        );
        const all = (cations: readonly number[]) => OXIDES.map((_, i) => cations[i] ?? 0);
        const most = (share: number, atomsPerCation: number) =>
          share === 0 ? 0 : Math.ceil((1.6 * size) / atomsPerCation);
        let nearest = Number.POSITIVE_INFINITY;
        for (let si = 0; si <= most(composition.SiO2, 3); si++) {
          for (let b = 0; b <= most(composition.B2O3, 2.5); b++) {
            for (let na = b % 2; na <= most(composition.Na2O, 1.5); na += 2) {
              for (let ca = 0; ca <= most(composition.CaO, 2); ca++) {
                nearest = Math.min(
                  nearest,
                  countsDistance(all([si, b, na, ca]), composition, size),
                );
              }
            }
          }
        }
        expect(found).toBeLessThanOrEqual(nearest + 1e-9);
      }),
      { numRuns: 12 },
    );
  });

  it.each([0, -5, 5, Number.NaN, 1e9])('refuses a size of %d', (size) => {
    expect(() => atomCounts(TABLE_1['24B'], size)).toThrow(
      `A glass of ${size} atoms cannot be made.`,
    );
  });
});

describe('densities', () => {
  it('starts from the densities of the protocol', () => {
    const densities = GLASS_NAMES.map((name) => [name, startDensity(TABLE_1[name])]);
    expect(Object.fromEntries(densities)).toEqual({
      '0B': 2.4,
      '6B': 2.4,
      '10B': 2.4,
      '12B': 2.4,
      '24B': 2.4,
      '37B': 2.4,
      '50B': 2.3,
      '62B': 2.3,
      '75B': 2.2,
    });
    expect(
      startDensity(compositionFrom({ SiO2: 31.5, B2O3: 43.5, Na2O: 15, CaO: 10 })),
    ).toBeCloseTo(2.35, 10);
  });

  it('expects the experimental density, or one between its neighbours', () => {
    expect(expectedDensity(TABLE_1['24B'])).toBe(2.5375);
    expect(expectedDensity(TABLE_1['10B'])).toBeCloseTo(2.5308 + (4 / 6) * 0.0143, 10);
    expect(expectedDensity(compositionFrom({ B2O3: 100 }))).toBe(2.3192);
  });

  it('gives the box of 3000 atoms of 24B at its experimental density', () => {
    const counts = atomCounts(TABLE_1['24B'], 3000);
    expect(boxEdge(counts, 2.5375)).toBeCloseTo(33.07, 2);
    expect(totalMass(counts) / totalAtoms(counts)).toBeCloseTo(62.26 / 3.38, 2);
  });
});
