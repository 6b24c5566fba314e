import { changedPotential, potentialChanges } from '../../core/change';
import type { Experiment } from '../../core/experiment';
import type { Potential } from '../../core/potential';
import { Problem } from '../../core/problem';
import type { Turn } from '../../run/run';

const sorted = (record: object) => JSON.stringify(Object.entries(record).sort());

/**
 * The turns of knobs that make the present potential of a run another one; none when it is that already.
 *
 * @throws Problem when the other one differs in more than the parameters of its pairs
 */
export function potentialTurns(
  { potential, changes }: Experiment,
  other: Potential,
): readonly Turn[] {
  const present = changedPotential(potential, changes);
  const pairs = ({ pairs: all }: Potential) => Object.keys(all).sort().join();
  if (sorted(present.charges) !== sorted(other.charges) || pairs(present) !== pairs(other)) {
    throw new Problem(
      `${other.name} has other charges or other pairs than ${present.name}, so a run cannot change over to it.`,
      'It is set up for the next run.',
    );
  }
  return potentialChanges(present, other, 0).map(({ quantity, value }) => ({ quantity, value }));
}
