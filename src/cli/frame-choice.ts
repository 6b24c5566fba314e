import { ELEMENT_ORDER } from '../core/elements';
import { Problem } from '../core/problem';
import { elementCounts } from '../structure/element-counts';
import type { Trajectory } from './inputs';
import type { Terminal } from './terminal';

/** Frames of a file, counted from 1; both ends belong to it. */
export interface FrameRange {
  readonly from: number;
  /** Null: to the last */
  readonly to: number | null;
}

/** Which frames of a file are taken; all unless something is said. */
export interface FrameChoice {
  readonly last?: boolean;
  readonly frames?: FrameRange;
}

/** Frames whose temperatures span more than this share of the highest are of a ramp. */
const RAMP = 0.2;

/**
 * The frames of a file that were chosen, with a remark when they are those of a melt and its glass.
 *
 * @throws Problem when there are none, or when they are not of the same atoms
 */
export function chosenFrames(
  trajectory: Trajectory,
  { last, frames }: FrameChoice,
  terminal: Terminal,
): Trajectory {
  const count = trajectory.frames.length;
  const from = last ? count : (frames?.from ?? 1);
  const to = last ? count : (frames?.to ?? count);
  const chosen = trajectory.frames.slice(from - 1, to);
  if (chosen.length === 0) {
    throw new Problem(
      `${trajectory.name} has no frames from ${from} to ${to}: it holds ${count}.`,
      'Give --frames A:B with frames that the file holds; the first is 1.',
    );
  }
  checkSameAtoms(trajectory.name, chosen);
  const temperatures = chosen.flatMap(({ temperature }) => temperature ?? []);
  const [coldest, hottest] = [Math.min(...temperatures), Math.max(...temperatures)];
  if (hottest - coldest > RAMP * hottest) {
    terminal.note(
      `The frames of ${trajectory.name} lie between ${coldest.toFixed(0)} K and ${hottest.toFixed(0)} K, and all are averaged. Choose some with --frames A:B, or the last with --last.`,
    );
  }
  return { ...trajectory, frames: chosen };
}

function checkSameAtoms(name: string, frames: Trajectory['frames']): void {
  const [first, ...others] = frames.map(({ configuration }) => elementCounts(configuration));
  const odd = others.findIndex((counts) =>
    ELEMENT_ORDER.some((element) => counts[element] !== first[element]),
  );
  if (odd < 0) return;
  throw new Problem(
    `${name}: frame ${odd + 2} of those chosen holds other atoms than the first.`,
    'Average frames of one glass; choose them with --frames A:B, or the last with --last.',
  );
}
