import type { Configuration } from '../../core/configuration';

/** The configurations where a stretch of a run begins and ends. */
export type Span = readonly [Configuration, Configuration];

/** How a range of one series of a figure becomes atoms, and words. */
export interface RangeKind {
  /** Takes seconds in a large glass, as rings do */
  readonly slow: boolean;
  /**
   * The atoms that make that stretch of the series, ascending, each once; none where the glass lacks
   * what it takes.
   *
   * @param configuration on show
   * @param from in the units of the figure's axis; at most `to`
   * @param span what the range is of where `cooling` says so; null where too few frames were recorded
   */
  readonly atoms: (
    configuration: Configuration,
    from: number,
    to: number,
    span: Span | null,
  ) => Uint32Array;
  /** The axis is a temperature: a range is of what happened while the melt cooled through it. */
  readonly cooling?: true;
  /** What they are: 'O–Si–O angles from 100° to 110°' */
  readonly say: (from: number, to: number) => string;
}

/** Indices, ascending, each once. */
export function ascending(atoms: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set(atoms)).sort();
}

/** The whole numbers whose bars a range touches: a bar reaches half to either side of its number. */
export function wholeNumbers(from: number, to: number): readonly [number, number] {
  return [Math.round(from), Math.max(Math.round(from), Math.round(to))];
}

/** '5', '5 to 7' */
export function sayWhole(from: number, to: number): string {
  const [first, last] = wholeNumbers(from, to);
  return first === last ? String(first) : `${first} to ${last}`;
}

/** A range of at least `width`: a point that was clicked stands for its bin. */
export function widened(from: number, to: number, width: number): readonly [number, number] {
  const more = Math.max(0, (width - (to - from)) / 2);
  return [from - more, to + more];
}
