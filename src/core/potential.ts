import * as v from 'valibot';
import { ELEMENT_ORDER, type Element, isElement, PAIR_ELEMENTS } from './elements';
import { Problem } from './problem';
import { fields, numberBetween, parseWith, shortText } from './validate';

/** Buckingham parameters of one pair: V(r) = A exp(−r/ρ) − C/r⁶. */
export interface BuckinghamPair {
  /** eV */
  readonly A: number;
  /** Å */
  readonly rho: number;
  /** eV·Å⁶ */
  readonly C: number;
}

/** 'Si-O': either order of the two elements is accepted when reading; a pair that is absent is Coulomb only. */
export type PairName = string;

/** Charges + Buckingham pairs, with a citation. The cutoff belongs to the experiment. */
export interface Potential {
  readonly id: string;
  readonly name: string;
  readonly citation: string;
  /** e */
  readonly charges: Readonly<Partial<Record<Element, number>>>;
  readonly pairs: Readonly<Record<PairName, BuckinghamPair>>;
}

/** Canonical name of a pair, elements in the order of `PAIR_ELEMENTS`: 'B-O'. */
export function pairName(a: Element, b: Element): PairName {
  return PAIR_ELEMENTS.indexOf(a) <= PAIR_ELEMENTS.indexOf(b) ? `${a}-${b}` : `${b}-${a}`;
}

/** Buckingham parameters between two elements, in either order; null when they interact by Coulomb only. */
export function pairOf(potential: Potential, a: Element, b: Element): BuckinghamPair | null {
  return potential.pairs[`${a}-${b}`] ?? potential.pairs[`${b}-${a}`] ?? null;
}

const CHARGES = { O: -0.945, Si: 1.89, B: 1.4175, Na: 0.4725, Ca: 0.945 } as const;

const SILICATE_CHARGES = {
  O: -0.945,
  Si: 1.89,
  Na: 0.4725,
  Ca: 0.945,
  Al: 1.4175,
  Mg: 0.945,
  K: 0.4725,
} as const;

/** Pairs that Wang et al. 2018 took over from Guillot and Sator or fitted, and nobody has changed since. */
const SHARED_PAIRS: Readonly<Record<PairName, BuckinghamPair>> = {
  'O-O': { A: 9022.79, rho: 0.265, C: 85.0921 },
  'Si-O': { A: 50306.1, rho: 0.161, C: 46.2978 },
  'Si-B': { A: 337.7, rho: 0.29, C: 0 },
  'Na-O': { A: 120303.8, rho: 0.17, C: 0 },
  'Ca-O': { A: 155667.7, rho: 0.178, C: 42.2597 },
};

/** Pairs of Guillot and Sator that no borosilicate potential has; cations meet by Coulomb only. */
const FURTHER_PAIRS: Readonly<Record<PairName, BuckinghamPair>> = {
  'Al-O': { A: 28538.42, rho: 0.172, C: 34.5778 },
  'Mg-O': { A: 32652.64, rho: 0.178, C: 27.281 },
  'K-O': { A: 2284.77, rho: 0.29, C: 0 },
};

const { 'Si-B': _, ...SILICATE_PAIRS } = SHARED_PAIRS;

const WANG_2018 =
  'Wang, Krishnan, Wang, Smedskjaer, Mauro, Bauchy, J. Non-Cryst. Solids 498, 294 (2018), doi 10.1016/j.jnoncrysol.2018.04.063';
const YANG_2026 =
  'Yang et al., J. Non-Cryst. Solids 684, 124104 (2026), doi 10.1016/j.jnoncrysol.2026.124104';

const GUILLOT_SATOR_2007 =
  'Guillot, Sator, Geochim. Cosmochim. Acta 71, 1249 (2007), doi 10.1016/j.gca.2006.11.015, Table 1';

/** The four sets of parameters that Yang et al. 2026 compare, in their order. */
export const BOROSILICATE_POTENTIALS: readonly Potential[] = [
  {
    id: 'yang2026',
    name: 'Yang 2026',
    citation: `${YANG_2026}, Table 2`,
    charges: CHARGES,
    pairs: {
      ...SHARED_PAIRS,
      'B-O': { A: 191757.12, rho: 0.1249, C: 32.56 },
      'B-B': { A: 532.85, rho: 0.3527, C: 0 },
    },
  },
  {
    id: 'cma-es',
    name: 'CMA-ES',
    citation: `${YANG_2026}, Table 4 (CMA-ES)`,
    charges: CHARGES,
    pairs: {
      ...SHARED_PAIRS,
      'B-O': { A: 199781.623, rho: 0.123938, C: 26.82888 },
      'B-B': { A: 503.38848, rho: 0.32697, C: 0 },
    },
  },
  {
    id: 'b4-optimised',
    name: 'B4-optimised',
    citation: `${YANG_2026}, Table 4 (B4-optimised)`,
    charges: CHARGES,
    pairs: {
      ...SHARED_PAIRS,
      'B-O': { A: 237672.669, rho: 0.1224376, C: 35.911847 },
      'B-B': { A: 508.42624, rho: 0.299635, C: 0 },
    },
  },
  {
    id: 'wang2018',
    name: 'Wang 2018',
    citation: WANG_2018,
    charges: CHARGES,
    pairs: {
      ...SHARED_PAIRS,
      'B-O': { A: 206941.81, rho: 0.124, C: 35.0018 },
      'B-B': { A: 484.4, rho: 0.35, C: 0 },
    },
  },
];

