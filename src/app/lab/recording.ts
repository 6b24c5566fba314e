import type { Box, Configuration, Species } from '../../core/configuration';
import type { Experiment } from '../../core/experiment';
import type { Potential } from '../../core/potential';
import type { RunSeriesRow } from '../../formats/series-csv';
import type { Summary } from '../../run/summary';

/** One frame of a trajectory, in single precision. */
export interface RecordedFrame {
  readonly step: number;
  /** ps; null when the file does not say */
  readonly time: number | null;
  /** K; null when the file does not say */
  readonly temperature: number | null;
  /** Å, 3N */
  readonly positions: Float32Array;
  readonly box: Box;
}

/** B4 seen at a temperature on the way. */
export interface BoronPoint {
  /** ps */
  readonly time: number;
  /** K */
  readonly temperature: number;
  /** Fraction of boron that is four-fold */
  readonly fourFold: number;
}

/** Where a recording comes from. */
export type Origin = 'opening' | 'run' | 'file';

/** A potential that took over while a run went on. */
export interface PotentialTurn {
  readonly step: number;
  readonly potential: Potential;
}

/** A figure cannot show more points than this. */
const MOST_POINTS = 2000;

let recordings = 0;

/** Everything kept of a run or of an opened file: it grows while a run goes on, and outlives it. */
export class Recording {
  readonly id = ++recordings;
  readonly rows: RunSeriesRow[] = [];
  readonly frames: RecordedFrame[] = [];
  readonly turns: PotentialTurn[] = [];
  boron: BoronPoint[] = [];
  /** The latest configuration in double precision, with velocities where they are known */
  last: Configuration | null = null;
  summary: Summary | null = null;
  /** The run came to the end of its protocol. */
  complete = false;
  private species: readonly Species[] = [];
  private types = new Uint8Array();
  private ids: Uint32Array | null = null;

  constructor(
    readonly title: string,
    readonly origin: Origin,
    readonly experiment: Experiment | null,
  ) {}

  get atoms(): number {
    return this.types.length;
  }

  /** What is the same in every frame. */
  setAtoms({ species, types, ids }: Pick<Configuration, 'species' | 'types' | 'ids'>): void {
    this.species = species;
    this.types = Uint8Array.from(types);
    this.ids = ids;
  }

  addFrame(
    configuration: Pick<Configuration, 'positions' | 'box'>,
    at: Pick<RecordedFrame, 'step' | 'time' | 'temperature'>,
  ): void {
    this.frames.push({
      ...at,
      positions: Float32Array.from(configuration.positions),
      box: configuration.box,
    });
  }

  /** Drops every other point when there are more than a figure shows. */
  addBoron(point: BoronPoint): void {
    this.boron.push(point);
    if (this.boron.length > MOST_POINTS) this.boron = this.boron.filter((_, i) => i % 2 === 0);
  }

  /** A frame as a configuration, without velocities. */
  configurationOf(index: number): Configuration {
    const { positions, box } = this.frames[index];
    return {
      species: this.species,
      types: this.types,
      positions: Float64Array.from(positions),
      velocities: null,
      box,
      ids: this.ids,
    };
  }
}
