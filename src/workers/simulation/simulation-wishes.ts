import type { Turn } from '../../run/run';
import type { Alarm } from '../../run/watch/watch';
import type { ToSimulation } from './simulation-messages';

/** What is wished of a run and not yet done, and what the run is held by. */
export class Wishes {
  paused = false;
  /** Steps that are asked for while paused */
  owed = 0;
  /** Turns of knobs that take effect before the next chunk */
  turns: Turn[] = [];
  /** To the checkpoint before the present step */
  back = false;
  /** The page may be gone in a moment. */
  keep = false;
  /** Index of the replica that is looked at */
  looked = 0;
  /** Why the run is held, when the page did not ask for it */
  because: Alarm | null = null;

  take(message: ToSimulation): void {
    switch (message.kind) {
      case 'pause':
        this.paused = true;
        return;
      case 'resume':
        this.paused = false;
        return;
      case 'step':
        this.paused = true;
        this.owed += 1;
        return;
      case 'change':
        this.turns.push(...message.turns);
        return;
      case 'look':
        this.looked = message.replica;
        return;
      case 'back':
        this.paused = true;
        this.back = true;
        return;
      case 'keep':
        this.keep = true;
        return;
    }
  }

  /** The run holds by itself. */
  hold(alarm: Alarm): void {
    this.paused = true;
    this.owed = 0;
    this.because = alarm;
  }

  /** Why the run is held, to be said once. */
  takeReason(): Alarm | null {
    const { because } = this;
    this.because = null;
    return because;
  }
}
