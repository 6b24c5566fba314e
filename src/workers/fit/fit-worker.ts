/** A worker that learns from trials and searches what it learned. */

import type { SearchReport } from '../../learn/cma-es-search';
import { drive, type Steps } from '../../learn/progress';
import { sensitivities } from '../../learn/sensitivity';
import { type SurrogateReport, trainSurrogate } from '../../learn/surrogate';
import { searchSurrogate } from '../../learn/surrogate-search';
import { serve } from '../tasks/serve';
import type { FitTasks } from './fit-messages';

/** Time between two reports, and so the longest that a stop waits to be heard */
const REPORT_INTERVAL_MS = 50;

serve<FitTasks>({
  train: ({ trials, options, seed }, { report, signal }) => {
    let epochs: SurrogateReport[] = [];
    const onReport = (told: SurrogateReport) => {
      if (isDrawn(told)) epochs.push(told);
    };
    return reporting(trainSurrogate(trials, options, seed), onReport, signal, () => {
      report(epochs);
      epochs = [];
    });
  },
  search: ({ problem, options, seed }, { report, signal }) => {
    let latest: SearchReport | null = null;
    const onReport = (told: SearchReport) => {
      latest = told;
    };
    return reporting(searchSurrogate(problem, options, seed), onReport, signal, () => {
      if (latest !== null) report(latest);
    });
  },
  sensitivity: ({ surrogate, centre, bounds, compositions }) =>
    sensitivities(surrogate, centre, bounds, compositions),
});

/** Points that a curve is drawn of, about */
const CURVE_POINTS = 120;

function isDrawn({ epoch, epochs }: SurrogateReport): boolean {
  return epoch === 1 || epoch === epochs || epoch % Math.ceil(epochs / CURVE_POINTS) === 0;
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
    if (now - told < REPORT_INTERVAL_MS) return;
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
