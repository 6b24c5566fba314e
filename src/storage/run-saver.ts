import type { Configuration } from '../core/configuration';
import type { RunSeriesRow } from '../formats/series-csv';
import type { Summary } from '../run/summary';
import {
  bytesOf,
  KEPT_FORMAT,
  type KeptAtoms,
  type KeptCheckpoint,
  type KeptFrame,
  type KeptPhase,
  type KeptPiece,
  type KeptRun,
  type KeptStructure,
  worthKeeping,
} from './kept-run';
import type { KeptRuns } from './kept-runs';
import { refusal } from './refusal';

/** Where a run stands at the moment it is kept. */
export interface SavedState {
  readonly phase: KeptPhase;
  readonly experiment: unknown;
  readonly adapter: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly stageIndex: number;
  readonly failure: KeptRun['failure'];
  readonly summary: Summary | null;
  /** Every replica as it is now, at the end; else null */
  readonly last: readonly Configuration[] | null;
}

/** What is known of a run from its first moment on. */
export type RunIdentity = Pick<KeptRun, 'id' | 'title' | 'version' | 'created'>;

/** What the storage has of a run that goes on. */
export interface SavedBefore {
  readonly bytes: number;
  readonly checkpoints: readonly KeptCheckpoint[];
  /** Why nothing is kept any more, which was said before; null while all is well */
  readonly trouble: string | null;
}

/** Finished runs are kept until all together take this, bytes. */
const STORAGE_LIMIT_BYTES = 300e6;
/** ms that a run can be brought back after it was taken out of the list */
const UNDO_TIMEOUT_MS = 60_000;

interface Pending {
  atoms: readonly KeptAtoms[] | null;
  rows: RunSeriesRow[][];
  frames: KeptFrame[];
  structure: KeptStructure[];
}

/**
 * Keeps one run: gathers what it records and writes it with a checkpoint, all at once. Where the
 * browser keeps nothing, that is said once and the run goes on; its latest checkpoints stay in memory.
 */
export class RunSaver implements SavedBefore {
  trouble: string | null;
  bytes: number;
  private heldCheckpoints: readonly KeptCheckpoint[];
  private pending: Pending;
  private writing: Promise<void> = Promise.resolve();
  private waiting = 0;

  /**
   * @param open the browser's storage
   * @param now ms since 1970
   * @param told of each write: the step that is safe, and what went wrong
   * @param before what there is of the run already, when it goes on
   */
  constructor(
    readonly identity: RunIdentity,
    private readonly open: () => Promise<KeptRuns>,
    readonly now: () => number,
    private readonly told: (step: number, trouble: string | null) => void,
    before: SavedBefore = { bytes: 0, checkpoints: [], trouble: null },
  ) {
    this.heldCheckpoints = [...before.checkpoints];
    this.bytes = before.bytes;
    this.trouble = before.trouble;
    this.pending = { atoms: null, rows: [], frames: [], structure: [] };
  }

  get id(): string {
    return this.identity.id;
  }

  /** A write is under way: another one would only wait. */
  get busy(): boolean {
    return this.waiting > 0;
  }

  /** The checkpoints that can be gone back to, the latest last. */
  get checkpoints(): readonly KeptCheckpoint[] {
    return this.heldCheckpoints;
  }

  addRows(rows: readonly (readonly RunSeriesRow[])[]): void {
    for (const [replica, fresh] of rows.entries()) {
      this.pending.rows[replica] ??= [];
      this.pending.rows[replica].push(...fresh);
    }
  }

  /** @param configurations every replica, of a frame that belongs to the trajectory */
  addFrame(step: number, time: number, configurations: readonly Configuration[]): void {
    if (this.trouble !== null) return;
    this.pending.atoms ??= configurations.map(({ species, types, ids }) => ({
      species,
      types: Uint8Array.from(types),
      ids,
    }));
    const replicas = configurations.map(({ positions, box }) => ({
      positions: Float32Array.from(positions),
      box,
    }));
    this.pending.frames.push({ step, time, replicas });
  }

  addStructure(structure: KeptStructure): void {
    this.pending.structure.push(structure);
  }

  /**
   * Writes what is new. Resolves when it is safe, or known not to be.
   *
   * @param checkpoint of this very step; null leaves the earlier ones
   */
  save({ last, ...state }: SavedState, checkpoint: KeptCheckpoint | null): Promise<void> {
    if (checkpoint) this.heldCheckpoints = worthKeeping(this.heldCheckpoints, checkpoint);
    else if (state.phase === 'done') this.heldCheckpoints = [];
    const checkpoints = this.heldCheckpoints.map(({ step }) => step);
    const { atoms, rows, frames, structure } = this.pending;
    this.pending = { atoms: null, rows: [], frames: [], structure: [] };
    const step = checkpoint?.step ?? Number.POSITIVE_INFINITY;
    const piece: KeptPiece = { step, atoms, rows, frames, structure };
    this.bytes += bytesOf(piece);
    const run: KeptRun = {
      ...this.identity,
      ...state,
      format: KEPT_FORMAT,
      updated: this.now(),
      bytes: this.bytes + bytesOf(this.heldCheckpoints) + bytesOf(last),
      removed: null,
    };
    return this.inTurn(async () => {
      const runs = await this.open();
      const write = { run, piece, checkpoint, checkpoints, last };
      try {
        await runs.write(write);
      } catch (error) {
        const freed = await runs.prune(0, this.now() - UNDO_TIMEOUT_MS);
        if (freed === 0) throw error;
        await runs.write(write);
      }
      this.told(checkpoints.at(-1) ?? state.step, null);
    });
  }

  /** Forgets everything later than a step. */
  rewind(step: number): Promise<void> {
    this.heldCheckpoints = this.heldCheckpoints.filter((checkpoint) => checkpoint.step <= step);
    this.pending = { atoms: null, rows: [], frames: [], structure: [] };
    return this.inTurn(async () => (await this.open()).rewind(this.id, step));
  }

  /** Makes room: what nobody wants back goes, then the oldest finished runs. */
  prune(): Promise<void> {
    return this.inTurn(async () => {
      await (await this.open()).prune(STORAGE_LIMIT_BYTES, this.now() - UNDO_TIMEOUT_MS);
    });
  }

  /** Takes the run out of the storage: it never got anywhere. */
  forget(): Promise<void> {
    return this.inTurn(async () => (await this.open()).remove(this.id));
  }

  /** Resolves when nothing is being written. */
  settled(): Promise<void> {
    return this.writing;
  }

  /** One write after the other; after the first that fails there are no more. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.waiting += 1;
    this.writing = this.writing
      .then(() => (this.trouble === null ? work() : undefined))
      .catch((error: unknown) => {
        this.trouble = refusal(error);
        this.pending = { atoms: null, rows: [], frames: [], structure: [] };
        this.told(0, this.trouble);
      })
      .finally(() => {
        this.waiting -= 1;
      });
    return this.writing;
  }
}
