import { describe, expect, it } from 'vitest';
import {
  atomCounts,
  boxEdge,
  compositionFrom,
  expectedDensity,
  GLASS_NAMES,
  TABLE_1,
} from './composition';
import { createExperiment } from './experiment';
import { checkCharges, checkSize, largestCutoff, smallestSize } from './experiment-checks';
import { parseExperiment, serialiseExperiment } from './experiment-json';
import { POTENTIALS, type Potential, potentialById } from './potential';
import { Problem } from './problem';
import { coolingRate, PROTOCOLS, protocolById } from './protocol';

/** What a file or a link does to an experiment. */
function throughJson(experiment: ReturnType<typeof createExperiment>) {
  return parseExperiment(JSON.parse(JSON.stringify(serialiseExperiment(experiment))));
}

/** 24B as JSON, with changes. */
function json(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...serialiseExperiment(createExperiment({ preset: '24B' })), ...changes };
}

describe('electrostatics', () => {
  it('are prolate unless told, and written only where they are not', () => {
    expect(createExperiment().electrostatics).toBe('prolate');
    expect(throughJson(createExperiment()).electrostatics).toBe('prolate');
    const pppm = createExperiment({ electrostatics: 'pppm' });
    expect(throughJson(pppm)).toEqual(pppm);
  });

  it('of another name are refused', () => {
    expect(() => parseExperiment(json({ electrostatics: 'fmm' }))).toThrow(
      '"electrostatics" must be one of prolate, pppm',
    );
  });
});

describe('createExperiment', () => {
  it('is 24B in the demo protocol when nothing is asked for', () => {
    expect(serialiseExperiment(createExperiment())).toEqual({
      version: 1,
      name: '24B',
      composition: { SiO2: 51, B2O3: 24, Na2O: 15, CaO: 10 },
      potential: 'yang2026',
      protocol: 'demo',
      atoms: 400,
      cutoff: 7,
      seed: 1,
      replicas: 1,
    });
  });

  it('takes size and cutoff from the protocol, and what is given from the options', () => {
    const experiment = createExperiment({
      preset: '75B',
      potential: 'wang2018',
      protocol: 'class',
      rate: 10,
      seed: 5,
      replicas: 3,
      atoms: 1500,
    });
    expect(experiment).toMatchObject({
      name: '75B',
      cutoff: 11,
      atoms: 1500,
      seed: 5,
      replicas: 3,
    });
    expect(experiment.potential).toBe(potentialById('wang2018'));
    expect(coolingRate(experiment.protocol)).toBe(10);
  });

  it.each([
    [{ preset: '25B' }, 'There is no preset "25B".'],
    [{ preset: 'toString' }, 'There is no preset "toString".'],
    [{ atoms: 1e12 }, '"atoms" must be a whole number from 10 to 1000000, not 1000000000000'],
    [{ atoms: 3.5 }, '"atoms" must be a whole number'],
    [{ cutoff: Number.NaN }, '"cutoff" must be a number from 3 to 30 Å, not NaN'],
    [{ seed: -1 }, '"seed" must be a whole number'],
    [{ replicas: 0 }, '"replicas" must be a whole number'],
    [{ rate: 1e-6 }, 'would take 2.7e+12 steps'],
    [{ composition: compositionFrom({ SiO2: 50 }) }, 'sums to 50 mol%, not 100'],
  ])('refuses %j', (options, message) => {
    expect(() => createExperiment(options)).toThrow(message);
    expect(() => createExperiment(options)).toThrow(Problem);
  });
});

