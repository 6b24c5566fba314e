import { BOLTZMANN } from '../../core/units';
import { jumpBound, LARGEST_DRIFT, TRUNCATION_ERROR } from './watch-limits';

/** Steps over which the usual unevenness is averaged */
const MEMORY_STEPS = 100;

/**
 * Looks for jumps in the course of a conserved quantity. It learns what is usual from the course
 * itself, so that it needs no model of the integrator's errors.
 */
export class JumpCheck {
  /** The latest values, the last one first */
  private last = Number.NaN;
  private change = Number.NaN;
  private square = 0;
  private learned = 0;

  /** Forgets the course, but not what is usual: the zero of the quantity changes. */
  begin(): void {
    this.last = Number.NaN;
    this.change = Number.NaN;
  }

  /**
   * Takes the value of the next step, eV.
   *
   * @returns the size of a jump, eV, with its sign; 0 when there is none
   */
  take(value: number): number {
    const change = value - this.last;
    const unevenness = change - this.change;
    this.last = value;
    this.change = change;
    if (Number.isNaN(unevenness)) return 0;
    const bound = jumpBound(Math.sqrt(this.square));
    const judged = this.learned >= MEMORY_STEPS;
    const jumps = judged && Math.abs(unevenness) > bound;
    // What is far out teaches little, or a fault would soon count as usual.
    const lesson = judged ? Math.min(Math.abs(unevenness), bound) : unevenness;
    this.learned++;
    this.square += (lesson * lesson - this.square) / Math.min(this.learned, MEMORY_STEPS);
    return jumps ? unevenness : 0;
  }
}

/** Blocks a slope is taken over … */
const MOST_BLOCKS = 10;
/** … and at least. */
const LEAST_BLOCKS = 5;
/** Standard errors by which a slope must exceed its bound */
const CERTAIN_ERRORS = 4;

/**
 * Looks for a drift of the conserved quantity of a hold: the slope through the means of the latest ten
 * picoseconds, its error from their scatter.
 */
export class DriftCheck {
  private readonly means: number[] = [];
  private readonly truncations: number[] = [];
  private sum = 0;
  private truncation = 0;
  private count = 0;

  /**
   * @param atoms number
   * @param steps a block, steps
   * @param duration of a block, ps
   */
  constructor(
    private readonly atoms: number,
    private readonly steps: number,
    private readonly duration: number,
  ) {}

  begin(): void {
    this.means.length = 0;
    this.truncations.length = 0;
    this.sum = 0;
    this.truncation = 0;
    this.count = 0;
  }

  /**
   * Takes the next step's conserved quantity and the energy of the truncation that has been taken out
   * of it, both in eV, and the temperature of the hold, K.
   *
   * @returns at the end of a block, the slope beyond all doubt, eV per atom and ps, with its sign; else null
   */
  take(conserved: number, truncation: number, temperature: number): number | null {
    this.sum += conserved;
    this.truncation += truncation;
    this.count++;
    if (this.count < this.steps) return null;
    this.means.push(this.sum / this.count);
    this.truncations.push(this.truncation / this.count);
    this.sum = 0;
    this.truncation = 0;
    this.count = 0;
    if (this.means.length > MOST_BLOCKS) {
      this.means.shift();
      this.truncations.shift();
    }
    return this.judge(temperature);
  }

  private judge(temperature: number): number | null {
    const n = this.means.length;
    if (n < LEAST_BLOCKS) return null;
    const line = lineThrough(this.means);
    const perAtom = this.atoms * this.duration;
    const slope = line.slope / perAtom;
    const doubt = (CERTAIN_ERRORS * line.error) / perAtom;
    const uncorrected = Math.abs(lineThrough(this.truncations).slope) / perAtom;
    const bound = LARGEST_DRIFT * BOLTZMANN * temperature + TRUNCATION_ERROR * uncorrected;
    return Math.abs(slope) - doubt > bound ? slope : 0;
  }
}

/** The least-squares line through values one apart: its slope and the standard error of that. */
function lineThrough(values: readonly number[]): {
  readonly slope: number;
  readonly error: number;
} {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spread = values.reduce((sum, _value, n) => sum + (n - middle) ** 2, 0);
  const slope = values.reduce((sum, value, n) => sum + (n - middle) * (value - mean), 0) / spread;
  const rest = values.reduce(
    (sum, value, n) => sum + (value - mean - slope * (n - middle)) ** 2,
    0,
  );
  return { slope, error: Math.sqrt(rest / (values.length - 2) / spread) };
}
