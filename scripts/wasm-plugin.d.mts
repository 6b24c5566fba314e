import type { Plugin } from 'vite';

export function wasmPlugin(): Plugin;
export function compileWasm(entry: string): Promise<Uint8Array>;
