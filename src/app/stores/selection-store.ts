import { create } from 'zustand';

/** A stretch of one series of a figure, ends included, in the units of the figure's axis. */
export interface SelectedRange {
  /** Id of the figure, such as 'bond-angles' */
  readonly figure: string;
  /** Id of the series in it, such as 'O-Si-O' */
  readonly series: string;
  readonly from: number;
  readonly to: number;
}

/** The atoms that make a range in the frame on show. */
export interface LitAtoms {
  readonly range: SelectedRange;
  /** Indices, ascending; empty where the frame has none, null where the series is not made of atoms */
  readonly atoms: Uint32Array | null;
}

export interface SelectionState {
  /** The range whose atoms are lit; null when nothing is selected. */
  readonly range: SelectedRange | null;
  /** Of the range, or still of the one before it; null until they have been found. */
  readonly lit: LitAtoms | null;
}

export const useSelection = create<SelectionState>(() => ({ range: null, lit: null }));

/**
 * Lights up the atoms that make a range of a figure, in this frame and in those that follow; its ends
 * come in any order. Null, or an end that is no number, puts the light out.
 */
export function selectRange(range: SelectedRange | null): void {
  if (range === null || !Number.isFinite(range.from) || !Number.isFinite(range.to)) {
    useSelection.setState({ range: null, lit: null });
    return;
  }
  const { from, to } = range;
  useSelection.setState({
    range: { ...range, from: Math.min(from, to), to: Math.max(from, to) },
  });
}

/** Selects a range, or puts it out where it is selected already. */
export function toggleRange(range: SelectedRange): void {
  selectRange(isSelected(range) ? null : range);
}

/** Whether this is the range that is selected. */
export function isSelected(
  range: SelectedRange,
  selected = useSelection.getState().range,
): boolean {
  if (selected === null) return false;
  return (['figure', 'series', 'from', 'to'] as const).every((key) => range[key] === selected[key]);
}
