import path from 'node:path';
import { Problem } from '../core/problem';
import { decodeCheckpoint, encodeCheckpoint, type KeptRun } from '../run/checkpoint-file';
import type { Recorder } from '../run/recorder';
import type { Run } from '../run/run';
import { readBytes, removeFiles, writeBytes } from './files';
import { CHECKPOINT_FILE, type FileLengths, type RunFiles } from './run-files';
import type { Terminal } from './terminal';

/** s of wall clock between checkpoints */
const INTERVAL = 5;

/** What the command line keeps of an unfinished run. */
export interface FolderCheckpoint extends KeptRun {
  /** How far the files of the folder belong to it */
  readonly files: FileLengths;
}

/** Keeps the state of a run in its folder, every few seconds. */
export class Checkpoints {
  private kept = performance.now();
  /** The disk would not take one; that is said once. */
  private refused = false;
  private stopped = false;

  constructor(
    private readonly run: Run,
    private readonly recorder: Recorder,
    private readonly files: RunFiles,
    private readonly terminal: Terminal,
  ) {}

  /** Whether it is time for another one. */
  get due(): boolean {
    return performance.now() - this.kept > 1000 * INTERVAL;
  }

  /** Leaves the latest checkpoint as it is from now on. */
  stop(): void {
    this.stopped = true;
  }

  /** The run can be gone on from here from now on, whatever happens. */
  async keep(): Promise<void> {
    if (this.stopped) return;
    const checkpoint: FolderCheckpoint = {
      run: await this.run.checkpoint(),
      recorder: this.recorder.state(),
      files: this.files.lengths(),
    };
    this.kept = performance.now();
    try {
      writeBytes(path.join(this.files.folder, CHECKPOINT_FILE), encodeCheckpoint(checkpoint));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (!this.refused)
        this.terminal.note(`${error.message} The run goes on without checkpoints.`);
      this.refused = true;
    }
  }

  /** The run has come to its end: there is nothing to go on with. */
  remove(): void {
    removeFiles(this.files.folder, new RegExp(`^${CHECKPOINT_FILE.replace('.', '\\.')}$`));
  }
}

/** @throws Problem when the folder holds no unfinished run */
export function readCheckpoint(folder: string): FolderCheckpoint {
  const file = path.join(folder, CHECKPOINT_FILE);
  const bytes = readBytes(file);
  if (bytes === null) {
    throw new Problem(
      `${folder} holds no run to go on with: there is no ${CHECKPOINT_FILE} in it.`,
      'Give the folder of a melt-quench that was stopped; a finished one leaves glass.data and summary.json.',
    );
  }
  return decodeCheckpoint<FolderCheckpoint>(bytes, file);
}
