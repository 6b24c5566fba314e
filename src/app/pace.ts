/** Wall-clock length of a chunk, ms: short enough that pausing is felt at once and pictures move. */
const CHUNK = 60;
/** A chunk has at most this many steps, so that its samples stay a small message. */
const LONGEST_CHUNK = 2000;
/** ms between frames that are sent to be looked at */
const FRAME_INTERVAL = 50;
/** ms between two looks at the structure of every replica, besides the frames that are kept */
const STRUCTURE_INTERVAL = 250;
/** What computes on the processor shares its cores with the page: fewer, longer chunks, and frames. */
const SHARED = { chunk: 150, frameInterval: 150 } as const;
/** Where the processor draws the pictures, the part of its time that they may take, at most */
const DRAWING_SHARE = 0.1;
/** ms between frames, however long one takes to draw: it is seen that something moves */
const LONGEST_FRAME_INTERVAL = 4000;
/** The speed that is shown is that of the last few seconds, ms. */
const MEMORY = 12_000;

/** How many steps a chunk has, how often a frame is sent, and how fast the run goes on. */
export class Pace {
  /** Steps of the next chunk */
  chunk = 1;
  /** Wall-clock steps per second of late, with what is read and sent between; null at first */
  stepsPerSecond: number | null = null;
  private chunkTime = CHUNK;
  private frameInterval = FRAME_INTERVAL;
  private drawTime = 0;
  private begun = 0;
  /** When the latest chunk ended, ms; null after a pause */
  private ended: number | null = null;
  private lastFrame = Number.NEGATIVE_INFINITY;
  private lastStructure = Number.NEGATIVE_INFINITY;
  private spent = 0;
  private steps = 0;
  private recentTime = 0;
  private recentSteps = 0;

  /** @param now ms, monotonic */
  constructor(private readonly now: () => number) {}

  /** @param shared whether the cores that draw the page compute the run, too */
  setAdapter(shared: boolean): void {
    this.chunkTime = shared ? SHARED.chunk : CHUNK;
    this.frameInterval = shared ? SHARED.frameInterval : FRAME_INTERVAL;
  }

  /** @param milliseconds that the processor takes to draw a frame; 0 where a graphics card draws */
  setDrawTime(milliseconds: number): void {
    this.drawTime = milliseconds;
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
    const fading = Math.exp(-sinceLast / MEMORY);
    this.recentTime = fading * this.recentTime + sinceLast;
    this.recentSteps = fading * this.recentSteps + steps;
    this.stepsPerSecond = (1000 * this.recentSteps) / this.recentTime;
    const fitting = Math.floor((steps * this.chunkTime) / took);
    this.chunk = Math.max(1, Math.min(fitting, 2 * this.chunk, LONGEST_CHUNK));
  }

  /** Over the whole run, pauses left out */
  get meanStepsPerSecond(): number {
    return (1000 * this.steps) / Math.max(this.spent, 0.01);
  }

  frameWanted(): boolean {
    const restful = Math.min(this.drawTime / DRAWING_SHARE, LONGEST_FRAME_INTERVAL);
    return this.now() - this.lastFrame > Math.max(this.frameInterval, restful);
  }

  frameSent(): void {
    this.lastFrame = this.now();
  }

  structureWanted(): boolean {
    return this.now() - this.lastStructure > STRUCTURE_INTERVAL;
  }

  structureSent(): void {
    this.lastStructure = this.now();
  }
}
