import type { Box, Configuration, Species } from '../core/configuration';
import type { Place } from './source-text';

/** What a file says of a frame besides its atoms. */
export type FrameInfo = Readonly<Record<string, string | number | boolean>>;

/** A frame as it stands in its file, the atoms in any order. */
export interface RawFrame {
  /** Of the line that names its columns */
  readonly place: Place;
  /** Null when the file does not say */
  readonly step: number | null;
  /** ps; null when the file does not say */
  readonly time: number | null;
  readonly info: FrameInfo;
  readonly box: Box;
  /** Null when the file does not number its atoms */
  readonly ids: Uint32Array | null;
  /** Per atom; the same object for all of a species */
  readonly species: readonly Species[];
  /** Å from the lower corner of the box, xyz interleaved, not wrapped */
  readonly positions: Float64Array;
  /** The same, but going on where an atom leaves the box; null when the file does not say */
  readonly paths: Float64Array | null;
  /** Å/fs, xyz interleaved; null when not known */
  readonly velocities: Float64Array | null;
}

/** A frame whose atoms stand in the order of the frames before. */
export interface GlassFrame {
  readonly configuration: Configuration;
  /** Null when the file does not say */
  readonly step: number | null;
  /** ps; null when the file does not say */
  readonly time: number | null;
  readonly info: FrameInfo;
  /** Å, 3N: positions that go on where an atom leaves the box; null when the file does not say */
  readonly paths: Float64Array | null;
}
