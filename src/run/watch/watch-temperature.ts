import { temperatureBound } from './watch-limits';

/** Looks for a temperature that stays far above its target, by means over blocks of steps. */
export class TemperatureCheck {
  private target = 0;
  private excess = 0;
  private count = 0;
  private settled = false;

  /**
   * @param freedom N_f
   * @param steps a block: ten damping times
   * @param damping Tdamp, fs
   */
  constructor(
    private readonly freedom: number,
    private readonly steps: number,
    private readonly damping: number,
  ) {}

  /** Starts anew: the thermostat starts at rest, and the block that it settles in is not judged. */
  begin(): void {
    this.clear();
    this.settled = false;
  }

  /**
   * Takes the next step's temperature and target, K.
   *
   * @param rate of the target, K/fs
   * @returns at the end of a block by how much its mean is too high, K; 0 when it is not, else null
   */
  take(temperature: number, target: number, rate: number): number | null {
    this.target += target;
    this.excess += temperature - target;
    this.count++;
    if (this.count < this.steps) return null;
    const excess = this.excess / this.count;
    const mean = this.target / this.count;
    const judged = this.settled;
    this.clear();
    this.settled = true;
    if (!judged) return null;
    return excess > temperatureBound(mean, this.freedom, rate, this.damping) ? excess : 0;
  }

  private clear(): void {
    this.target = 0;
    this.excess = 0;
    this.count = 0;
  }
}
