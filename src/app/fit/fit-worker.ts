/** A worker that learns from trials and searches what it learned. */
import type { SearchReport } from '../../learn/cma-es-search';
import { drive, type Steps } from '../../learn/progress';
import { sensitivities } from '../../learn/sensitivity';
import { type SurrogateReport, trainSurrogate } from '../../learn/surrogate';
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
      let epochs: SurrogateReport[] = [];
      const steps = trainSurrogate(ask.trials, ask.options, ask.seed);
      const onReport = (report: SurrogateReport) => {
        if (isDrawn(report)) epochs.push(report);
      };
      return reporting(steps, onReport, signal, () => {
        tell({ kind: 'report', number, report: epochs });
        epochs = [];
      });
    }
    case 'search': {
      let latest: SearchReport | null = null;
      const steps = searchSurrogate(ask.problem, ask.options, ask.seed);
      const onReport = (report: SearchReport) => {
        latest = report;
      };
      return reporting(steps, onReport, signal, () => {
        if (latest !== null) tell({ kind: 'report', number, report: latest });
      });
    }
    case 'sensitivity': {
      const { surrogate, centre, bounds, compositions } = ask;
      return Promise.resolve(sensitivities(surrogate, centre, bounds, compositions));
    }
  }
}

/** Points that a curve is drawn of, about */
const POINTS = 120;

function isDrawn({ epoch, epochs }: SurrogateReport): boolean {
  return epoch === 1 || epoch === epochs || epoch % Math.ceil(epochs / POINTS) === 0;
}

/** Runs steps, with a pause now and then in which a stop is heard; tells before each, and at the end. */
async function reporting<Report, Result>(
  steps: Steps<Report, Result>,
  onReport: (report: Report) => void,
  signal: AbortSignal,
  tellNow: () => void,
): Promise<Result> {
  let told = performance.now();
  const pause = (report: Report) => {
    onReport(report);
    const now = performance.now();
    if (now - told < PATIENCE) return;
    told = now;
    tellNow();
    return new Promise<void>((resolve) => {
      setTimeout(resolve);
    });
  };
  const result = await drive(steps, pause, signal);
  tellNow();
  return result;
}

function tell(message: FromFit): void {
  postMessage(message);
}
