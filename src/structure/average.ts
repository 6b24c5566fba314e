import type { AveragedColumn } from './replica-average';

/** With fewer blocks than this their scatter says little. */
const FEWEST_BLOCKS = 8;

/** Means and sums of squared deviations of the blocks of one length, entry by entry. */
interface Level {
  blocks: number;
  readonly mean: Float64Array;
  readonly squares: Float64Array;
  /** A block that waits for its neighbour; null when there is none */
  waiting: Float64Array | null;
}

/**
 * Means of columns over the frames of one series, entry by entry, with standard errors that allow for
 * frames being alike: what `blockAverage` does, without keeping the frames.
 *
 * Columns may come shorter than those before (g(r) of a box that shrinks): the entries that all of
 * them have are averaged.
 */
export class ColumnAverage {
  private readonly levels: Level[] = [];
  private length = 0;
  private added = 0;

  /** How many columns have been added. */
  get count(): number {
    return this.added;
  }

  add(column: ArrayLike<number>): void {
    this.length = this.added === 0 ? column.length : Math.min(this.length, column.length);
    this.added++;
    let block = Float64Array.from({ length: this.length }, (_, i) => column[i]);
    for (let k = 0; ; k++) {
      if (k === this.levels.length) this.levels.push(emptyLevel(this.length));
      const level = this.levels[k];
      addBlock(level, block);
      const { waiting } = level;
      if (waiting === null) {
        level.waiting = block;
        return;
      }
      level.waiting = null;
      block = block.map((value, i) => 0.5 * (value + waiting[i]));
    }
  }

  /**
   * The means so far, with the largest of the errors that blocks of 1, 2, 4 … columns suggest while at
   * least eight blocks are left (Flyvbjerg and Petersen, J. Chem. Phys. 91, 461, 1989); no errors for
   * one column. Null when nothing has been added.
   */
  result(): AveragedColumn | null {
    if (this.added === 0) return null;
    const mean = this.levels[0].mean.slice(0, this.length);
    if (this.added === 1) return { mean, error: null };
    const error = new Float64Array(this.length);
    this.levels.forEach(({ blocks, squares }, k) => {
      if (k > 0 && blocks < FEWEST_BLOCKS) return;
      for (let i = 0; i < this.length; i++) {
        error[i] = Math.max(error[i], Math.sqrt(squares[i] / (blocks * (blocks - 1))));
      }
    });
    return { mean, error };
  }
}

function emptyLevel(length: number): Level {
  return {
    blocks: 0,
    mean: new Float64Array(length),
    squares: new Float64Array(length),
    waiting: null,
  };
}

/** Welford's update; entries beyond the block's length are no longer used. */
function addBlock(level: Level, block: Float64Array): void {
  level.blocks++;
  for (let i = 0; i < block.length; i++) {
    const step = block[i] - level.mean[i];
    level.mean[i] += step / level.blocks;
    level.squares[i] += step * (block[i] - level.mean[i]);
  }
}
