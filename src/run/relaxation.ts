import type { Dynamics } from '../engine/dynamics';

/** Steps of one round of the minimisation. */
const ROUND_STEPS = 20;
const MOST_ROUNDS = 50;
/** A round that gains less ends the relaxation, eV per atom: kT at 3000 K is 0.26 eV. */
const SMALLEST_GAIN_EV = 0.1;

/**
 * Relaxes random placements until a melt can take over: rounds of the simulation's capped
 * minimisation, for each replica until a round lowers its energy by no more than 0.1 eV per atom. A
 * replica is done when it is, whatever the others need.
 *
 * @param atoms number of atoms of each replica
 * @throws the signal's reason when it is aborted
 */
export async function relaxPlacement(
  simulation: Pick<Dynamics, 'relax' | 'evaluate'>,
  atoms: readonly number[],
  signal?: AbortSignal,
): Promise<void> {
  const before = atoms.map(() => Number.POSITIVE_INFINITY);
  const relaxed = atoms.map(() => false);
  for (let round = 0; round < MOST_ROUNDS && relaxed.includes(false); round++) {
    signal?.throwIfAborted();
    await simulation.relax(ROUND_STEPS, (replica) => relaxed[replica], signal);
    const samples = await simulation.evaluate();
    for (const [r, { potential }] of samples.entries()) {
      const energy = potential / atoms[r];
      relaxed[r] ||= before[r] - energy < SMALLEST_GAIN_EV;
      before[r] = energy;
    }
  }
}
