import { BUFFER_USAGE } from './usage';

/** What one pass over the kernels does (struct Mode in shaders/lib/mode.wgsl). */
export type PassMode = 'begin' | 'step' | 'evaluate' | 'relax';

const MODE_FLAGS: Readonly<Record<PassMode, readonly [number, number, number, number]>> = {
  // kick, finish, begin, record
  begin: [0, 0, 1, 0],
  step: [1, 1, 1, 1],
  evaluate: [0, 0, 0, 1],
  relax: [0, 0, 0, 0],
};

export const PASS_MODES = Object.keys(MODE_FLAGS) as readonly PassMode[];

export type ModeBuffers = Readonly<Record<PassMode, GPUBuffer>>;

/** A uniform buffer a mode. */
export function modeBuffers(device: GPUDevice): ModeBuffers {
  const pairs = PASS_MODES.map((mode) => {
    const buffer = device.createBuffer({
      label: `mode ${mode}`,
      size: 16,
      usage: BUFFER_USAGE.UNIFORM | BUFFER_USAGE.COPY_DST,
    });
    device.queue.writeBuffer(buffer, 0, new Uint32Array(MODE_FLAGS[mode]));
    return [mode, buffer] as const;
  });
  return Object.fromEntries(pairs) as Record<PassMode, GPUBuffer>;
}
