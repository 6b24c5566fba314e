import type { FileKind } from '../../formats/recognise';

/** Where a recording was read from, and what was assumed for it. */
export interface FileSource {
  readonly name: string;
  readonly bytes: number;
  /** Null when the reading was stopped on the way */
  readonly kind: FileKind | null;
  /** Frames that the file holds; null when the reading was stopped on the way */
  readonly frames: number | null;
  /** Frames that are kept of it */
  readonly kept: number;
  /** As sentences */
  readonly assumed: readonly string[];
  /** Why a last frame was left out, as a sentence; null when all are whole */
  readonly cut: string | null;
}
