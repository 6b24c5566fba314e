/** How carefully a frame is drawn. */
export interface Quality {
  /** Darken what lies deep */
  readonly shaded: boolean;
  /** Most pixels of the picture to one CSS pixel */
  readonly pixelRatio: number;
  /** Samples a pixel, for smooth edges; 0 for one without smoothing */
  readonly samples: number;
}

/** From the best to the quickest. */
export const QUALITIES: readonly Quality[] = [
  { shaded: true, pixelRatio: 2, samples: 4 },
  { shaded: true, pixelRatio: 1, samples: 4 },
  { shaded: false, pixelRatio: 1, samples: 4 },
  { shaded: false, pixelRatio: 0.75, samples: 0 },
];

/** ms: movement that comes slower than this looks broken */
const SLOW_FRAME_MS = 45;
/** ms: a longer pause is no movement */
const LONGEST_FRAME_MS = 1000;
/** Frames in a row before judging */
const FRAMES_BEFORE_CHANGE = 6;

/** Chooses the quality at which movement stays smooth, from the times between frames drawn in a row. */
export class QualityPace {
  private level: number;
  private last = Number.NEGATIVE_INFINITY;
  private slowInARow = 0;

  /** @param software the picture is drawn by the processor: begin with the quickest */
  constructor(private readonly software: boolean) {
    this.level = software ? QUALITIES.length - 1 : 0;
  }

  get quality(): Quality {
    return QUALITIES[this.level];
  }

  /** What a picture is drawn with once it rests. */
  get still(): Quality {
    return QUALITIES[this.software ? 1 : 0];
  }

  /** ms without a new frame until a picture rests */
  get rest(): number {
    return this.software ? 2500 : 700;
  }

  /** Whether a still picture could be better than what movement allows. */
  get reduced(): boolean {
    return this.level > 0;
  }

  /**
   * @param now ms
   * @param continuous the frame followed directly upon the one before
   */
  drawn(now: number, continuous: boolean): void {
    const interval = now - this.last;
    this.last = now;
    if (!continuous || interval > LONGEST_FRAME_MS) {
      this.slowInARow = 0;
      return;
    }
    this.slowInARow = interval > SLOW_FRAME_MS ? this.slowInARow + 1 : 0;
    if (this.slowInARow < FRAMES_BEFORE_CHANGE || this.level === QUALITIES.length - 1) return;
    this.level++;
    this.slowInARow = 0;
  }
}
