import { ELEMENTS, type Element, isCation } from './elements';
import { POTENTIALS, type Potential } from './potential';
import { Problem } from './problem';

/** The first of these elements that a potential has no charge for; null where it has all. */
export function missingElement(
  { charges }: Potential,
  elements: readonly Element[],
): Element | null {
  return elements.find((element) => charges[element] === undefined) ?? null;
}

/** The built-in potentials that can make a glass of these elements. */
export function potentialsFor(elements: readonly Element[]): readonly Potential[] {
  return POTENTIALS.filter((potential) => missingElement(potential, elements) === null);
}

/** What a potential lacks for these elements, as a sentence without its full stop; null for nothing. */
export function sayMissing(potential: Potential, elements: readonly Element[]): string | null {
  const missing = missingElement(potential, elements);
  if (missing === null) return null;
  const { name } = ELEMENTS[missing];
  return isCation(missing)
    ? `${potential.name} has no ${missing}–O, which a glass with ${name} needs`
    : `${potential.name} has no charge for ${name}`;
}

/**
 * Refuses a potential that lacks an element of a glass, by name, and says which one has it.
 *
 * @throws Problem naming the potential and the bond that it lacks
 */
export function checkCoverage(potential: Potential, elements: readonly Element[]): void {
  const missing = sayMissing(potential, elements);
  if (missing === null) return;
  const others = potentialsFor(elements).map(({ name, id }) => `${name} (${id})`);
  const choice =
    others.length === 0 ? 'No built-in potential has all' : `Choose ${others.join(', ')}`;
  throw new Problem(`${missing}.`, `${choice}, or add what is missing to a potential of your own.`);
}
