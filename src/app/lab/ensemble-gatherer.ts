import type { Configuration } from '../../core/configuration';
import type { PairDistribution } from '../../structure/pair-distribution';
import { averageDistributions, type EnsembleDistribution } from './ensemble-distribution';
import type { Recording } from './recording';

/** Frames of a replica that are averaged, at most: more would lag behind a quench. */
const FRAMES = 4;
/** Configurations measured for one average, about: with many replicas one frame of each does. */
const CONFIGURATIONS = 24;

/** Which configurations are wanted of a recording. */
export interface EnsembleWish {
  readonly recording: Recording;
  /** Indices of the replicas that are averaged */
  readonly replicas: readonly number[];
  /** Index of a frame of the trajectory; null: the latest ones */
  readonly frame: number | null;
}

/** A configuration that is wanted; made only if it has not been measured yet. */
interface Wanted {
  readonly key: string;
  readonly take: () => Configuration;
}

/** [replica][frame] */
function wanted({ recording, replicas, frame }: EnsembleWish): Wanted[][] {
  const each = Math.max(1, Math.min(FRAMES, Math.floor(CONFIGURATIONS / replicas.length)));
  return replicas.map((r) => {
    const replica = recording.replicas[r];
    const last = replica.frames.length - 1;
    const indices =
      frame === null
        ? Array.from({ length: Math.min(each, last + 1) }, (_, back) => last - back)
        : [Math.min(frame, last)];
    return indices
      .filter((index) => index >= 0)
      .map((index) => replica.frames[index])
      .map((recorded) => ({
        key: `${recording.id} ${r} ${recorded.step}`,
        take: () => replica.toConfiguration(recorded),
      }));
  });
}

/**
 * Has g(r) of every replica measured from the frames that a recording keeps, one configuration after
 * another, and averages them. A new wish takes over when the present one is fulfilled, and finds what
 * it has in common with it done.
 */
export class EnsembleGatherer {
  private known = new Map<string, PairDistribution>();
  private next: EnsembleWish | null = null;
  private busy = false;

  /**
   * @param measure one configuration
   * @param found told every average, with what it was for
   */
  constructor(
    private readonly measure: (configuration: Configuration) => Promise<PairDistribution>,
    private readonly found: (distribution: EnsembleDistribution, wish: EnsembleWish) => void,
  ) {}

  /** Wishes for an average; rejects when a configuration cannot be measured. */
  async want(wish: EnsembleWish): Promise<void> {
    this.next = wish;
    if (this.busy) return;
    this.busy = true;
    try {
      while (this.next) {
        const present: EnsembleWish = this.next;
        this.next = null;
        await this.gather(present);
      }
    } finally {
      this.busy = false;
    }
  }

  private async gather(wish: EnsembleWish): Promise<void> {
    const known = new Map<string, PairDistribution>();
    const measured: PairDistribution[][] = [];
    for (const frames of wanted(wish)) {
      const ofReplica: PairDistribution[] = [];
      for (const { key, take } of frames) {
        const distribution = this.known.get(key) ?? (await this.measure(take()));
        known.set(key, distribution);
        ofReplica.push(distribution);
      }
      measured.push(ofReplica);
    }
    this.known = known;
    if (measured.every((frames) => frames.length > 0)) {
      this.found(averageDistributions(measured), wish);
    }
  }
}