/** Guillot and Sator for silicates without boron. */
const GUILLOT_SATOR: Potential = {
  id: 'guillot-sator2007',
  name: 'Guillot–Sator 2007',
  citation: GUILLOT_SATOR_2007,
  charges: SILICATE_CHARGES,
  pairs: { ...SILICATE_PAIRS, ...FURTHER_PAIRS },
};

/**
 * Yang 2026 with what Guillot and Sator have for Al, Mg and K: on the same scale of charges, and with
 * the same O–O, Si–O, Na–O and Ca–O, but B beside them was never fitted nor tried. Its name says so.
 */
const UNTESTED_MIXTURE: Potential = {
  id: 'yang2026-guillot-sator2007',
  name: 'Yang 2026 + Guillot–Sator 2007 (untested mixture)',
  citation: `B–O, B–B and Si–B of ${YANG_2026}, Table 2; all else of ${GUILLOT_SATOR_2007}. Nobody has tested the two together: no number of it stands beside experiment`,
  charges: { ...CHARGES, ...SILICATE_CHARGES },
  pairs: { ...BOROSILICATE_POTENTIALS[0].pairs, ...FURTHER_PAIRS },
};

/** The built-in potentials; the first is the default. */
export const POTENTIALS: readonly Potential[] = [
  ...BOROSILICATE_POTENTIALS,
  GUILLOT_SATOR,
  UNTESTED_MIXTURE,
];

/** @throws Problem listing the built-in potentials */
export function potentialById(id: string): Potential {
  const potential = POTENTIALS.find((candidate) => candidate.id === id);
  if (potential === undefined) {
    throw new Problem(
      `There is no potential "${id}".`,
      `Choose one of ${POTENTIALS.map((candidate) => candidate.id).join(', ')}, or give a JSON file.`,
    );
  }
  return potential;
}

/** True when both have the same charges and pairs, whatever their names. */
function sameParameters(a: Potential, b: Potential): boolean {
  return ELEMENT_ORDER.every(
    (first, i) =>
      a.charges[first] === b.charges[first] &&
      ELEMENT_ORDER.slice(i).every((second) => {
        const pairA = pairOf(a, first, second);
        const pairB = pairOf(b, first, second);
        if (pairA === null || pairB === null) return pairA === pairB;
        return pairA.A === pairB.A && pairA.rho === pairB.rho && pairA.C === pairB.C;
      }),
  );
}

const POTENTIAL_SCHEMA = fields({
  id: shortText(80),
  name: shortText(200),
  citation: shortText(2000),
  charges: v.record(v.string(), numberBetween(-10, 10, 'e'), 'must be an object'),
  pairs: v.record(
    v.string(),
    fields({
      A: numberBetween(0, 1e9, 'eV'),
      rho: numberBetween(1e-3, 10, 'Å'),
      C: numberBetween(-1e6, 1e6, 'eV·Å⁶'),
    }),
    'must be an object',
  ),
});

const POTENTIAL_HINT =
  'A potential is {"id", "name", "citation", "charges": {"O": e, …}, "pairs": {"B-O": {"A": eV, "rho": Å, "C": eV·Å⁶}, …}}.';

/**
 * Reads a custom potential from JSON. Pair names are made canonical.
 *
 * @param what - what is being read, for messages
 * @throws Problem naming the field, an unknown element, or a pair that is given twice
 */
export function parsePotential(json: unknown, what = 'The potential'): Potential {
  const input = parseWith(POTENTIAL_SCHEMA, json, what, POTENTIAL_HINT);
  const known = ELEMENT_ORDER.join(', ');
  const charges: Partial<Record<Element, number>> = {};
  for (const [symbol, charge] of Object.entries(input.charges)) {
    if (!isElement(symbol)) {
      throw new Problem(`${what}: "charges" has an unknown element "${symbol}".`, `Use ${known}.`);
    }
    charges[symbol] = charge;
  }
  if (Object.keys(charges).length === 0) {
    throw new Problem(`${what}: "charges" is empty.`, POTENTIAL_HINT);
  }
  const pairs: Record<PairName, BuckinghamPair> = {};
  for (const [name, pair] of Object.entries(input.pairs)) {
    const [a, b, ...rest] = name.split('-');
    if (b === undefined || rest.length > 0 || !isElement(a) || !isElement(b)) {
      throw new Problem(
        `${what}: "pairs" has "${name}", which is not a pair of known elements.`,
        `Write pairs as "B-O", with ${known}.`,
      );
    }
    for (const element of [a, b]) {
      if (charges[element] === undefined) {
        throw new Problem(
          `${what}: "pairs" has "${name}", but "charges" has no ${element}.`,
          `Give ${element} a charge in e; 0 is allowed.`,
        );
      }
    }
    const canonical = pairName(a, b);
    if (pairs[canonical] !== undefined) {
      throw new Problem(`${what}: the pair ${canonical} is given twice.`, 'Keep one of the two.');
    }
    pairs[canonical] = pair;
  }
  const potential: Potential = { ...input, charges, pairs };
  const builtIn = POTENTIALS.find((candidate) => candidate.id === potential.id);
  if (builtIn !== undefined && !sameParameters(builtIn, potential)) {
    throw new Problem(
      `${what}: the id "${potential.id}" belongs to a built-in potential with other parameters.`,
      'Give it an id of its own, such as "custom".',
    );
  }
  return potential;
}
