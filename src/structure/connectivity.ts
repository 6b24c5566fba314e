import type { Element } from '../core/elements';
import { type Fractions, fractionsOf } from './fractions';
import { atomsOf, bondCount, type Network } from './network';

/** Qⁿ is said of formers with four oxygens. */
const FOUR_OXYGENS = 4;

/** Formers with exactly four oxygens, and the n of each one's Qⁿ. */
export interface Connectivity {
  /** Atom indices, ascending */
  readonly formers: Uint32Array;
  /** Per former: how many of its oxygens bridge, that is, have two or more formers */
  readonly bridges: Uint8Array;
}

/** The Qⁿ units of one element (Si or B) in a network. */
export function connectivity(network: Network, former: Element): Connectivity {
  const { offsets, neighbours } = network;
  const formers = atomsOf(network, former).filter(
    (atom) => bondCount(network, atom) === FOUR_OXYGENS,
  );
  const bridges = new Uint8Array(formers.length);
  formers.forEach((atom, k) => {
    for (let entry = offsets[atom]; entry < offsets[atom + 1]; entry++) {
      if (bondCount(network, neighbours[entry]) >= 2) bridges[k]++;
    }
  });
  return { formers, bridges };
}

/**
 * Shares of Q⁰ … Q⁴ among the formers of an element that have exactly four oxygens; null when it has
 * none. Their mean (`meanOf`) is the network connectivity.
 */
export function connectivityFractions(network: Network, former: Element): Fractions | null {
  return fractionsOf(connectivity(network, former).bridges);
}
