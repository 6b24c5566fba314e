import { atomCount, type Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import type { Potential } from '../core/potential';
import { potentialsFor, sayMissing } from '../core/potential-coverage';
import { Problem } from '../core/problem';
import { checkGlass } from './check-glass';

/** e a whole configuration; charges are given to a few digits */
const NEUTRAL_CHARGE_E = 1e-4;

/**
 * Checks that a configuration from outside can be computed with a potential and a cutoff.
 *
 * @param name what the configuration is called in messages, for example its file
 * @param cutoff Å
 * @throws Problem on missing charges, a system that is not neutral, a cutoff beyond half the box, and
 * whatever `checkGlass` refuses
 */
export function checkConfiguration(
  configuration: Configuration,
  potential: Potential,
  cutoff: number,
  name: string,
): void {
  if (atomCount(configuration) < 2) {
    throw new Problem(
      `${name} has ${atomCount(configuration)} atoms.`,
      'Give a configuration of at least two atoms.',
    );
  }
  checkGlass(configuration, name);
  checkCharges(configuration, potential, name);
  const shortest = Math.min(...configuration.box);
  if (!(cutoff > 0 && cutoff <= shortest / 2)) {
    throw new Problem(
      `The cutoff of ${cutoff} Å does not fit ${name}, whose shortest box edge is ${shortest.toFixed(3)} Å.`,
      `Use a cutoff of at most ${(Math.floor(50 * shortest) / 100).toFixed(2)} Å, half that edge.`,
    );
  }
}

function checkCharges(configuration: Configuration, potential: Potential, name: string): void {
  const counts = new Map<Element, number>();
  for (const type of configuration.types) {
    const { element } = configuration.species[type];
    counts.set(element, (counts.get(element) ?? 0) + 1);
  }
  const missing = sayMissing(potential, [...counts.keys()]);
  if (missing !== null) {
    const others = potentialsFor([...counts.keys()]).map(({ id }) => id);
    const which = others.length === 0 ? '' : `: ${others.join(', ')}`;
    throw new Problem(
      `${name}: ${missing}.`,
      `Use a potential that covers ${[...counts.keys()].join(', ')}${which}.`,
    );
  }
  let total = 0;
  for (const [element, count] of counts) {
    total += count * (potential.charges[element] ?? 0);
  }
  if (Math.abs(total) > NEUTRAL_CHARGE_E) {
    const made = [...counts].map(([element, count]) => `${count} ${element}`).join(', ');
    throw new Problem(
      `${name} is not neutral: its charges sum to ${Number(total.toPrecision(4))} e (${made}).`,
      `Add or remove atoms so that the charges of ${potential.id} cancel.`,
    );
  }
}
