import type { Box, Configuration, Species } from '../core/configuration';
import { problemAt, type SourcePosition } from './source-text';

/** What a file says of a frame besides its atoms. */
export type FrameInfo = Readonly<Record<string, string | number | boolean>>;

/** A frame as it stands in its file, the atoms in any order. */
export interface RawFrame {
  /** Of the line that names its columns */
  readonly place: SourcePosition;
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

/** Edges of the box from its corner, at most: beyond it what is left after wrapping is rounding. */
const FARTHEST_EDGES = 1e5;

/** @throws Problem on a coordinate that is no place in or near the box */
export function checkCoordinates({ positions, box, ids, place }: RawFrame): void {
  for (let i = 0; i < positions.length; i++) {
    if (Math.abs(positions[i]) <= FARTHEST_EDGES * box[i % 3]) continue;
    const atom = Math.floor(i / 3);
    const edges = Number((positions[i] / box[i % 3]).toPrecision(2));
    throw problemAt(
      place,
      `atom ${ids ? ids[atom] : atom + 1} has a coordinate of ${Number(positions[i].toPrecision(3))} Å, ${edges} edges of the box away from it`,
      'Write the file again; coordinates and box must be in the same unit.',
    );
  }
}
