import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsDistance, nearestCations } from './atom-counts';
import { atomCounts, compositionFrom, totalAtoms } from './composition';
import { ELEMENT_COLOURS } from './element-colours';
import {
  CATIONS,
  ELEMENT_ORDER,
  ELEMENTS,
  FORMERS,
  MODIFIERS,
  NETWORK_CUTOFFS,
  OXYGEN_CUTOFFS,
  PAIR_ELEMENTS,
  TRIVALENT_FORMERS,
} from './elements';
import { compositionName } from './glasses';
import { OXIDE_FACTS, OXIDES, oxideUnits, perOxide } from './oxides';
import { pairOf } from './potential';
import { potentialsFor } from './potential-coverage';

describe('the table of elements', () => {
  it.each(ELEMENT_ORDER)('%s has all that is derived from it', (element) => {
    const { atomicNumber, mass, isotopes, charge, role } = ELEMENTS[element];
    expect(mass).toBeGreaterThan(1.5 * atomicNumber);
    expect(isotopes.some((isotope) => Math.abs(isotope - mass) < 1.2)).toBe(true);
    expect(charge < 0).toBe(role === 'anion');
    expect(ELEMENT_COLOURS[element], `add ${element} to element-colours.ts`).toBeDefined();
    expect(PAIR_ELEMENTS).toContain(element);
    expect([...FORMERS, ...MODIFIERS].includes(element as never)).toBe(role !== 'anion');
  });

  it('has a cutoff with oxygen for every cation, which is no shorter in the network', () => {
    for (const cation of CATIONS) {
      expect(OXYGEN_CUTOFFS[cation], `give ${cation} an oxygenCutoff`).toBeGreaterThan(1.5);
    }
    for (const former of FORMERS) {
      const reach = NETWORK_CUTOFFS[former];
      expect(reach, `give ${former} a networkCutoff`).toBeGreaterThanOrEqual(
        OXYGEN_CUTOFFS[former],
      );
    }
  });

  it('has no more elements than the engines have species', () => {
    expect(
      ELEMENT_ORDER.length,
      'widen species and pairs of shaders/lib/replica.wgsl',
    ).toBeLessThan(9);
  });
});

describe('the table of oxides', () => {
  it.each(OXIDES)('%s is neutral, named after its cation, and some potential makes it', (oxide) => {
    const { cation, cations, oxygens } = OXIDE_FACTS[oxide];
    expect(cations * ELEMENTS[cation].charge + oxygens * ELEMENTS.O.charge).toBe(0);
    const subscript = (count: number) => (count === 1 ? '' : String(count));
    expect(oxide).toBe(`${cation}${subscript(cations)}O${subscript(oxygens)}`);
    const potentials = potentialsFor(['O', cation]);
    expect(potentials, `give a potential of potential.ts ${cation}–O`).not.toEqual([]);
    for (const potential of potentials) expect(pairOf(potential, cation, 'O')).not.toBeNull();
  });

  it('knows an oxide for every cation', () => {
    const known = OXIDES.map((oxide) => OXIDE_FACTS[oxide].cation);
    expect([...known].sort()).toEqual([...CATIONS].sort());
  });
});

describe('compositions of many oxides', () => {
  const five = compositionFrom({ SiO2: 60, Al2O3: 10, Na2O: 10, CaO: 10, MgO: 10 });

  it('60/10/10/10/10 has exact counts where they fit, and its name', () => {
    // 100 formula units: 60 SiO2, 10 each of Al2O3, Na2O, CaO and MgO
    expect(atomCounts(five, 300)).toEqual({ O: 180, Si: 60, Na: 20, Ca: 10, Al: 20, Mg: 10 });
    expect(atomCounts(five, 3000)).toEqual({
      O: 1800,
      Si: 600,
      Na: 200,
      Ca: 100,
      Al: 200,
      Mg: 100,
    });
    expect(compositionName(five)).toBe('60SiO2-10Na2O-10CaO-10Al2O3-10MgO');
  });

  it('are neutral, near in size, and no neighbour of theirs is nearer', () => {
    const shares = fc.array(fc.nat(100), { minLength: OXIDES.length, maxLength: OXIDES.length });
    fc.assert(
      fc.property(
        shares.filter((parts) => parts.some((part) => part > 0)),
        fc.integer({ min: 10, max: 5000 }),
        (parts, size) => {
          const sum = parts.reduce((a, b) => a + b);
          const composition = perOxide((oxide) => (100 * parts[OXIDES.indexOf(oxide)]) / sum);
          const counts = atomCounts(composition, size);
          const charge = ELEMENT_ORDER.reduce(
            (net, element) => net + ELEMENTS[element].charge * (counts[element] ?? 0),
            0,
          );
          expect(charge).toBe(0);
          expect(Math.abs(totalAtoms(counts) - size)).toBeLessThanOrEqual(12);
          const units = oxideUnits(counts);
          const all = OXIDES.reduce((total, oxide) => total + units[oxide], 0);
          for (const oxide of OXIDES) {
            if (composition[oxide] === 0) expect(units[oxide]).toBe(0);
            expect(Math.abs(units[oxide] - (all * composition[oxide]) / 100)).toBeLessThan(1.6);
          }
          const found = nearestCations(composition, size);
          const distance = countsDistance(found, composition, size);
          for (const i of OXIDES.keys()) {
            for (const step of [-2, 2]) {
              const other = found.map((count, k) => (k === i ? count + step : count));
              if (other[i] < 0 || composition[OXIDES[i]] === 0) continue;
              expect(countsDistance(other, composition, size)).toBeGreaterThanOrEqual(
                distance - 1e-11,
              );
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes no time with all seven', () => {
    const seven = compositionFrom({
      SiO2: 40,
      B2O3: 10,
      Na2O: 10,
      CaO: 10,
      Al2O3: 10,
      MgO: 10,
      K2O: 10,
    });
    for (const size of [100, 1000, 100_000]) {
      expect(Math.abs(totalAtoms(atomCounts(seven, size)) - size)).toBeLessThan(12);
    }
  });
});

it('charges balance: tetrahedra of trivalent formers are charged −1', () => {
  expect(TRIVALENT_FORMERS).toEqual(['B', 'Al']);
  for (const former of TRIVALENT_FORMERS) expect(ELEMENTS[former].charge - 4).toBe(-1);
});
