import { type Fractions, fractionsOf } from './fractions';
import { atomsOf, bondCount, type Network } from './network';

/**
 * Oxygen by the number of formers (Si, B) it is bonded to: free (0), non-bridging (1), bridging (2),
 * three-coordinated (3, a tri-cluster). Shares of all oxygens; null without oxygen.
 */
export function oxygenSpeciation(network: Network): Fractions | null {
  return fractionsOf(Array.from(atomsOf(network, 'O'), (oxygen) => bondCount(network, oxygen)));
}
