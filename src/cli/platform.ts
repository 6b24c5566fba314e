import os from 'node:os';
import { PLATFORM_NAMES, type Platform } from '../engine/dynamics';
import { processorPlatform } from '../engine/processor/platform';
import { openGpuPlatform } from './dawn';
import { threadStarter } from './replica-thread';
import type { Terminal } from './terminal';

export const PLATFORM_CHOICES = ['auto', ...PLATFORM_NAMES] as const;

/** What a command computes on: a GPU where there is a real one, else the processor; or what is said. */
export type PlatformChoice = (typeof PLATFORM_CHOICES)[number];

/**
 * Opens what a command computes on, and says on stderr what that is.
 *
 * @throws Problem when the GPU that was asked for is not there
 */
export async function openPlatform(
  terminal: Terminal,
  choice: PlatformChoice = 'auto',
): Promise<Platform> {
  const platform = await platformOf(choice);
  terminal.note(`Computing on ${inWords(platform)}.`);
  return platform;
}

async function platformOf(choice: PlatformChoice): Promise<Platform> {
  if (choice === 'processor') return onProcessor();
  if (choice === 'gpu') return openGpuPlatform();
  try {
    const gpu = await openGpuPlatform();
    if (!gpu.adapter.software) return gpu;
    // What imitates a GPU on the processor is slower than the processor itself.
    gpu.device.destroy();
  } catch {
    // Without a GPU nothing is lost but speed.
  }
  return onProcessor();
}

function onProcessor(): Platform {
  return processorPlatform({
    threads: os.availableParallelism(),
    startThread: threadStarter(),
  });
}

function inWords({ adapter: { name, software } }: Platform): string {
  return software
    ? `${name}, which imitates a GPU on the processor, slowly`
    : `the ${name}`.replace(/^the (?!processor)/, '');
}
