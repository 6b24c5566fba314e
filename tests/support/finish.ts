import type { Steps } from '../../src/learn/progress';

/** Runs to the end without pausing. */
export function finish<Report, Result>(
  steps: Steps<Report, Result>,
  onReport?: (report: Report) => void,
): Result {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    onReport?.(next.value);
  }
}
