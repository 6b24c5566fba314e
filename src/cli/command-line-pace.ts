import { Pace } from '../run/pace';

/** Wall-clock time that a chunk of steps should take, ms */
const COMMAND_CHUNK_TIME_MS = 500;
/** Wall-clock time over which the speed is averaged that the time left is told from, ms */
const SPEED_WINDOW_MS = 20_000;
const FIRST_CHUNK_STEPS = 10;

/** How quickly the command line has steps taken. */
export function commandLinePace(): Pace {
  return new Pace({
    chunkTime: COMMAND_CHUNK_TIME_MS,
    memory: SPEED_WINDOW_MS,
    firstChunk: FIRST_CHUNK_STEPS,
  });
}
