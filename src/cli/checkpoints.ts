import path from 'node:path';
import { Problem } from '../core/problem';
import { type CheckpointContent, decodeCheckpoint, encodeCheckpoint } from '../run/checkpoint-file';
import type { Driver } from '../run/driver';
import type { Alarm } from '../run/watch/watch';
import { fileSize, readBytes, syncFolder, writeGeneration } from './files';
import { CHECKPOINT_FILE, CHECKPOINT_FILES, EARLIER_CHECKPOINT_FILE } from './folder-uses';
import { type FileLengths, growingFiles, type RunFiles } from './run-files';
import type { Terminal } from './terminal';

/** s of wall clock between checkpoints, at least */
const CHECKPOINT_INTERVAL_S = 5;
/** What keeping a checkpoint may take of the time of a run, at most: disks differ. */
const CHECKPOINT_TIME_SHARE = 0.05;

/** What the command line keeps of an unfinished run. */
export interface FolderCheckpoint extends CheckpointContent {
  /** How far the files of the folder belong to it */
  readonly files: FileLengths;
}

/**
 * Keeps the state of a run in its folder, every few seconds: the latest checkpoint and the one before,
 * each whole on the disk, and so is what the run had recorded by then.
 */
export class Checkpoints {
  private kept = performance.now();
  /** ms that the latest one took */
  private took = 0;
  /** The disk would not take one; that is said once. */
  private refused = false;
  private stopped = false;

  constructor(
    private readonly driver: Driver,
    private readonly files: RunFiles,
    private readonly terminal: Terminal,
  ) {}

  /** Whether it is time for another one. */
  get due(): boolean {
    return (
      performance.now() - this.kept >
      Math.max(1000 * CHECKPOINT_INTERVAL_S, this.took / CHECKPOINT_TIME_SHARE)
    );
  }

  /** Leaves the latest checkpoint as it is from now on. */
  stop(): void {
    this.stopped = true;
  }

  /**
   * The run can be gone on from here from now on, whatever happens. Where atoms cannot be in its present
   * state, or its files have less than it recorded, the checkpoint before stays.
   *
   * @returns what is wrong with the present state; null when nothing is
   */
  async keep(): Promise<Alarm | null> {
    if (this.stopped || this.files.areTorn) return null;
    const begun = performance.now();
    const { state, alarm } = await this.driver.checkpoint();
    if (state === null) return alarm;
    try {
      this.write(encodeCheckpoint<FolderCheckpoint>({ ...state, files: this.files.lengths() }));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (!this.refused)
        this.terminal.note(`${error.message} The run goes on without further checkpoints.`);
      this.refused = true;
    }
    this.kept = performance.now();
    this.took = this.kept - begun;
    return alarm;
  }

  private write(bytes: Uint8Array): void {
    const { folder } = this.files;
    // What the checkpoint speaks of is on the disk before it.
    this.files.sync();
    const before = path.join(folder, EARLIER_CHECKPOINT_FILE);
    writeGeneration(path.join(folder, CHECKPOINT_FILE), bytes, before);
    syncFolder(folder);
  }
}

/** Whether a folder holds a run that is not finished. */
export function holdsCheckpoint(folder: string): boolean {
  return CHECKPOINT_FILES.some((name) => fileSize(path.join(folder, name)) !== null);
}

/**
 * The checkpoint that a run in a folder can be gone on from: the latest that is whole and whose files
 * have all that they had; where that is none, the latest that is whole.
 *
 * @param tell told when it is not the latest, as a sentence
 * @throws Problem when the folder holds no unfinished run, or no checkpoint that is whole
 */
export function readCheckpoint(folder: string, tell: (sentence: string) => void): FolderCheckpoint {
  const whole: FolderCheckpoint[] = [];
  let damage: Problem | null = null;
  for (const name of CHECKPOINT_FILES) {
    const file = path.join(folder, name);
    const bytes = readBytes(file);
    if (bytes === null) continue;
    try {
      const checkpoint = decodeCheckpoint<FolderCheckpoint>(bytes, file);
      if (hasAll(folder, checkpoint.files)) {
        if (damage) tell(`${damage.message} The run goes on from the checkpoint before.`);
        else if (whole.length > 0)
          tell(
            `${folder} has lost what the run wrote last: it goes on from the checkpoint before.`,
          );
        return checkpoint;
      }
      whole.push(checkpoint);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      damage ??= error;
    }
  }
  if (whole.length > 0) return whole[0];
  throw damage ?? nothingToGoOnWith(folder);
}

/** @throws Problem when a folder holds no unfinished run */
export function checkUnfinished(folder: string): void {
  if (!holdsCheckpoint(folder)) throw nothingToGoOnWith(folder);
}

function nothingToGoOnWith(folder: string): Problem {
  return new Problem(
    `${folder} holds no run to go on with: there is no ${CHECKPOINT_FILE} in it.`,
    'Give the folder of a melt-quench that was stopped; a finished one leaves glass.data and summary.json.',
  );
}

/** Whether the files that grow are at least as long as they were. */
function hasAll(folder: string, lengths: FileLengths): boolean {
  return growingFiles(folder, lengths).every(
    ({ file, length }) => (fileSize(file) ?? -1) >= length,
  );
}
