import { Problem } from '../../core/problem';
import type {
  FromSelection,
  QuestionKind,
  SelectionAnswers,
  SelectionQuestion,
  ToSelection,
} from './selection-messages';

interface Waiting {
  readonly question: SelectionQuestion;
  readonly resolve: (answer: SelectionAnswers[QuestionKind] | null) => void;
  readonly reject: (error: unknown) => void;
}

/** What a client needs of a worker. */
export type SelectionPort = Pick<Worker, 'postMessage' | 'addEventListener'>;

/**
 * Asks a worker about atoms, one question at a time. Of the questions of one kind that come meanwhile
 * only the latest waits; the others resolve to null.
 */
export class SelectionClient {
  private sequence = 0;
  private busy: Waiting | null = null;
  private begun = 0;
  private resting = false;
  private readonly waiting = new Map<QuestionKind, Waiting>();

  /**
   * @param rest how much longer than an answer took the worker then rests, so that a simulation on the
   *   same processor is not held up: 2 leaves it a third of a core
   */
  constructor(
    private readonly worker: SelectionPort,
    private readonly rest = 0,
  ) {
    worker.addEventListener('message', (event) =>
      this.answer((event as MessageEvent<FromSelection>).data),
    );
    worker.addEventListener('error', (event) => this.fail((event as ErrorEvent).message));
  }

  /** Whether its worker came to an end: another client has to be made. */
  failed = false;

  private fail(reason: string): void {
    this.failed = true;
    const failed = new Problem(
      `The atoms could not be looked for: ${reason || 'the worker could not be loaded'}.`,
      'Reload the page.',
    );
    this.busy?.reject(failed);
    for (const { reject } of this.waiting.values()) reject(failed);
    this.busy = null;
    this.waiting.clear();
  }

  /** Resolves to null when a later question of its kind took its place. */
  ask<Kind extends QuestionKind>(
    question: Extract<SelectionQuestion, { kind: Kind }>,
  ): Promise<SelectionAnswers[Kind] | null> {
    return new Promise((resolve, reject) => {
      this.waiting.get(question.kind)?.resolve(null);
      this.waiting.set(question.kind, {
        question,
        resolve: (answer) => resolve(answer as SelectionAnswers[Kind] | null),
        reject,
      });
      this.send();
    });
  }

  private send(): void {
    if (this.busy || this.resting) return;
    const next = this.waiting.entries().next();
    if (next.done) return;
    const [kind, waiting] = next.value;
    this.waiting.delete(kind);
    this.busy = waiting;
    this.begun = performance.now();
    const request: ToSelection = { sequence: ++this.sequence, question: waiting.question };
    this.worker.postMessage(request);
  }

  private answer(message: FromSelection): void {
    const waiting = this.busy;
    if (!waiting || message.sequence !== this.sequence) return;
    this.busy = null;
    if (message.kind === 'answer') waiting.resolve(message.answer);
    else waiting.reject(new Problem(message.message, message.hint));
    const rest = this.rest * (performance.now() - this.begun);
    if (rest > 0) {
      this.resting = true;
      setTimeout(() => {
        this.resting = false;
        this.send();
      }, rest);
    } else {
      this.send();
    }
  }
}

let quick: SelectionClient | null = null;
let slow: SelectionClient | null = null;

const worker = () =>
  new Worker(new URL('./selection-worker.ts', import.meta.url), { type: 'module' });

/** For what takes milliseconds. The workers wake with the first question. */
export function quickClient(): SelectionClient {
  if (quick === null || quick.failed) quick = new SelectionClient(worker());
  return quick;
}

/** For rings, which may take seconds. */
export function slowClient(): SelectionClient {
  if (slow === null || slow.failed) slow = new SelectionClient(worker(), 2);
  return slow;
}
