/** A browser that Playwright can launch, with what its WebGPU needs. */
export interface FoundChromium {
  readonly name: string;
  readonly executablePath: string;
  readonly args: string[];
  /** What to add to the process's environment */
  readonly env: Record<string, string>;
}

/**
 * The first Chromium on this machine in whose pages and workers WebGPU works. Rejects with an Error
 * that lists what was tried.
 */
export declare function findChromium(): Promise<FoundChromium>;

/**
 * The arguments of a browser that was found as on a computer without a graphics card: no WebGPU, and
 * the processor draws.
 */
export declare function argumentsWithoutGpu(args: readonly string[]): string[];
