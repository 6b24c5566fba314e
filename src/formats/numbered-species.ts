import type { Species } from '../core/configuration';
import { ELEMENT_ORDER, ELEMENTS } from '../core/elements';
import { Problem } from '../core/problem';
import { STANDARD_SPECIES } from './species';
import { speciesOfTypes, type TypeSpecies, type TypesKnown } from './type-species';

const BY_ATOMIC_NUMBER: TypeSpecies = new Map(
  ELEMENT_ORDER.map((element) => [ELEMENTS[element].atomicNumber, STANDARD_SPECIES[element]]),
);

/**
 * Species that a file gives as numbers: atomic numbers where all of its first frame are those of elements
 * that Vitrine knows, else atom types of LAMMPS, as OVITO writes those that have no names.
 */
export class NumberedSpecies {
  private resolved: TypeSpecies | null = null;
  /** What was assumed, as sentences */
  readonly assumed: string[] = [];

  /** @param name of the file, for messages */
  constructor(
    private readonly name: string,
    private readonly known: TypesKnown,
  ) {}

  /**
   * The species of all numbers of a frame, in their order.
   *
   * @throws UnknownTypes where nothing tells what the types are
   */
  of(numbers: readonly number[]): Species[] {
    this.resolved ??= this.resolve(numbers);
    const { resolved } = this;
    return numbers.map((number) => {
      const species = resolved.get(number);
      if (species !== undefined) return species;
      throw new Problem(
        `${this.name} has atoms of the kind ${number}, and nothing says which element that is.`,
        `Name an element for each type in turn (--types ${ELEMENT_ORDER.join(',')}), or write element symbols.`,
      );
    });
  }

  private resolve(numbers: readonly number[]): TypeSpecies {
    const { types, elements } = this.known;
    if (elements === null) {
      if (numbers.every((number) => BY_ATOMIC_NUMBER.has(number))) return BY_ATOMIC_NUMBER;
      if (types !== null) return types;
    }
    const counts = new Map<number, number>();
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
    const evidence = [...counts]
      .sort(([a], [b]) => a - b)
      .map(([type, count]) => {
        const place = { name: this.name, line: 1 };
        return { type, count, label: null, mass: null, charge: null, place };
      });
    const { species, assumed } = speciesOfTypes(evidence, elements, this.name);
    this.assumed.push(...assumed);
    return species;
  }
}
