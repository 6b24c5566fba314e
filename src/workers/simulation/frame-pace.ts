/** Wall-clock length of a chunk, ms: short enough that pausing is felt at once and pictures move. */
export const CHUNK_TIME_MS = 60;
/** ms between frames that are sent to be looked at */
const FRAME_INTERVAL_MS = 50;
/** ms between two looks at the structure of every replica, besides the frames that are kept */
const STRUCTURE_INTERVAL_MS = 250;
/** What computes on the processor shares its cores with the page: fewer, longer chunks, and frames. */
const SHARED_CORES_PACE = { chunkTime: 150, frameInterval: 150 } as const;
/** Where the processor draws the pictures, the part of its time that they may take, at most */
const DRAWING_TIME_SHARE = 0.1;
/** ms between frames, however long one takes to draw: it is seen that something moves */
const LONGEST_FRAME_INTERVAL_MS = 4000;

/** How often a run sends a frame to be looked at, and what is measured of its structure. */
export class FramePace {
  private frameInterval = FRAME_INTERVAL_MS;
  private drawTime = 0;
  private lastFrame = Number.NEGATIVE_INFINITY;
  private lastStructure = Number.NEGATIVE_INFINITY;

  /** @param now ms, monotonic */
  constructor(private readonly now: () => number) {}

  /**
   * @param shared whether the cores that draw the page compute the run, too
   * @returns how long a chunk of steps should take then, ms
   */
  setAdapter(shared: boolean): number {
    this.frameInterval = shared ? SHARED_CORES_PACE.frameInterval : FRAME_INTERVAL_MS;
    return shared ? SHARED_CORES_PACE.chunkTime : CHUNK_TIME_MS;
  }

  /** @param milliseconds that the processor takes to draw a frame; 0 where a graphics card draws */
  setDrawTime(milliseconds: number): void {
    this.drawTime = milliseconds;
  }

  frameWanted(): boolean {
    const restful = Math.min(this.drawTime / DRAWING_TIME_SHARE, LONGEST_FRAME_INTERVAL_MS);
    return this.now() - this.lastFrame > Math.max(this.frameInterval, restful);
  }

  frameSent(): void {
    this.lastFrame = this.now();
  }

  structureWanted(): boolean {
    return this.now() - this.lastStructure > STRUCTURE_INTERVAL_MS;
  }

  structureSent(): void {
    this.lastStructure = this.now();
  }
}
