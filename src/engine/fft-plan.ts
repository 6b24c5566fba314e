import { cosineAndSine } from '../core/portable-math';
import { MAX_MESH_AXIS } from './limits';
import type { MeshWindow } from './window';

/** Whether n is a product of 2, 3 and 5. */
export function isMeshSize(n: number): boolean {
  let rest = n;
  for (const factor of [2, 3, 5]) {
    while (rest % factor === 0) {
      rest /= factor;
    }
  }
  return rest === 1;
}

/** Radices (2, 3, 4, 5) of n in the order the forward FFT takes them. @throws RangeError for other prime factors */
export function fftRadices(n: number): number[] {
  if (!isMeshSize(n)) {
    throw new RangeError(`an FFT of ${n} points is not a product of 2, 3 and 5`);
  }
  const radices: number[] = [];
  let rest = n;
  for (const radix of [5, 4, 3, 2]) {
    while (rest % radix === 0) {
      radices.push(radix);
      rest /= radix;
    }
  }
  return radices;
}

/** The smallest size ≥ n that the FFT takes. */
export function nextMeshSize(n: number): number {
  let size = Math.max(n, 2);
  while (!isMeshSize(size)) {
    size++;
  }
  return size;
}

/** Position p of the forward FFT's output holds wave number digitReversal(n)[p], in 0 … n − 1. */
export function digitReversal(radices: readonly number[]): number[] {
  const n = radices.reduce((product, radix) => product * radix, 1);
  const waves: number[] = [];
  for (let place = 0; place < n; place++) {
    let rest = place;
    let block = n;
    let wave = 0;
    let weight = 1;
    for (const radix of radices) {
      block /= radix;
      wave += Math.floor(rest / block) * weight;
      rest %= block;
      weight *= radix;
    }
    waves.push(wave);
  }
  return waves;
}

/** Images of a wave, on either side, that count. */
const WAVE_IMAGES = 4;

/**
 * Box-independent part of the influence function along one axis: W² / (Σₘ W²)², with the window's
 * transform W taken at wave/n + m (LAMMPS compute_gf_ik with m = 0 only, and compute_gf_denom's sum).
 */
export function axisInfluence(wave: number, n: number, { transform }: MeshWindow): number {
  let sum = 0;
  for (let m = -WAVE_IMAGES; m <= WAVE_IMAGES; m++) {
    const image = transform(2 * Math.PI * (wave / n + m));
    sum += image * image;
  }
  const share = transform((2 * Math.PI * wave) / n) / sum;
  return share * share;
}

/** The plan of one axis for shaders/lib/fft.wgsl: four floats a place, MAX_MESH_AXIS places. */
export function axisPlan(n: number, window: MeshWindow): Float32Array {
  const waves = digitReversal(fftRadices(n));
  const plan = new Float32Array(4 * MAX_MESH_AXIS);
  for (let i = 0; i < n; i++) {
    const angle = (2 * Math.PI * i) / n;
    const wave = waves[i] > n / 2 ? waves[i] - n : waves[i];
    plan.set([...cosineAndSine(angle), wave, axisInfluence(wave, n, window)], 4 * i);
  }
  return plan;
}
