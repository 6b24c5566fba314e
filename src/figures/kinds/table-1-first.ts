import { TABLE_1_ELEMENTS } from '../../core/glasses';

/**
 * Pairs and angles ('Si-O', 'Si-O-B') in their order, but those of the elements of Table 1 before all
 * others, so that curves keep the colours that they have in the glasses of the paper.
 */
export function table1First<Name extends string>(names: readonly Name[]): readonly Name[] {
  const known: readonly string[] = TABLE_1_ELEMENTS;
  const rank = (name: Name) => (name.split('-').every((symbol) => known.includes(symbol)) ? 0 : 1);
  return [...names].sort((a, b) => rank(a) - rank(b));
}
