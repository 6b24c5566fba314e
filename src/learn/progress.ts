/**
 * Long computations of this room are generators: they yield a report at each step and return their
 * result. So the same code runs to its end at once, or with pauses in which a worker hears that it
 * shall stop.
 */
export type Steps<Report, Result> = Generator<Report, Result, void>;

/**
 * Runs to the end; whatever `onReport` returns is waited for, which is the moment to let messages
 * in.
 *
 * @throws the signal's reason when it is aborted
 */
export async function drive<Report, Result>(
  steps: Steps<Report, Result>,
  onReport: (report: Report) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<Result> {
  for (;;) {
    signal?.throwIfAborted();
    const next = steps.next();
    if (next.done === true) return next.value;
    await onReport(next.value);
  }
}
