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

/** The range that is selected, and its atoms. */
export interface SelectionState {
  /** The range whose atoms are lit; null when nothing is selected. */
  readonly range: SelectedRange | null;
  /** Of the range, or still of the one before it; null until they have been found. */
  readonly lit: LitAtoms | null;
}
