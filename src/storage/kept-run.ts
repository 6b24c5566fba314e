import type { Box, Configuration, Species } from '../core/configuration';
import type { RunSeriesRow } from '../formats/series-csv';
import type { StructurePoint } from '../lab/recordings/structure-point';
import type { CheckpointContent } from '../run/checkpoint-file';
import type { Summary } from '../run/summary';

/** Version of what is kept; a browser may hold runs of an older or a newer Vitrine. */
export const KEPT_FORMAT = 1;

/** Where a run stood when it was last written. */
export type KeptPhase = 'running' | 'paused' | 'stopped' | 'done' | 'failed';

/** One run in the browser's storage: what it is, where it comes from, how far it got. */
export interface KeptRun {
  readonly id: string;
  readonly format: number;
  readonly title: string;
  /** With the changes so far and how it is computed, as `serialiseExperiment` writes it */
  readonly experiment: unknown;
  /** Of Vitrine */
  readonly version: string;
  /** Name of the device that computed it last */
  readonly adapter: string;
  /** ms since 1970 */
  readonly created: number;
  /** ms since 1970 */
  readonly updated: number;
  readonly phase: KeptPhase;
  readonly step: number;
  readonly totalSteps: number;
  readonly stageIndex: number;
  /** What went wrong, when it failed */
  readonly failure: { readonly message: string; readonly hint: string } | null;
  /** When it is done */
  readonly summary: Summary | null;
  /** About what it takes in the storage */
  readonly bytes: number;
  /** When it was taken out of the list, ms since 1970; it may come back for a while. */
  readonly removed: number | null;
}

/** What is the same in every frame of a replica. */
export interface KeptAtoms {
  readonly species: readonly Species[];
  readonly types: Uint8Array;
  readonly ids: Uint32Array | null;
}

/** One frame of the trajectories, replica by replica, in single precision. */
export interface KeptFrame {
  readonly step: number;
  /** ps */
  readonly time: number;
  readonly replicas: readonly { readonly positions: Float32Array; readonly box: Box }[];
}

/** The structure of every replica at a step. */
export interface KeptStructure {
  readonly step: number;
  /** ps */
  readonly time: number;
  readonly points: readonly StructurePoint[];
}

/** What a run recorded between two checkpoints. */
export interface KeptPiece {
  /**
   * Of the checkpoint that it goes with: nothing in it is later. Infinity where none does: a run that goes
   * on makes it again.
   */
  readonly step: number;
  /** In the first piece; null in the others */
  readonly atoms: readonly KeptAtoms[] | null;
  /** [replica][row] */
  readonly rows: readonly (readonly RunSeriesRow[])[];
  readonly frames: readonly KeptFrame[];
  readonly structure: readonly KeptStructure[];
}

/** The state of a run at a step, to go on from. */
export interface KeptCheckpoint extends CheckpointContent {
  readonly step: number;
  /** When it was made, ms since 1970 */
  readonly made: number;
  /** Name of the device that computed it: on another one the run goes on with other bits. */
  readonly adapter: string;
}

/** What is written at once, so that its parts agree. */
export interface KeptWrite {
  readonly run: KeptRun;
  readonly piece: KeptPiece | null;
  readonly checkpoint: KeptCheckpoint | null;
  /** Steps of the checkpoints that stay; others go. */
  readonly checkpoints: readonly number[];
  /** Every replica as it is now, in double precision and with velocities; only at the end */
  readonly last: readonly Configuration[] | null;
}

/** About what data take in the storage: numbers 8 bytes, typed arrays what they are. */
export function bytesOf(data: unknown): number {
  if (typeof data === 'string') return data.length;
  if (typeof data !== 'object' || data === null) return 8;
  if (ArrayBuffer.isView(data) || data instanceof ArrayBuffer) return data.byteLength;
  return Object.values(data).reduce((sum: number, part) => sum + bytesOf(part), 16);
}

/** ms that two checkpoints are apart at least, or going back would change nothing */
const CHECKPOINT_SPACING_MS = 4000;

/** Those that are worth keeping with a new one: itself, and one from well before it to go back to. */
export function worthKeeping(
  checkpoints: readonly KeptCheckpoint[],
  fresh: KeptCheckpoint,
): readonly KeptCheckpoint[] {
  const earlier = checkpoints.filter(({ step }) => step < fresh.step);
  const before =
    earlier.findLast(({ made }) => fresh.made - made >= CHECKPOINT_SPACING_MS) ?? earlier[0];
  return before ? [before, fresh] : [fresh];
}
