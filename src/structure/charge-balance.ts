import { ELEMENTS, FORMERS, type Former, MODIFIERS } from '../core/elements';
import { atomsOf, bondCount, type Network } from './network';

/** Charge by a number of bonds, e: '4' → 75. Only numbers of bonds that bring a charge. */
export type ChargesByBonds = Readonly<Record<string, number>>;

/** What the charge of the modifiers is there for, e; exact for every configuration. */
export interface ChargeBalance {
  /** Formal charge of all modifiers */
  readonly modifiers: number;
  /** By former and its number of oxygens z: how many there are × (z − formal charge) */
  readonly formers: Readonly<Record<Former, ChargesByBonds>>;
  /** By the number n of formers on an oxygen: how many there are × (2 − n) */
  readonly oxygen: ChargesByBonds;
  /** Formal charge of the whole configuration, 0 of what is made of oxides */
  readonly formal: number;
}

/** Bonds of an oxygen that is charged with nothing: its formal charge without the sign. */
const BRIDGING = -ELEMENTS.O.charge;

/**
 * The book of charges of a network.
 *
 * Give every bond of a former with an oxygen one unit of charge. A former of formal charge q with z
 * bonds then has z − q units too many, an oxygen with n bonds 2 − n too few of what would balance it.
 * Bonds are counted from both ends, Σ z = Σ n, so that with the formal charges of the whole
 * configuration, X = Σ modifiers + Σ q − 2 N_O,
 *
 * Σ modifiers = Σ formers (z − q) + Σ oxygens (2 − n) + X,
 *
 * whatever the network is like. The terms: a BO4 or AlO4 takes 1, an SiO5 1, a BO5 2, an SiO3 gives 1; a
 * non-bridging oxygen takes 1, a free one 2, one on three formers (a tri-cluster) gives 1, one on four 2.
 * Without the rare ones it is the balance that the models of borosilicates begin with, BO4 +
 * non-bridging oxygen = modifiers (W. J. Dell, P. J. Bray, S. Z. Xiao, J. Non-Cryst. Solids 58, 1,
 * 1983), and where no oxygen has three formers it bounds N4 by R.
 *
 * A BO4 is here what has four bonds in the network, up to 2.0 Å; the coordination of boron counts up to
 * 1.8 Å. The book balances for any cutoff.
 */
export function chargeBalance(network: Network): ChargeBalance {
  const oxygens = Array.from(atomsOf(network, 'O'));
  const formers = FORMERS.map((former) => {
    const { charge } = ELEMENTS[former];
    const bonds = Array.from(atomsOf(network, former), (atom) => bondCount(network, atom));
    return [former, chargesBy(bonds, (z) => z - charge)] as const;
  });
  const modifiers = MODIFIERS.reduce(
    (sum, element) => sum + ELEMENTS[element].charge * atomsOf(network, element).length,
    0,
  );
  const core = FORMERS.reduce(
    (sum, former) => sum + ELEMENTS[former].charge * atomsOf(network, former).length,
    0,
  );
  return {
    modifiers,
    formers: Object.fromEntries(formers) as Record<Former, ChargesByBonds>,
    oxygen: chargesBy(
      oxygens.map((oxygen) => bondCount(network, oxygen)),
      (n) => BRIDGING - n,
    ),
    formal: modifiers + core - BRIDGING * oxygens.length,
  };
}

function chargesBy(bonds: readonly number[], each: (bonds: number) => number): ChargesByBonds {
  const charges: Record<string, number> = {};
  for (const number of bonds) {
    const charge = each(number);
    if (charge !== 0) charges[number] = (charges[number] ?? 0) + charge;
  }
  return charges;
}

/** A line of the book: what takes charge of the modifiers, or gives some (below 0). */
export interface ChargeTerm {
  /** 'BO4', 'non-bridging O', 'O on 3 formers' */
  readonly name: string;
  /** e */
  readonly charge: number;
}

/** Names of the terms of oxygen by its number of formers. */
const OXYGEN_NAMES = ['free O', 'non-bridging O'];

/** The lines of the book that are not empty: tetrahedra and other polyhedra, then oxygens. */
export function chargeTerms({ formers, oxygen, formal }: ChargeBalance): ChargeTerm[] {
  const polyhedra = FORMERS.flatMap((former) =>
    Object.entries(formers[former]).map(([z, charge]) => ({ name: `${former}O${z}`, charge })),
  );
  const oxygens = Object.entries(oxygen).map(([n, charge]) => ({
    name: OXYGEN_NAMES[Number(n)] ?? `O on ${n} formers`,
    charge,
  }));
  const rest = { name: 'formal charge of the whole', charge: formal };
  return [...polyhedra, ...oxygens, rest].filter(({ charge }) => charge !== 0);
}
