import { type Configuration, elementOf } from '../../core/configuration';

type Numbered = Pick<Configuration, 'types' | 'ids'>;

/** The number of an atom for a person: that of its file, or 1 … N. */
export function atomNumberOf({ ids }: Numbered, atom: number): number {
  return ids?.[atom] ?? atom + 1;
}

/** The index of the atom that has a number; null when none has. */
export function atomNumbered({ types, ids }: Numbered, number: number): number | null {
  const atom = ids ? ids.indexOf(number) : number - 1;
  return Number.isInteger(atom) && atom >= 0 && atom < types.length ? atom : null;
}

/** 'O 45' */
export function sayAtom(configuration: Configuration, atom: number): string {
  return `${elementOf(configuration, atom)} ${atomNumberOf(configuration, atom)}`;
}
