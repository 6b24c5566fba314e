import type { RangeKind } from './range-kind';
import { ANGLE_RANGES } from './ranges/angles';
import {
  COOLING_RANGES,
  COORDINATION_RANGES,
  ELEMENT_RANGES,
  FOUR_FOLD_RANGES,
} from './ranges/coordination';
import { DISTANCE_RANGES } from './ranges/distances';
import { RING_RANGES, ringsThroughAtom } from './ranges/rings';
import { SPECIATION_RANGES } from './ranges/speciation';
import { surroundingsOf } from './ranges/surroundings';
import type { SelectedRange } from './selected-range';

type RangeKinds = Readonly<Record<string, RangeKind>>;

/** By the id of the figure and the name of the series. To make another figure selectable: a line here. */
const OF_FIGURES: Readonly<Record<string, RangeKinds>> = {
  'bond-angles': ANGLE_RANGES,
  'pair-distribution': DISTANCE_RANGES,
  'ring-sizes': RING_RANGES,
  speciation: SPECIATION_RANGES,
  coordination: COORDINATION_RANGES,
  boron: COOLING_RANGES,
  'four-fold-boron': FOUR_FOLD_RANGES,
  elements: ELEMENT_RANGES,
};

/** What the panel of an atom offers: the series names the atom. */
const OF_ATOMS: Readonly<Record<string, (series: string) => RangeKind | null>> = {
  'rings-through': ringsThroughAtom,
  surroundings: surroundingsOf,
};

/** What the mark of the frame on show adds to the name of its series; it is no curve of its own. */
const MARK = '_on_show';

/**
 * How a range of this series becomes atoms; null where the figure tells of the whole glass, as density
 * and S(Q) do. Of glasses side by side the name of the glass follows the series': 'O-Si-O_24B'.
 */
export function rangeKindOf({
  figure,
  series,
}: Pick<SelectedRange, 'figure' | 'series'>): RangeKind | null {
  const ofAtom = Object.hasOwn(OF_ATOMS, figure) ? OF_ATOMS[figure] : null;
  if (ofAtom) return ofAtom(series);
  if (series.endsWith(MARK)) return null;
  const kinds = Object.hasOwn(OF_FIGURES, figure) ? OF_FIGURES[figure] : {};
  if (Object.hasOwn(kinds, series)) return kinds[series];
  const name = Object.keys(kinds)
    .filter((key) => series.startsWith(`${key}_`))
    .sort((a, b) => b.length - a.length)[0];
  return name === undefined ? null : kinds[name];
}
