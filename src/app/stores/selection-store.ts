import { create } from 'zustand';
import type { SelectedRange, SelectionState } from '../../lab/selection/selected-range';

export const useSelection = create<SelectionState>(() => ({ range: null, lit: null }));

/**
 * Lights up the atoms that make a range of a figure, in this frame and in those that follow; its ends
 * come in any order. Null, or an end that is no number, clears the selection.
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
