/** How many steps to ask of a simulation at a time, so that a person sees progress and can stop it. */

/** Seconds a chunk should take */
const CHUNK = 0.5;
const FIRST = 10;
const MOST = 2000;
/** Seconds over which the speed is averaged that the time left is told from */
const MEMORY = 20;

export interface Pace {
  /** Steps to take next */
  readonly chunk: number;
  /** Steps a second of wall clock, so far; 0 before the first chunk */
  readonly stepsPerSecond: number;
  /** Tells that steps were taken and how long they took, s. */
  took(steps: number, seconds: number): void;
  /** Seconds that so many steps will take; null before the first chunk */
  left(steps: number): number | null;
}

export function createPace(): Pace {
  let chunk = FIRST;
  let steps = 0;
  let seconds = 0;
  let recentSteps = 0;
  let recentSeconds = 0;
  return {
    get chunk() {
      return chunk;
    },
    get stepsPerSecond() {
      return seconds > 0 ? steps / seconds : 0;
    },
    took(taken, duration) {
      steps += taken;
      seconds += duration;
      const kept = Math.exp(-duration / MEMORY);
      recentSteps = kept * recentSteps + taken;
      recentSeconds = kept * recentSeconds + duration;
      const fitting = duration > 0 ? (taken / duration) * CHUNK : MOST;
      // A chunk cut short by a stage or a frame says little: grow by no more than twice at a time.
      chunk = Math.max(1, Math.min(MOST, 2 * chunk, Math.round(fitting)));
    },
    left(remaining) {
      return recentSteps > 0 ? (remaining * recentSeconds) / recentSteps : null;
    },
  };
}
