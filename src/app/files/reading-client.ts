import type { Species } from '../../core/configuration';
import type { Element } from '../../core/elements';
import type { Origin, Recording } from '../../lab/recordings/recording';
import { type LengthReading, StrangeLengths } from '../../run/check-glass';
import { RecordingIntake } from '../../workers/reading/read-recording';
import type {
  FileSummary,
  ReadingOutcome,
  ReadingReport,
  ReadingTasks,
} from '../../workers/reading/reading-messages';
import { WorkerClient } from '../../workers/tasks/worker-client';
import { askTypes, useReading } from './reading-store';

/** What a file came to. */
export interface ReadFile {
  /** Null when somebody stopped the reading */
  readonly summary: FileSummary | null;
  /** One a glass; none for JSON and curves */
  readonly recordings: readonly Recording[];
  /** All of JSON or of a curve; else '' */
  readonly text: string;
}

export interface FileReadingOptions {
  /** Atom types of a dump, by its data file */
  readonly types?: readonly (readonly [number, Species])[] | null;
  /** What lengths are in; Å unless told */
  readonly lengths?: LengthReading | null;
  /** What the recording is called; null: as its experiment or the file */
  readonly title?: string | null;
  readonly origin?: Origin;
}

/** ms after which a person is told that a file is being read */
const PROGRESS_DELAY_MS = 400;

/**
 * Reads a file in a worker of its own. Where nothing says what its atom types are, the person is asked.
 *
 * @throws Problem that says what is wrong with it
 */
export async function readInWorker(
  file: Blob,
  name: string,
  options: FileReadingOptions = {},
): Promise<ReadFile> {
  let elements: readonly Element[] | null = null;
  for (;;) {
    const read = await readOnce(file, name, options, elements);
    if (!('counts' in read)) return read;
    elements = await askTypes(name, read.counts);
    if (elements === null) return { summary: null, recordings: [], text: '' };
  }
}

/** Atoms of each type, where nothing says which elements they are */
type UnknownTypes = Pick<Extract<ReadingOutcome, { kind: 'unknown-types' }>, 'counts'>;

async function readOnce(
  file: Blob,
  name: string,
  { types = null, lengths = null, title = null, origin = 'file' }: FileReadingOptions,
  elements: readonly Element[] | null,
): Promise<ReadFile | UnknownTypes> {
  const worker = new WorkerClient<ReadingTasks>(
    () =>
      new Worker(new URL('../../workers/reading/reading-worker.ts', import.meta.url), {
        type: 'module',
      }),
    `${name} could not be read`,
    'Open it again; where that does not help, reload the page first.',
  );
  const intake = new RecordingIntake();
  const about = { name, bytes: file.size };
  const begun = performance.now();
  const control = new AbortController();
  const onReport = (report: ReadingReport) => {
    if (report.kind !== 'progress') intake.take(report);
    else if (performance.now() - begun > PROGRESS_DELAY_MS) {
      const stop = () => control.abort();
      useReading.setState({ reading: { ...about, read: report.bytes, stop } });
    }
  };
  const read = (summary: FileSummary | null, text: string): ReadFile => {
    return { summary, recordings: intake.finish(about, summary, title, origin), text };
  };
  try {
    const ask = { file, name, types, elements, lengths };
    const outcome = await worker.ask('read', ask, { onReport, signal: control.signal });
    if (outcome.kind === 'read') return read(outcome.summary, outcome.text);
    if (outcome.kind === 'unknown-types') return outcome;
    throw new StrangeLengths(outcome.message, outcome.looks);
  } catch (error) {
    // What had come when somebody stopped it is kept.
    if (control.signal.aborted) return read(null, '');
    throw error;
  } finally {
    worker.end(new Error('nothing is read any more'));
    useReading.setState({ reading: null });
  }
}
