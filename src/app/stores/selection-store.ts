import { create } from 'zustand';

/** A stretch of one series of a figure, ends included, in the units of the figure's axis. */
export interface SelectedRange {
  /** Id of the figure, such as "angles". */
  figure: string;
  /** Name of the series in it, such as "O-Si-O". */
  series: string;
  from: number;
  to: number;
}

interface SelectionState {
  /** The range whose atoms are lit; null when nothing is selected. */
  range: SelectedRange | null;
}

export const useSelection = create<SelectionState>(() => ({ range: null }));

/** Selects a range of a figure, from its lower end to its upper; null clears it. A range without finite ends clears it too. */
export function selectRange(range: SelectedRange | null): void {
  if (range === null || !Number.isFinite(range.from) || !Number.isFinite(range.to)) {
    useSelection.setState({ range: null });
    return;
  }
  const { from, to } = range;
  useSelection.setState({
    range: { ...range, from: Math.min(from, to), to: Math.max(from, to) },
  });
}
