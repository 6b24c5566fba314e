import type { Box } from '../../core/configuration';
import { counterRandom } from '../../core/random';

/** Wave vectors of a periodic box, sorted into shells of |k|. */
export interface WaveVectors {
  /** Three whole numbers a vector: k = 2π (h/Lx, k/Ly, l/Lz); ordered by h, then k, then l */
  readonly indices: Int16Array;
  /** One a vector: its shell */
  readonly shells: Uint32Array;
  /** Mean |k| of all vectors of each shell, Å⁻¹; NaN where a shell has none */
  readonly Q: Float64Array;
  /** How many vectors each shell has, of which `indices` may hold a share; k and −k are one */
  readonly available: Uint32Array;
}

export interface ShellOptions {
  /** Where the first shell begins, Å⁻¹ */
  readonly from: number;
  /** Where the last one ends, Å⁻¹ */
  readonly to: number;
  /** Å⁻¹ */
  readonly width: number;
  /** At most about so many vectors of a shell are taken, spread evenly over it */
  readonly most: number;
}

/** Shells draw where they begin to count from this seed, so that a box always takes the same vectors. */
const SEED = 1;

/** The wave vectors of a box in shells. Every second one is left out: k and −k scatter alike. */
export function wavevectorsOf(box: Box, options: ShellOptions): WaveVectors {
  const { from, to, width, most } = options;
  const shellCount = Math.max(0, Math.round((to - from) / width));
  const available = new Uint32Array(shellCount);
  const sums = new Float64Array(shellCount);
  forEachVector(box, options, shellCount, (_h, _k, _l, length, shell) => {
    available[shell]++;
    sums[shell] += length;
  });

  const random = counterRandom(SEED, 0);
  const starts = Float64Array.from(available, () => random.uniform());
  const met = new Uint32Array(shellCount);
  const indices: number[] = [];
  const shells: number[] = [];
  forEachVector(box, options, shellCount, (h, k, l, _length, shell) => {
    const share = Math.min(1, most / available[shell]);
    const position = starts[shell] + met[shell]++ * share;
    if (share < 1 && Math.floor(position + share) === Math.floor(position)) return;
    indices.push(h, k, l);
    shells.push(shell);
  });
  return {
    indices: Int16Array.from(indices),
    shells: Uint32Array.from(shells),
    Q: sums.map((sum, shell) => sum / available[shell]),
    available,
  };
}

/** Half of all vectors in the shells: h > 0, or h = 0 and k > 0, or h = k = 0 and l > 0. */
function forEachVector(
  box: Box,
  { from, to, width }: ShellOptions,
  shellCount: number,
  visit: (h: number, k: number, l: number, length: number, shell: number) => void,
): void {
  const [ux, uy, uz] = box.map((edge) => (2 * Math.PI) / edge);
  for (let h = 0; h * ux < to; h++) {
    const left = to * to - (h * ux) ** 2;
    const mostK = Math.floor(Math.sqrt(left) / uy);
    for (let k = h === 0 ? 0 : -mostK; k <= mostK; k++) {
      const rest = left - (k * uy) ** 2;
      if (rest < 0) continue;
      const mostL = Math.floor(Math.sqrt(rest) / uz);
      for (let l = h === 0 && k === 0 ? 1 : -mostL; l <= mostL; l++) {
        const length = Math.sqrt((h * ux) ** 2 + (k * uy) ** 2 + (l * uz) ** 2);
        const shell = Math.floor((length - from) / width);
        if (shell >= 0 && shell < shellCount) visit(h, k, l, length, shell);
      }
    }
  }
}
