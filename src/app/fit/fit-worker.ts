/** A worker that learns from trials and searches what it learned. */
import { drive, type Steps } from '../../learn/progress';
import { sensitivities } from '../../learn/sensitivity';
import { trainSurrogate } from '../../learn/surrogate';
import { searchSurrogate } from '../../learn/surrogate-search';
import { describe } from '../simulation-failure';
import type { FitTask, FitTasks, FromFit, ToFit } from './fit-messages';

/** ms between two reports, and so the longest that a stop waits to be heard */
const PATIENCE = 50;

const stops = new Map<number, AbortController>();

addEventListener('message', ({ data }: MessageEvent<ToFit>) => {
  if (data.kind === 'stop') stops.get(data.number)?.abort();
  else void carryOut(data);
});

async function carryOut(request: Exclude<ToFit, { kind: 'stop' }>): Promise<void> {
  const { number } = request;
  const stop = new AbortController();
  stops.set(number, stop);
  try {
    const answer = await answerTo(request, stop.signal);
    tell({ kind: 'answer', number, answer });
  } catch (error) {
    // Whoever stopped it does not wait for it any more.
    if (!stop.signal.aborted) tell({ kind: 'failed', number, ...describe(error) });
  } finally {
    stops.delete(number);
  }
}

function answerTo(
  request: Exclude<ToFit, { kind: 'stop' }>,
  signal: AbortSignal,
): Promise<FitTasks[FitTask]['answer']> {
  const { number, kind, ask } = request;
  switch (kind) {
    case 'train': {
      const isLast = ({ epoch, epochs }: FitTasks['train']['report']) => epoch === epochs;
      const steps = trainSurrogate(ask.trials, ask.options, ask.seed);
      return reporting(number, steps, isLast, signal);
    }
    case 'search':
      return reporting(
        number,
        searchSurrogate(ask.problem, ask.options, ask.seed),
        () => false,
        signal,
      );
    case 'sensitivity': {
      const { surrogate, centre, bounds, compositions } = ask;
      return Promise.resolve(sensitivities(surrogate, centre, bounds, compositions));
    }
  }
}

/** Runs steps with a report now and then, and after those that must not be missed. */
function reporting<Report extends FitTasks[FitTask]['report'], Result>(
  number: number,
  steps: Steps<Report, Result>,
  isWanted: (report: Report) => boolean,
  signal: AbortSignal,
): Promise<Result> {
  let told = Number.NEGATIVE_INFINITY;
  const onReport = (report: Report) => {
    const now = performance.now();
    if (now - told < PATIENCE && !isWanted(report)) return;
    told = now;
    tell({ kind: 'report', number, report });
    // The moment at which a stop is heard.
    return new Promise<void>((resolve) => {
      setTimeout(resolve);
    });
  };
  return drive(steps, onReport, signal);
}

function tell(message: FromFit): void {
  postMessage(message);
}
