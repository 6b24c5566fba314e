import type { Box, Configuration, Species } from '../../core/configuration';
import type { Element } from '../../core/elements';
import type { RunSeriesRow } from '../../formats/series-csv';

/** Where a configuration belongs in a run. */
export interface FramePosition {
  readonly step: number;
  /** ps; null when the file does not say */
  readonly time: number | null;
  /** K; null when the file does not say */
  readonly temperature: number | null;
}

/** One frame of a trajectory, in single precision. */
export interface RecordedFrame extends FramePosition {
  /** Å, 3N */
  readonly positions: Float32Array;
  readonly box: Box;
}

/** The structure seen at a temperature on the way. */
export interface StructureRow {
  readonly step: number;
  /** ps */
  readonly time: number;
  /** K */
  readonly temperature: number;
  /** Fraction of boron that is four-fold; null without boron */
  readonly b4: number | null;
  /** Fraction of silicon that is four-fold; null without silicon */
  readonly si4: number | null;
}

/** Every other one, and the last. */
function halved<Item>(items: readonly Item[]): Item[] {
  return items.filter((_, i) => i % 2 === 0 || i === items.length - 1);
}

/** Everything kept of one replica. */
export class ReplicaRecord {
  /** The series, in the order of its steps */
  rows: RunSeriesRow[] = [];
  /** The trajectory, in the order of its steps */
  frames: RecordedFrame[] = [];
  /** In the order of its steps */
  structure: StructureRow[] = [];
  /** The latest configuration in double precision, with velocities where they are known */
  last: Configuration | null = null;
  private lastKnown: FramePosition | null = null;
  private species: readonly Species[] = [];
  private types = new Uint8Array();
  private ids: Uint32Array | null = null;

  get atoms(): number {
    return this.types.length;
  }

  /** What is the same in every frame. */
  setAtoms({ species, types, ids }: Pick<Configuration, 'species' | 'types' | 'ids'>): void {
    this.species = species;
    this.types = Uint8Array.from(types);
    this.ids = ids;
  }

  /** Element of one atom. */
  elementOf(atom: number): Element {
    return this.species[this.types[atom]].element;
  }

  setLast(configuration: Configuration, at: FramePosition): void {
    this.last = configuration;
    this.lastKnown = at;
  }

  /** Where `last` belongs: unless it is known, at the end of the trajectory. */
  get lastPlace(): FramePosition {
    const frame = this.lastKnown ?? this.frames.at(-1);
    return {
      step: frame?.step ?? 0,
      time: frame?.time ?? null,
      temperature: frame?.temperature ?? null,
    };
  }

  addFrame(configuration: Pick<Configuration, 'positions' | 'box'>, at: FramePosition): void {
    this.frames.push({
      ...at,
      positions: Float32Array.from(configuration.positions),
      box: configuration.box,
    });
  }

  /** A frame, by its index, as a configuration without velocities. */
  configurationOf(index: number): Configuration {
    return this.toConfiguration(this.frames[index]);
  }

  /** A frame of this replica as a configuration without velocities. */
  toConfiguration({ positions, box }: RecordedFrame): Configuration {
    return {
      species: this.species,
      types: this.types,
      positions: Float64Array.from(positions),
      velocities: null,
      box,
      ids: this.ids,
    };
  }

  /** Forgets what is later than a step. */
  rewind(step: number): void {
    const kept = (item: { readonly step: number }) => item.step <= step;
    this.rows = this.rows.filter(kept);
    this.frames = this.frames.filter(kept);
    this.structure = this.structure.filter(kept);
    const frame = this.frames.at(-1);
    if (this.lastPlace.step <= step || !frame) return;
    this.last = this.toConfiguration(frame);
    this.lastKnown = null;
  }

  thinRows(): void {
    this.rows = halved(this.rows);
  }

  thinFrames(): void {
    this.frames = halved(this.frames);
  }

  thinStructure(): void {
    this.structure = halved(this.structure);
  }
}
