import path from 'node:path';
import * as v from 'valibot';
import { fields, numberBetween, parseWith } from '../../core/validate';
import { type Job, type JobOutcome, jobName } from '../../learn/campaign-jobs';
import {
  type CheckpointContent,
  decodeCheckpoint,
  encodeCheckpoint,
} from '../../run/checkpoint-file';
import { fileSize, readBytes, readJson, removeFiles, writeBytes } from '../files';

const ESTIMATE = v.nullable(
  fields({
    value: numberBetween(-1e9, 1e9, ''),
    error: v.nullable(numberBetween(0, 1e9, '')),
  }),
);

const OUTCOMES = v.record(
  v.string(),
  fields({ unstable: v.boolean('must be true or false'), density: ESTIMATE, b4: ESTIMATE }),
  'must be an object',
);

/**
 * What a folder keeps of an iteration whose glasses are not all made: the outcomes so far, by the names
 * of their jobs, and the state of the run that goes on. Both files are written whole or not at all.
 */
export class KeptIteration {
  private readonly name: string;
  private readonly outcomesFile: string;
  private readonly checkpointFile: string;
  private readonly outcomes: Map<string, JobOutcome>;

  /**
   * @param iteration from 1
   * @throws Problem when the files there are none of this kind
   */
  constructor(
    private readonly folder: string,
    iteration: number,
  ) {
    this.name = `iteration-${iteration}`;
    this.outcomesFile = path.join(folder, `${this.name}.json`);
    this.checkpointFile = path.join(folder, `${this.name}.vitrine`);
    this.outcomes = new Map(
      fileSize(this.outcomesFile) === null ? [] : Object.entries(this.readOutcomes()),
    );
  }

  /** What came of a job; null while that is not known. */
  outcome(job: Job): JobOutcome | null {
    return this.outcomes.get(jobName(job)) ?? null;
  }

  add(outcomes: readonly (readonly [name: string, outcome: JobOutcome])[]): void {
    for (const [name, outcome] of outcomes) this.outcomes.set(name, outcome);
    const json = JSON.stringify(Object.fromEntries(this.outcomes), null, 2);
    writeBytes(this.outcomesFile, new TextEncoder().encode(`${json}\n`));
  }

  /** The state of the run that went on last; null when there is none. */
  checkpoint(): CheckpointContent | null {
    const bytes = readBytes(this.checkpointFile);
    return bytes === null ? null : decodeCheckpoint<CheckpointContent>(bytes, this.checkpointFile);
  }

  keep(kept: CheckpointContent): void {
    writeBytes(this.checkpointFile, encodeCheckpoint(kept));
  }

  /** There is no run to go on with any more. */
  dropCheckpoint(): void {
    removeFiles(this.folder, new RegExp(`^${this.name}\\.vitrine(\\.partial)?$`));
  }

  /** The iteration is kept elsewhere. */
  remove(): void {
    removeFiles(this.folder, new RegExp(`^${this.name}\\.(vitrine|json)(\\.partial)?$`));
  }

  private readOutcomes(): Readonly<Record<string, JobOutcome>> {
    return parseWith(
      OUTCOMES,
      readJson(this.outcomesFile, 'outcomes'),
      this.outcomesFile,
      'Remove the file; its glasses are then made again.',
    );
  }
}
