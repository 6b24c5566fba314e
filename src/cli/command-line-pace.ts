import { Pace } from '../run/pace';

/** Wall-clock time that a chunk of steps should take, ms */
const CHUNK_TIME = 500;
/** Wall-clock time over which the speed is averaged that the time left is told from, ms */
const SPEED_MEMORY = 20_000;
const FIRST_CHUNK = 10;

/** How quickly the command line has steps taken. */
export function commandLinePace(): Pace {
  return new Pace({ chunkTime: CHUNK_TIME, memory: SPEED_MEMORY, firstChunk: FIRST_CHUNK });
}
