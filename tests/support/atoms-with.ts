import type { Configuration } from '../../src/core/configuration';
import type { Element } from '../../src/core/elements';
import { coordinationNumbers } from '../../src/structure/coordination';
import { atomsOf, bondCount, type Network } from '../../src/structure/network';

/** The atoms of the element `centre` that have so many `ligand` atoms within `cutoff` (Å), ascending. */
export function atomsWithCoordination(
  configuration: Configuration,
  centre: Element,
  ligand: Element,
  cutoff: number,
  coordination: number,
): Uint32Array {
  const { species, types } = configuration;
  const numbers = coordinationNumbers(configuration, centre, ligand, cutoff);
  const centres: number[] = [];
  types.forEach((type, atom) => {
    if (species[type].element === centre) centres.push(atom);
  });
  return Uint32Array.from(centres.filter((_, k) => numbers[k] === coordination));
}

/** The oxygens that are bonded to so many formers: atom indices, ascending. */
export function oxygensWith(network: Network, formers: number): Uint32Array {
  return atomsOf(network, 'O').filter((oxygen) => bondCount(network, oxygen) === formers);
}
