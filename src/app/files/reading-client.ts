import type { Species } from '../../core/configuration';
import type { Element } from '../../core/elements';
import { Problem } from '../../core/problem';
import { type LengthReading, StrangeLengths } from '../../run/check-glass';
import type { Origin, Recording } from '../lab/recording';
import type { FileSummary, FromReading, ToReading } from '../reading-messages';
import { RecordingIntake } from './read-recording';
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

export interface ReadingWishes {
  /** Atom types of a dump, by its data file */
  readonly types?: readonly (readonly [number, Species])[] | null;
  /** What lengths are in; Å unless told */
  readonly lengths?: LengthReading | null;
  /** What the recording is called; null: as its experiment or the file */
  readonly title?: string | null;
  readonly origin?: Origin;
}

type Outcome =
  | { readonly kind: 'read'; readonly file: ReadFile }
  | { readonly kind: 'types'; readonly counts: readonly (readonly [number, number])[] };

/** ms after which a person is told that a file is being read */
const SOON = 400;

/**
 * Reads a file in a worker of its own. Where nothing says what its atom types are, the person is asked.
 *
 * @throws Problem that says what is wrong with it
 */
export async function readInWorker(
  file: Blob,
  name: string,
  wishes: ReadingWishes = {},
): Promise<ReadFile> {
  let elements: readonly Element[] | null = null;
  for (;;) {
    const outcome = await readOnce(file, name, wishes, elements);
    if (outcome.kind === 'read') return outcome.file;
    elements = await askTypes(name, outcome.counts);
    if (elements === null) return { summary: null, recordings: [], text: '' };
  }
}

async function readOnce(
  file: Blob,
  name: string,
  { types = null, lengths = null, title = null, origin = 'file' }: ReadingWishes,
  elements: readonly Element[] | null,
): Promise<Outcome> {
  const worker = new Worker(new URL('../reading-worker.ts', import.meta.url), { type: 'module' });
  const intake = new RecordingIntake();
  const about = { name, bytes: file.size };
  const begun = performance.now();
  const read = (summary: FileSummary | null, text: string): Outcome => {
    const recordings = intake.finish(about, summary, title, origin);
    return { kind: 'read', file: { summary, recordings, text } };
  };
  const outcome = new Promise<Outcome>((resolve, reject) => {
    const stop = () => resolve(read(null, ''));
    worker.addEventListener('message', ({ data }: MessageEvent<FromReading>) => {
      if (data.kind === 'done') resolve(read(data.summary, data.text));
      else if (data.kind === 'failed') {
        if (data.unknownTypes !== null) resolve({ kind: 'types', counts: data.unknownTypes });
        else if (data.looks !== null) reject(new StrangeLengths(data.message, data.looks));
        else if (data.hint !== null) reject(new Problem(data.message, data.hint));
        else reject(new Error(data.message));
      } else if (data.kind !== 'progress') intake.take(data);
      else if (performance.now() - begun > SOON) {
        useReading.setState({ reading: { ...about, read: data.bytes, stop } });
      }
    });
    worker.addEventListener('error', ({ message }) => {
      reject(
        new Problem(
          `${name} could not be read: ${message || 'the worker could not be loaded'}.`,
          'Reload the page and open it again.',
        ),
      );
    });
  });
  const request: ToReading = { file, name, types, elements, lengths };
  worker.postMessage(request);
  try {
    return await outcome;
  } finally {
    worker.terminate();
    useReading.setState({ reading: null });
  }
}
