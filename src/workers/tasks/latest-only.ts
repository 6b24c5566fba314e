interface Waiting {
  readonly begin: () => Promise<void>;
  readonly giveUp: () => void;
}

/**
 * Asks one thing at a time. Of the questions of one kind that come meanwhile only the latest waits; the
 * others come to null.
 */
export class LatestOnly {
  private busy = false;
  private readonly waiting = new Map<string, Waiting>();

  /**
   * @param rest how much longer than an answer took nothing is asked then, so that a simulation on the same
   *   processor is not held up: 2 leaves it a third of a core
   */
  constructor(private readonly rest = 0) {}

  /** @throws what `ask` throws */
  ask<Answer>(kind: string, ask: () => Promise<Answer>): Promise<Answer | null> {
    return new Promise((resolve, reject) => {
      this.waiting.get(kind)?.giveUp();
      this.waiting.set(kind, {
        begin: () => ask().then(resolve, reject),
        giveUp: () => resolve(null),
      });
      void this.next();
    });
  }

  private async next(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let first = this.take(); first; first = this.take()) {
      const begun = performance.now();
      await first.begin();
      const rest = this.rest * (performance.now() - begun);
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
    }
    this.busy = false;
  }

  private take(): Waiting | null {
    const next = this.waiting.entries().next();
    if (next.done) return null;
    const [kind, waiting] = next.value;
    this.waiting.delete(kind);
    return waiting;
  }
}
