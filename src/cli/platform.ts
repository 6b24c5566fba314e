import os from 'node:os';
import type { Platform, PlatformChoice } from '../engine/dynamics';
import { processorPlatform } from '../engine/processor/platform';
import { openGpuPlatform } from './dawn';
import { threadStarter } from './replica-thread';
import type { Terminal } from './terminal';

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
  terminal.note(`Computing on ${sayPlatform(platform)}.`);
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

function sayPlatform({ platform, adapter: { name, software } }: Platform): string {
  if (platform === 'processor') return `the ${name}`;
  return software ? `${name}, which imitates a GPU on the processor, slowly` : name;
}
