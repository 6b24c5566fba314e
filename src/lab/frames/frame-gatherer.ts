import type { Configuration } from '../../core/configuration';
import type { FrameColumns } from '../../figures/glass';
import type { Recording } from '../recordings/recording';
import { Abandoned } from './abandoned';
import type { FrameMeasurement } from './figure-measurement';
import { type GatheredFrame, type WantedFrame, wantedFrames } from './frames-wanted';

/** Which configurations are wanted of a recording, and what of them. */
export interface FrameRequest {
  readonly recording: Recording;
  /** Indices of the replicas that are averaged */
  readonly replicas: readonly number[];
  /** Index of a frame of the trajectory; null: the latest ones */
  readonly frame: number | null;
  readonly measurement: FrameMeasurement;
}

/** The frames of a request: [replica][frame]. */
export type GatheredFrames = readonly (readonly GatheredFrame[])[];

export interface GathererOptions {
  /** Frames of each replica that are averaged, at most */
  readonly frames: number;
  /** After a measurement of that many ms the next of the same kind waits `rest` times as long. */
  readonly rest: number;
}

/** ms that a measurement which nobody wants any more may go on: to begin anew takes time as well */
const ABANDON_TIMEOUT_MS = 400;
/** ms between two measurements of the same kind, at most */
const LONGEST_REST_MS = 15_000;

/**
 * Has the frames of a request measured, one after another. A newer request of the same kind takes over when
 * the present one is fulfilled; one of another kind (another glass, another moment, another
 * measurement) ends it soon. What two requests have in common is measured once.
 */
export class FrameGatherer {
  private known = new Map<string, FrameColumns>();
  private next: FrameRequest | null = null;
  private present: FrameRequest | null = null;
  private wake: (() => void) | null = null;
  private giveUp: ReturnType<typeof setTimeout> | null = null;

  /**
   * @param measure one configuration
   * @param abandon ends what `measure` does, in the middle; it rejects with `Abandoned`
   * @param found told what came of every request that was fulfilled
   */
  constructor(
    private readonly measure: (
      measurement: FrameMeasurement,
      configuration: Configuration,
    ) => Promise<FrameColumns>,
    private readonly abandon: () => void,
    private readonly found: (gathered: GatheredFrames, request: FrameRequest) => void,
    private readonly options: GathererOptions,
  ) {}

  /** Asks for frames; rejects when one cannot be measured. */
  async want(request: FrameRequest): Promise<void> {
    this.next = request;
    if (this.present) {
      if (!sameTarget(this.present, request)) this.hurry();
      return;
    }
    try {
      while (this.next) await this.serve(this.next);
    } finally {
      this.present = null;
    }
  }

  /** Nobody waits for anything any more. */
  stop(): void {
    this.next = null;
    if (this.present) this.hurry();
  }

  private async serve(request: FrameRequest): Promise<void> {
    this.present = request;
    this.next = null;
    const began = performance.now();
    try {
      const gathered = await this.gather(request);
      if (gathered.length > 0 && gathered.every((frames) => frames.length > 0)) {
        this.found(gathered, request);
      }
    } catch (error) {
      if (!(error instanceof Abandoned)) throw error;
      return;
    } finally {
      if (this.giveUp !== null) clearTimeout(this.giveUp);
      this.giveUp = null;
    }
    if (this.options.rest > 0) await this.sleep(this.options.rest * (performance.now() - began));
  }

  private async gather({ recording, replicas, frame, measurement }: FrameRequest) {
    const known = new Map<string, FrameColumns>();
    const gathered: GatheredFrame[][] = [];
    for (const frames of wantedFrames(recording, replicas, frame, this.options.frames)) {
      const ofReplica: GatheredFrame[] = [];
      for (const wanted of frames) ofReplica.push(await this.one(wanted, measurement, known));
      gathered.push(ofReplica);
    }
    this.known = known;
    return gathered;
  }

  private async one(
    { key, take }: WantedFrame,
    measurement: FrameMeasurement,
    known: Map<string, FrameColumns>,
  ): Promise<GatheredFrame> {
    const name = `${key} ${JSON.stringify(measurement)}`;
    const configuration = take();
    const columns = this.known.get(name) ?? (await this.measure(measurement, configuration));
    known.set(name, columns);
    return { configuration, columns };
  }

  /** Ends the present measurement, or the rest after it, unless it is about to end by itself. */
  private hurry(): void {
    if (this.wake) {
      this.wake();
      return;
    }
    this.giveUp ??= setTimeout(this.abandon, ABANDON_TIMEOUT_MS);
  }

  private async sleep(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(ms, LONGEST_REST_MS));
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.next && this.present && !sameTarget(this.present, this.next)) this.wake();
    });
    this.wake = null;
  }
}

function sameTarget(a: FrameRequest, b: FrameRequest): boolean {
  return (
    a.recording === b.recording &&
    a.frame === b.frame &&
    a.replicas.join() === b.replicas.join() &&
    JSON.stringify(a.measurement) === JSON.stringify(b.measurement)
  );
}