describe('serialiseExperiment and parseExperiment', () => {
  it('bring every preset, potential and protocol back', () => {
    for (const preset of GLASS_NAMES) {
      for (const { id: potential } of POTENTIALS) {
        for (const { protocol } of PROTOCOLS) {
          const experiment = createExperiment({ preset, potential, protocol: protocol.id });
          expect(throughJson(experiment)).toEqual(experiment);
        }
      }
    }
  });

  it('store a changed rate as a rate', () => {
    for (const rate of [3, 7, 27, 33.3, 1000]) {
      const experiment = createExperiment({ protocol: 'short', rate });
      expect(serialiseExperiment(experiment).protocol).toEqual({ preset: 'short', rate });
      expect(throughJson(experiment)).toEqual(experiment);
    }
  });

  it('store a changed potential and a changed protocol whole', () => {
    const pairs = { ...POTENTIALS[0].pairs, 'B-O': { A: 2e5, rho: 0.125, C: 30 } };
    const potential = { ...POTENTIALS[0], id: 'custom', pairs };
    const { protocol } = protocolById('demo');
    const experiment = createExperiment({
      potential,
      protocol: { ...protocol, id: 'custom', stages: protocol.stages.slice(1) },
    });
    expect(serialiseExperiment(experiment).potential).toEqual(potential);
    expect(throughJson(experiment)).toEqual(experiment);
  });

  it('take oxides that are left out as 0', () => {
    const { composition } = parseExperiment(json({ composition: { SiO2: 80, Na2O: 20 } }));
    expect(composition).toEqual(compositionFrom({ SiO2: 80, Na2O: 20 }));
  });

  it.each([
    ['nothing', undefined, 'The experiment must be an object, not undefined.'],
    ['a list', [], '"version" is missing'],
    ['no version', json({ version: undefined }), '"version" must be 1'],
    ['a newer version', json({ version: 2 }), 'has version 2; this Vitrine reads version 1'],
    ['an unknown field', json({ atmos: 3 }), '"atmos" is not a field that Vitrine knows'],
    ['no composition', { version: 1, name: 'x' }, '"composition" is missing'],
    [
      'an unknown oxide',
      json({ composition: { SiO2: 90, XeO3: 10 } }),
      '"composition.XeO3" is not a field',
    ],
    [
      'a negative share',
      json({ composition: { SiO2: 110, CaO: -10 } }),
      '"composition.SiO2" must be a number from 0 to 100 mol%, not 110',
    ],
    ['a sum of 90', json({ composition: { SiO2: 90 } }), 'sums to 90 mol%, not 100'],
    ['an unknown potential', json({ potential: 'x' }), 'There is no potential "x".'],
    ['a bad potential', json({ potential: {} }), '"potential": "id" is missing'],
    ['an unknown protocol', json({ protocol: 'x' }), 'There is no protocol "x".'],
    ['a bad rate', json({ protocol: { preset: 'demo', rate: 0 } }), '"rate" must be a number'],
    ['absurd atoms', json({ atoms: 1e9 }), '"atoms" must be a whole number from 10 to 1000000'],
    ['atoms as text', json({ atoms: '400' }), '"atoms" must be a whole number'],
    ['a null cutoff', json({ cutoff: null }), '"cutoff" must be a number'],
  ])('refuse %s', (_, input, message) => {
    expect(() => parseExperiment(input)).toThrow(message);
    expect(() => parseExperiment(input)).toThrow(Problem);
  });
});

describe('checkSize', () => {
  it('accepts every preset in every protocol', () => {
    for (const preset of GLASS_NAMES) {
      for (const { protocol } of PROTOCOLS) {
        expect(() => checkSize(createExperiment({ preset, protocol: protocol.id }))).not.toThrow();
      }
    }
  });

  it('refuses a cutoff beyond half the box, naming what fits', () => {
    const experiment = createExperiment({ preset: '24B', atoms: 400, cutoff: 11 });
    const smallest = smallestSize(experiment.composition, 11);
    let problem: unknown;
    try {
      checkSize(experiment);
    } catch (error) {
      problem = error;
    }
    expect(problem).toBeInstanceOf(Problem);
    expect(String(problem)).toContain('A cutoff of 11 Å does not fit into a box of 400 atoms');
    expect((problem as Problem).hint).toMatch(
      new RegExp(`at most 8\\.0\\d Å, or at least ${smallest} atoms`),
    );
  });

  it('names sizes and cutoffs that do fit', () => {
    for (const name of GLASS_NAMES) {
      const composition = TABLE_1[name];
      for (const cutoff of [7.5, 11]) {
        const atoms = smallestSize(composition, cutoff);
        for (const more of [0, 1, 2, 5]) {
          expect(() => checkSize({ composition, cutoff, atoms: atoms + more })).not.toThrow();
        }
        expect(() => checkSize({ composition, cutoff, atoms: atoms - 1 })).toThrow(Problem);
      }
    }
  });

  it('means half the box at 1.15 × the expected density', () => {
    const composition = TABLE_1['24B'];
    const edge = boxEdge(atomCounts(composition, 1000), 1.15 * expectedDensity(composition));
    expect(largestCutoff(composition, 1000)).toBeCloseTo(edge / 2, 12);
  });
});

describe('checkCharges', () => {
  const custom = (charges: Potential['charges']): Potential => ({
    id: 'mine',
    name: 'Mine',
    citation: 'a notebook',
    charges,
    pairs: {},
  });

  it('accepts formal charges', () => {
    const potential = custom({ O: -2, Si: 4, B: 3, Na: 1, Ca: 2 });
    expect(() => checkCharges(createExperiment({ potential }))).not.toThrow();
  });

  it('refuses a potential without an element of the glass', () => {
    const potential = custom({ O: -2, Si: 4, B: 3, Na: 1 });
    expect(() => checkCharges(createExperiment({ potential }))).toThrow(
      'has no Ca–O, which a glass with calcium needs',
    );
  });

  it('refuses a glass that is not neutral', () => {
    const potential = custom({ O: -2, Si: 4, B: 3, Na: 1, Ca: 1.5 });
    expect(() => checkCharges(createExperiment({ potential }))).toThrow('has a net charge of -6 e');
  });
});
