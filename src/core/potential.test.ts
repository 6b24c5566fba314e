import { describe, expect, it } from 'vitest';
import {
  BOROSILICATE_POTENTIALS,
  POTENTIALS,
  pairOf,
  parsePotential,
  potentialById,
} from './potential';

/** The smallest custom potential that is right. */
function custom(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'mine',
    name: 'Mine',
    citation: 'a notebook',
    charges: { O: -2, Si: 4 },
    pairs: { 'O-Si': { A: 1000, rho: 0.3, C: 10 } },
    ...changes,
  };
}

describe('built-in potentials', () => {
  it('have the published boron parameters, to every digit', () => {
    const boron = BOROSILICATE_POTENTIALS.map((potential) => [
      potential.id,
      pairOf(potential, 'B', 'O'),
      pairOf(potential, 'B', 'B'),
    ]);
    expect(boron).toEqual([
      ['yang2026', { A: 191757.12, rho: 0.1249, C: 32.56 }, { A: 532.85, rho: 0.3527, C: 0 }],
      [
        'cma-es',
        { A: 199781.623, rho: 0.123938, C: 26.82888 },
        { A: 503.38848, rho: 0.32697, C: 0 },
      ],
      [
        'b4-optimised',
        { A: 237672.669, rho: 0.1224376, C: 35.911847 },
        { A: 508.42624, rho: 0.299635, C: 0 },
      ],
      ['wang2018', { A: 206941.81, rho: 0.124, C: 35.0018 }, { A: 484.4, rho: 0.35, C: 0 }],
    ]);
  });

  it('agree with the kcal/mol that LAMMPS scripts carry', () => {
    const wang = potentialById('wang2018');
    const kcal = 23.06062;
    const pairs = [
      ['O', 'O', 208071.224, 1962.27772],
      ['Si', 'O', 1160089.75, 1067.65535],
      ['B', 'O', 4772206.15, 807.162989],
      ['Na', 'O', 2774279.99, 0],
      ['Ca', 'O', 3589789.46, 974.533939],
      ['Si', 'B', 7787.547, 0],
      ['B', 'B', 11170.5294, 0],
    ] as const;
    for (const [a, b, A, C] of pairs) {
      const pair = pairOf(wang, a, b);
      expect((pair?.A ?? 0) * kcal).toBeCloseTo(A, A > 1e5 ? -2 : 0);
      expect((pair?.C ?? 0) * kcal).toBeCloseTo(C, 2);
    }
  });

  it('share charges proportional to the formal ones and carry a citation', () => {
    for (const { charges, citation } of BOROSILICATE_POTENTIALS) {
      expect(charges).toEqual({ O: -0.945, Si: 1.89, B: 1.4175, Na: 0.4725, Ca: 0.945 });
      expect(citation).toMatch(/doi 10\./);
    }
  });

  it('give a pair in either order, and null where there is Coulomb only', () => {
    const yang = potentialById('yang2026');
    expect(pairOf(yang, 'O', 'Si')).toEqual({ A: 50306.1, rho: 0.161, C: 46.2978 });
    expect(pairOf(yang, 'Na', 'Ca')).toBeNull();
  });

  it('are parsed to themselves', () => {
    for (const potential of POTENTIALS) {
      expect(parsePotential(JSON.parse(JSON.stringify(potential)))).toEqual(potential);
    }
  });

  it('refuse an unknown id', () => {
    expect(() => potentialById('teter')).toThrow('There is no potential "teter".');
  });
});

describe('parsePotential', () => {
  it('makes pair names canonical', () => {
    expect(parsePotential(custom()).pairs).toEqual({ 'Si-O': { A: 1000, rho: 0.3, C: 10 } });
  });

  const pair = { A: 1000, rho: 0.3, C: 10 };
  it.each([
    ['a number', 7, 'The potential must be an object, not 7.'],
    ['no name', custom({ name: undefined }), '"name" must be a text'],
    ['an unknown field', custom({ cutoff: 11 }), '"cutoff" is not a field'],
    ['a charge as text', custom({ charges: { O: '-2' } }), '"charges.O" must be a number'],
    ['an unknown charge', custom({ charges: { O: -2, Xe: 3 } }), 'unknown element "Xe"'],
    ['no charges', custom({ charges: {}, pairs: {} }), '"charges" is empty'],
    ['ρ of 0', custom({ pairs: { 'Si-O': { ...pair, rho: 0 } } }), '"pairs.Si-O.rho" must be'],
    ['negative A', custom({ pairs: { 'Si-O': { ...pair, A: -1 } } }), '"pairs.Si-O.A" must be'],
    [
      'infinite C',
      custom({ pairs: { 'Si-O': { ...pair, C: Infinity } } }),
      '"pairs.Si-O.C" must be',
    ],
    ['no C', custom({ pairs: { 'Si-O': { A: 1, rho: 1 } } }), '"pairs.Si-O.C" is missing'],
    ['a pair of one', custom({ pairs: { Si: pair } }), '"Si", which is not a pair'],
    ['an unknown pair', custom({ pairs: { 'Si-Xe': pair } }), '"Si-Xe", which is not a pair'],
    ['no charge for it', custom({ pairs: { 'B-O': pair } }), '"charges" has no B'],
    ['both orders', custom({ pairs: { 'Si-O': pair, 'O-Si': pair } }), 'Si-O is given twice'],
    ['a taken id', custom({ id: 'yang2026' }), 'belongs to a built-in potential'],
  ])('refuses %s', (_, json, message) => {
    expect(() => parsePotential(json)).toThrow(message);
  });
});
