import type { Box } from '../../core/configuration';
import { counterRandom } from '../../core/random';

/**
 * Wave vectors of a periodic box, k = 2π (±h/Lx, ±k/Ly, ±l/Lz), sorted into shells of |k|. Vectors that
 * differ in signs only are as long: they form a star and come together.
 */
export interface WaveVectors {
  /** h, k, l ≥ 0 of each star; ordered by h, then k, then l */
  readonly indices: Uint16Array;
  /** One a star: its shell */
  readonly shells: Uint32Array;
  /** One a star: vectors in it, k and −k being one: 4, or 2 or 1 where indices are 0 */
  readonly members: Uint8Array;
  /** Mean |k| of all vectors of each shell, Å⁻¹; NaN where a shell has none */
  readonly Q: Float64Array;
  /** How many vectors each shell has, of which the stars may hold a share; k and −k are one */
  readonly available: Uint32Array;
}

export interface ShellOptions {
  /** Where the first shell begins, Å⁻¹ */
  readonly from: number;
  /** Where the last one ends, Å⁻¹ */
  readonly to: number;
  /** Å⁻¹ */
  readonly width: number;
  /** About so many vectors of a shell are taken at most, spread evenly over it */
  readonly most: number;
}

/** Shells draw where they begin to count from this seed, so that a box always takes the same vectors. */
const SHELL_SEED = 1;

/** The wave vectors of a box in shells. */
export function wavevectorsOf(box: Box, options: ShellOptions): WaveVectors {
  const { from, to, width, most } = options;
  const shellCount = Math.max(0, Math.round((to - from) / width));
  const available = new Uint32Array(shellCount);
  const sums = new Float64Array(shellCount);
  forEachStar(box, options, shellCount, ({ length, shell, count }) => {
    available[shell] += count;
    sums[shell] += count * length;
  });

  const random = counterRandom(SHELL_SEED, 0);
  const starts = Float64Array.from(available, () => random.uniform());
  const met = new Uint32Array(shellCount);
  const indices: number[] = [];
  const shells: number[] = [];
  const members: number[] = [];
  forEachStar(box, options, shellCount, ({ h, k, l, shell, count }) => {
    const share = Math.min(1, most / available[shell]);
    const position = starts[shell] + met[shell]++ * share;
    if (share < 1 && Math.floor(position + share) === Math.floor(position)) return;
    indices.push(h, k, l);
    shells.push(shell);
    members.push(count);
  });
  return {
    indices: Uint16Array.from(indices),
    shells: Uint32Array.from(shells),
    members: Uint8Array.from(members),
    Q: sums.map((sum, shell) => sum / available[shell]),
    available,
  };
}

interface Star {
  readonly h: number;
  readonly k: number;
  readonly l: number;
  /** |k|, Å⁻¹ */
  readonly length: number;
  readonly shell: number;
  readonly count: number;
}

function forEachStar(
  box: Box,
  { from, to, width }: ShellOptions,
  shellCount: number,
  visit: (star: Star) => void,
): void {
  const [ux, uy, uz] = box.map((edge) => (2 * Math.PI) / edge);
  for (let h = 0; h * ux < to; h++) {
    for (let k = 0; Math.hypot(h * ux, k * uy) < to; k++) {
      for (let l = 0; ; l++) {
        const length = Math.sqrt((h * ux) ** 2 + (k * uy) ** 2 + (l * uz) ** 2);
        if (length >= to) break;
        const shell = Math.floor((length - from) / width);
        if (shell < 0 || shell >= shellCount || length === 0) continue;
        const signs = (h > 0 ? 2 : 1) * (k > 0 ? 2 : 1) * (l > 0 ? 2 : 1);
        visit({ h, k, l, length, shell, count: signs / 2 });
      }
    }
  }
}
