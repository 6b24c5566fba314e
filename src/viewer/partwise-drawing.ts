/** ms from one look at whether a part is drawn to the next */
const POLL_INTERVAL_MS = 4;

/**
 * Has a picture drawn in parts, each once the one before is drawn, so that whatever else the graphics
 * system has to do for the page comes between them.
 */
export class PartwiseDrawing {
  private timer = 0;
  private parts: Generator<void> | null = null;

  constructor(private readonly context: WebGL2RenderingContext) {}

  /** Draws the parts from now on, and then tells; a picture that is under way is given up. */
  start(parts: Generator<void>, done: () => void): void {
    this.stop();
    this.parts = parts;
    this.drawNext(parts, done);
  }

  /** Gives the picture that is under way up. */
  stop(): void {
    clearTimeout(this.timer);
    this.parts?.return(undefined);
    this.parts = null;
  }

  private drawNext(parts: Generator<void>, done: () => void): void {
    if (parts.next().done) {
      this.parts = null;
      done();
      return;
    }
    const { context } = this;
    const fence = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
    context.flush();
    const poll = () => {
      // A lost context is drawn to again when it is back.
      if (fence === null || context.isContextLost()) return;
      if (context.getSyncParameter(fence, context.SYNC_STATUS) !== context.SIGNALED) {
        this.timer = window.setTimeout(poll, POLL_INTERVAL_MS);
        return;
      }
      context.deleteSync(fence);
      this.drawNext(parts, done);
    };
    this.timer = window.setTimeout(poll, POLL_INTERVAL_MS);
  }
}
