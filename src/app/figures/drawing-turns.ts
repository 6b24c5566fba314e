interface Waiting {
  draw: () => unknown;
  readonly drawn: Promise<unknown>;
  readonly settle: (drawing: Promise<unknown> | null) => void;
}

/**
 * Lets charts be drawn one after the other, each in a task of its own, so that the page can answer between
 * two of them.
 */
export class DrawingTurns {
  private readonly waiting = new Map<object, Waiting>();
  private busy = false;

  /** @param later has a task carried out soon, after what else waits */
  constructor(private readonly later: (task: () => void) => void = nextTask) {}

  /**
   * Has something drawn for somebody when it is its turn, and in place of what waits to be drawn for the same.
   * Resolves once the latest is drawn, or when nothing is to be drawn any more; rejects as drawing does.
   */
  ask(who: object, draw: () => unknown): Promise<unknown> {
    const before = this.waiting.get(who);
    if (before !== undefined) {
      before.draw = draw;
      return before.drawn;
    }
    let settle: Waiting['settle'] = () => undefined;
    const drawn = new Promise<unknown>((resolve) => {
      settle = resolve;
    });
    this.waiting.set(who, { draw, drawn, settle });
    if (!this.busy) {
      this.busy = true;
      this.later(this.next);
    }
    return drawn;
  }

  /** Has nothing drawn for somebody any more. */
  leave(who: object): void {
    this.waiting.get(who)?.settle(null);
    this.waiting.delete(who);
  }

  private readonly next = (): void => {
    const [first] = this.waiting;
    if (first === undefined) {
      this.busy = false;
      return;
    }
    const [who, { draw, settle }] = first;
    this.waiting.delete(who);
    settle(new Promise((resolve) => resolve(draw())));
    this.later(this.next);
  };
}

/** A timer, and no message: what people do and what is painted comes before the next chart. */
function nextTask(task: () => void): void {
  setTimeout(task, 0);
}

/** Those of all charts of the page. */
export const chartTurns = new DrawingTurns();
