import {
  type FrameRange,
  type ReadingOptions,
  readTrajectory,
  type Trajectory,
} from './glass-files';
import type { Terminal } from './terminal';

/** Which frames of a file are taken; all unless something is said. */
export interface FrameChoice {
  readonly last?: boolean;
  readonly frames?: FrameRange;
}

/** Frames whose temperatures span more than this share of the highest are of a ramp. */
const RAMP_SHARE = 0.2;

/**
 * The frames of a file that were chosen, with remarks on what was assumed, on a file that was cut, and on
 * frames that are those of a melt and its glass.
 *
 * @throws Problem when there are none, or when they are not of the same atoms
 */
export function chosenFrames(
  file: string,
  options: FrameChoice & ReadingOptions,
  terminal: Terminal,
): Trajectory {
  const trajectory = readTrajectory(file, options, options.last ? 'last' : options.frames);
  const { name, cut, assumed, temperatures } = trajectory;
  if (cut !== null) terminal.note(`${cut} The frames before are whole.`);
  for (const sentence of assumed) terminal.note(`${name}: ${sentence}`);
  const coldest = temperatures.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const hottest = temperatures.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (hottest - coldest > RAMP_SHARE * hottest) {
    terminal.note(
      `The frames of ${name} lie between ${coldest.toFixed(0)} K and ${hottest.toFixed(0)} K, and all are averaged. Choose some with --frames A:B, or the last with --last.`,
    );
  }
  return trajectory;
}
