/**
 * Opens WebGPU in this process: the machine's GPU when Dawn finds one, else SwiftShader, which runs on
 * the processor. Call it once and share what it returns. Rejects with an Error that has a `hint` when
 * neither can be had.
 */
export declare function openGpu(): Promise<GPU>;

/** What a child process that brings its own WebGPU needs in its environment to find the same driver. */
export declare function driverEnvironment(): NodeJS.ProcessEnv;
