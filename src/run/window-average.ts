import type { StepWindow } from './timeline';

/** Longer windows keep means over this many equal bins instead of every value. */
const AVERAGED_BINS = 5000;

/** What a window average has gathered, as plain data. */
export interface WindowAverageState {
  readonly window: StepWindow;
  readonly bins: readonly number[];
  readonly sum: number;
  readonly count: number;
}

/**
 * The values of one quantity over a window of steps, in bounded memory: every value, or means over
 * equal groups of consecutive values when they are many.
 */
export class WindowAverage {
  private readonly group: number;
  private readonly bins: number[] = [];
  private sum = 0;
  private count = 0;

  /**
   * @param interval steps between the values that will be added
   * @param state what it had gathered, to go on from; of no use to another window
   */
  constructor(
    private readonly window: StepWindow,
    interval: number,
    state?: WindowAverageState,
  ) {
    this.group = Math.max(1, Math.ceil((window.last - window.first) / interval / AVERAGED_BINS));
    if (state && state.window.first === window.first && state.window.last === window.last) {
      this.bins.push(...state.bins);
      this.sum = state.sum;
      this.count = state.count;
    }
  }

  /** Takes the value of a step when the step is in the window. Steps come in order. */
  add(step: number, value: number): void {
    if (step <= this.window.first || step > this.window.last) return;
    this.sum += value;
    this.count++;
    if (this.count < this.group) return;
    this.bins.push(this.sum / this.count);
    this.sum = 0;
    this.count = 0;
  }

  /** The values, or the means over groups of them, in order; an incomplete group is left out. */
  get values(): readonly number[] {
    return this.bins;
  }

  state(): WindowAverageState {
    const { window, bins, sum, count } = this;
    return { window, bins: [...bins], sum, count };
  }
}
