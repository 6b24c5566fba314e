import type { Turn } from '../../run/run';
import type { Alarm } from '../../run/watch/watch';
import type { ToSimulation } from './simulation-messages';

/** Commands of the page that the run has not yet carried out, and why the run is held. */
export class PendingCommands {
  paused = false;
  /** Steps that are asked for while paused */
  stepsRequested = 0;
  /** Turns of knobs that take effect before the next chunk */
  turns: Turn[] = [];
  /** To the checkpoint before the present step */
  goBack = false;
  /** The page may be gone in a moment. */
  save = false;
  /** Index of the replica that is looked at */
  replica = 0;
  /** Why the run is held, when the page did not ask for it */
  reason: Alarm | null = null;

  add(message: ToSimulation): void {
    switch (message.kind) {
      case 'pause':
        this.paused = true;
        return;
      case 'resume':
        this.paused = false;
        return;
      case 'step':
        this.paused = true;
        this.stepsRequested += 1;
        return;
      case 'change':
        this.turns.push(...message.turns);
        return;
      case 'look':
        this.replica = message.replica;
        return;
      case 'back':
        this.paused = true;
        this.goBack = true;
        return;
      case 'keep':
        this.save = true;
        return;
    }
  }

  /** The run holds by itself. */
  hold(alarm: Alarm): void {
    this.paused = true;
    this.stepsRequested = 0;
    this.reason = alarm;
  }

  /** Why the run is held, to be said once. */
  takeReason(): Alarm | null {
    const { reason } = this;
    this.reason = null;
    return reason;
  }
}
