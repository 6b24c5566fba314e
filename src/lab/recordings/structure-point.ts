/** The structure of one replica at one step. */
export interface StructurePoint {
  /** K, mean over the latest steps */
  readonly temperature: number;
  /** Fraction of boron that is four-fold; null without boron */
  readonly b4: number | null;
  /** Fraction of silicon that is four-fold; null without silicon */
  readonly si4: number | null;
}
