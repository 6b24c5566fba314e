import type { Platform } from '../src/engine/dynamics';
import { processorPlatform } from '../src/engine/processor/platform';

const platform = processorPlatform({ threads: 1, startThread: null });

/** The engine on the processor, in the thread of the test. */
export async function testProcessor(): Promise<Platform> {
  return platform;
}
