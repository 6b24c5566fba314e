/** A chunk grows at most twofold at a time: one that a stage or a frame cut short says little. */
const MOST_GROWTH_FACTOR = 2;
/** A chunk has at most this many steps, so that its samples stay few. */
const MOST_STEPS = 2000;

export interface PaceOptions {
  /** Wall-clock time that a chunk should take, ms */
  readonly chunkTime: number;
  /** Wall-clock time over which the speed of late is averaged, ms */
  readonly memory: number;
  /** Steps of the first chunk; 1 unless told */
  readonly firstChunk?: number;
  /** The time, ms, monotonic; the computer's clock unless told */
  readonly now?: () => number;
}

/**
 * How many steps to ask of a simulation at a time, so that a person sees progress and can stop it, and how
 * quickly it goes on.
 */
export class Pace {
  /** Steps of the next chunk */
  chunk: number;
  /** Steps a second of wall clock of late, with what is done between the chunks; null before the first chunk. */
  stepsPerSecond: number | null = null;
  private chunkTime: number;
  private readonly memory: number;
  private readonly now: () => number;
  private begun = 0;
  /** When the latest chunk ended, ms; null at first and after a pause */
  private ended: number | null = null;
  private spent = 0;
  private steps = 0;
  private recentTime = 0;
  private recentSteps = 0;

  constructor({ chunkTime, memory, firstChunk = 1, now = () => performance.now() }: PaceOptions) {
    this.chunkTime = chunkTime;
    this.memory = memory;
    this.chunk = firstChunk;
    this.now = now;
  }

  /** @param milliseconds of wall clock that chunks should take from now on */
  setChunkTime(milliseconds: number): void {
    this.chunkTime = milliseconds;
  }

  /** The run goes on after a pause, which is not its time. */
  resume(): void {
    this.ended = null;
  }

  /** A chunk begins. */
  begin(): void {
    this.begun = this.now();
  }

  /** The chunk that began has ended after so many steps. */
  end(steps: number): void {
    const now = this.now();
    const took = Math.max(now - this.begun, 0.01);
    const sinceLast = Math.max(now - (this.ended ?? this.begun), 0.01);
    this.ended = now;
    this.spent += sinceLast;
    this.steps += steps;
    const fading = Math.exp(-sinceLast / this.memory);
    this.recentTime = fading * this.recentTime + sinceLast;
    this.recentSteps = fading * this.recentSteps + steps;
    this.stepsPerSecond = (1000 * this.recentSteps) / this.recentTime;
    const fitting = Math.floor((steps * this.chunkTime) / took);
    this.chunk = Math.max(1, Math.min(fitting, MOST_GROWTH_FACTOR * this.chunk, MOST_STEPS));
  }

  /** Steps a second over the whole run, pauses left out; 0 before the first chunk. */
  get meanStepsPerSecond(): number {
    return this.spent > 0 ? (1000 * this.steps) / this.spent : 0;
  }

  /** Seconds that so many steps will take at the speed of late; null before the first chunk. */
  secondsFor(steps: number): number | null {
    return this.stepsPerSecond === null ? null : steps / this.stepsPerSecond;
  }
}
