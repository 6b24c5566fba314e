import { ELEMENTS, type Former, LISTED_FORMERS } from '../core/elements';
import { TABLE_1_ELEMENTS } from '../core/glasses';
import type { Average } from '../structure/block-average';

/** The share of a former that is bound to four oxygens: 'b4Fraction'. */
export type FourFoldQuantity = `${Lowercase<Former>}4Fraction`;

/** A former, and how its four-fold share is called. */
export interface FourFold {
  readonly former: Former;
  readonly quantity: FourFoldQuantity;
  /** 'B4' */
  readonly label: string;
  /** 'four-fold boron' */
  readonly words: string;
  /** 'The share of boron bound to four oxygens' */
  readonly title: string;
}

/** The formers, as they are listed. */
export const FOUR_FOLD: readonly FourFold[] = LISTED_FORMERS.map((former) => {
  const { name } = ELEMENTS[former];
  return {
    former,
    quantity: `${former.toLowerCase() as Lowercase<Former>}4Fraction`,
    label: `${former}4`,
    words: `four-fold ${name}`,
    title: `The share of ${name} bound to four oxygens`,
  };
});

/** Four-fold shares, as far as a record has them: older ones know fewer formers. */
export type FourFoldShares = Readonly<Partial<Record<FourFoldQuantity, Average | null>>>;

/** What is told of some glasses: the formers of Table 1, and others that one of them has. */
export function fourFoldOf(glasses: readonly FourFoldShares[]): readonly FourFold[] {
  return FOUR_FOLD.filter(
    ({ former, quantity }) =>
      TABLE_1_ELEMENTS.includes(former) || glasses.some((glass) => glass[quantity]),
  );
}
