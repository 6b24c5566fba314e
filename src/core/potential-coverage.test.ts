import { describe, expect, it } from 'vitest';
import { compositionFrom } from './composition';
import { createExperiment } from './experiment';
import { checkExperiment } from './experiment-checks';
import { parseExperiment } from './experiment-json';
import { BOROSILICATE_POTENTIALS, POTENTIALS, pairOf, potentialById } from './potential';
import { potentialsFor } from './potential-coverage';

const SODA_LIME = { SiO2: 70, Na2O: 12, CaO: 8, MgO: 5, Al2O3: 4, K2O: 1 };
const WITH_BORON = { ...SODA_LIME, SiO2: 60, B2O3: 10 };
const made = (composition: Record<string, number>, potential: string) =>
  createExperiment({ composition, potential, protocol: 'demo' });

describe('what a potential cannot make', () => {
  it('is refused by the bond that is missing, with the potentials that have it', () => {
    expect(() => checkExperiment(made(SODA_LIME, 'yang2026'))).toThrow(
      'Yang 2026 has no Al–O, which a glass with aluminium needs.',
    );
    const boron = made({ SiO2: 60, B2O3: 30, Na2O: 10 }, 'guillot-sator2007');
    expect(() => checkExperiment(boron)).toThrow('Guillot–Sator 2007 has no B–O');
    expect(potentialsFor(['O', 'Si', 'Al']).map(({ id }) => id)).toEqual([
      'guillot-sator2007',
      'yang2026-guillot-sator2007',
    ]);
  });

  it('is made by the set that has it', () => {
    expect(() => checkExperiment(made(SODA_LIME, 'guillot-sator2007'))).not.toThrow();
    expect(() => checkExperiment(made(WITH_BORON, 'yang2026-guillot-sator2007'))).not.toThrow();
  });

  it('is refused in a file or link too, when it is to be carried out', () => {
    const file = parseExperiment({
      version: 1,
      name: 'x',
      composition: SODA_LIME,
      potential: 'wang2018',
      protocol: 'demo',
      atoms: 400,
      cutoff: 7,
      seed: 1,
      replicas: 1,
    });
    expect(file.composition).toEqual(compositionFrom(SODA_LIME));
    expect(() => checkExperiment(file)).toThrow('Wang 2018 has no Al–O');
  });
});

describe('Guillot and Sator beside the borosilicate sets', () => {
  const silicates = potentialById('guillot-sator2007');

  it('is the set that those took Na, Ca, Si and O from', () => {
    for (const { charges, pairs } of BOROSILICATE_POTENTIALS) {
      for (const element of ['O', 'Si', 'Na', 'Ca'] as const) {
        expect(silicates.charges[element]).toBe(charges[element]);
        expect(pairOf(silicates, element, 'O')).toEqual(pairs[`${element}-O`]);
      }
    }
  });

  it('has the charges of the scale: 0.4725 e for each formal charge', () => {
    const formal = { O: -2, Si: 4, Na: 1, Ca: 2, Al: 3, Mg: 2, K: 1 };
    for (const [element, charge] of Object.entries(formal)) {
      expect(silicates.charges[element as 'Al']).toBeCloseTo(0.4725 * charge, 12);
    }
  });

  it('with the boron pairs says in its name that it is untested', () => {
    const covering = POTENTIALS.filter(({ charges }) => charges.B && charges.Al);
    expect(covering).toHaveLength(1);
    expect(covering[0].name).toMatch(/untested/);
    expect(covering[0].citation).toMatch(/Nobody has tested the two together/);
  });
});
