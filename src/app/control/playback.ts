import { create } from 'zustand';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import { replay } from './showing';

/** How fast recorded frames can be played, frames a second. */
export const SPEEDS = [2, 5, 10, 20] as const;

interface PlaybackState {
  readonly playing: boolean;
  /** Frames a second, where drawing them keeps up */
  readonly speed: number;
}

export const usePlayback = create<PlaybackState>(() => ({ playing: false, speed: 10 }));

/** How many frames can be looked at again; none while a run goes on before one's eyes. */
export function replayable(): number {
  const { shown, live } = useGlass.getState();
  const run = useRun.getState();
  if (!shown || shown.looked.frames.length < 2) return 0;
  return shown === live && isActive(run) && !run.paused ? 0 : shown.looked.frames.length;
}

/** Index of the frame on show. */
function frameAt(frames: number): number {
  return Math.min(useGlass.getState().replay ?? frames - 1, frames - 1);
}

/** Holds, and shows one recorded frame; the last one is the present. */
export function goToFrame(index: number): void {
  const frames = replayable();
  if (frames === 0) return;
  usePlayback.setState({ playing: false });
  showFrame(Math.min(Math.max(index, 0), frames - 1), frames);
}

/** The frame that comes `by` frames later. */
export function goOnFrames(by: number): void {
  const frames = replayable();
  if (frames > 0) goToFrame(frameAt(frames) + by);
}

/** Plays what was recorded, from the melt where the end is on show; holds where it is played. */
export function playOrHold(): void {
  const frames = replayable();
  const { playing } = usePlayback.getState();
  if (frames === 0) return;
  if (!playing && frameAt(frames) === frames - 1) showFrame(0, frames);
  usePlayback.setState({ playing: !playing });
}

/** The next frame of what is played; at the end it holds. */
export function playOn(): void {
  const frames = replayable();
  const next = frameAt(frames) + 1;
  if (next < frames) showFrame(next, frames);
  if (next >= frames - 1) usePlayback.setState({ playing: false });
}

function showFrame(index: number, frames: number): void {
  replay(index === frames - 1 ? null : index);
}
