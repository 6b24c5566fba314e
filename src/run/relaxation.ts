import type { Simulation } from '../engine/simulation';

/** Steps of one round of the minimisation. */
const ROUND = 20;
const MOST_ROUNDS = 50;
/** A round that gains less ends the relaxation, eV per atom: kT at 3000 K is 0.26 eV. */
const ENOUGH = 0.1;

/**
 * Relaxes random placements until a melt can take over: rounds of the simulation's capped
 * minimisation, until a round lowers no replica's energy by more than 0.1 eV per atom.
 *
 * @param atoms number of atoms of each replica
 * @throws the signal's reason when it is aborted
 */
export async function relaxPlacement(
  simulation: Pick<Simulation, 'relax' | 'evaluate'>,
  atoms: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  let before = atoms.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    signal?.throwIfAborted();
    await simulation.relax(ROUND);
    const energies = (await simulation.evaluate()).map((sample, r) => sample.potential / atoms[r]);
    if (energies.every((energy, r) => before[r] - energy < ENOUGH)) return;
    before = energies;
  }
}
