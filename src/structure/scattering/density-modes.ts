import type { Configuration } from '../../core/configuration';
import type { Element } from '../../core/elements';

/** The Fourier components ρ(k) = Σ exp(i k·r) over the atoms of one element, one a wave vector. */
export interface DensityModes {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** Atoms whose phases are tabled at once: the tables then stay in a processor's cache. */
const CHUNK = 256;

/**
 * ρ(k) of each element at wave vectors of the box.
 *
 * @param indices three whole numbers a vector, as `WaveVectors` has them: phases of h, k and l come
 * from tables by recurrence, and the product of the first two is kept while h and k stay the same
 */
export function densityModes(
  { species, types, positions, box }: Configuration,
  indices: Int16Array,
): Map<Element, DensityModes> {
  const groups = new Map<Element, number[]>();
  types.forEach((type, atom) => {
    const { element } = species[type];
    const group = groups.get(element);
    if (group) group.push(atom);
    else groups.set(element, [atom]);
  });
  const most = [0, 1, 2].map((axis) => largest(indices, axis));
  const modes = new Map<Element, DensityModes>();
  for (const [element, atoms] of groups) {
    const sums = {
      real: new Float64Array(indices.length / 3),
      imaginary: new Float64Array(indices.length / 3),
    };
    for (let start = 0; start < atoms.length; start += CHUNK) {
      const chunk = atoms.slice(start, start + CHUNK);
      const phases = most.map((highest, axis) =>
        phaseTable(
          chunk.map((atom) => (2 * Math.PI * positions[3 * atom + axis]) / box[axis]),
          highest,
        ),
      );
      addChunk(sums, indices, phases, chunk.length);
    }
    modes.set(element, sums);
  }
  return modes;
}

function largest(indices: Int16Array, axis: number): number {
  let most = 0;
  for (let i = axis; i < indices.length; i += 3) most = Math.max(most, Math.abs(indices[i]));
  return most;
}

/** exp(i n φ) of each atom: [n][atom], cosines and sines apart. */
interface PhaseTable {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

function phaseTable(angles: readonly number[], highest: number): PhaseTable {
  const atoms = angles.length;
  const cos = new Float64Array((highest + 1) * atoms).fill(1, 0, atoms);
  const sin = new Float64Array((highest + 1) * atoms);
  for (let atom = 0; atom < atoms; atom++) {
    const c = Math.cos(angles[atom]);
    const s = Math.sin(angles[atom]);
    for (let at = atom; at + atoms < cos.length; at += atoms) {
      cos[at + atoms] = cos[at] * c - sin[at] * s;
      sin[at + atoms] = sin[at] * c + cos[at] * s;
    }
  }
  return { cos, sin };
}

function addChunk(
  { real, imaginary }: DensityModes,
  indices: Int16Array,
  [x, y, z]: readonly PhaseTable[],
  atoms: number,
): void {
  const planeCos = new Float64Array(atoms);
  const planeSin = new Float64Array(atoms);
  let lastH = -1;
  let lastK = 0;
  for (let vector = 0; vector < real.length; vector++) {
    const h = indices[3 * vector];
    const k = indices[3 * vector + 1];
    const l = indices[3 * vector + 2];
    if (h !== lastH || k !== lastK) {
      const sign = k < 0 ? -1 : 1;
      const fromX = h * atoms;
      const fromY = Math.abs(k) * atoms;
      for (let atom = 0; atom < atoms; atom++) {
        const c = y.cos[fromY + atom];
        const s = sign * y.sin[fromY + atom];
        planeCos[atom] = x.cos[fromX + atom] * c - x.sin[fromX + atom] * s;
        planeSin[atom] = x.sin[fromX + atom] * c + x.cos[fromX + atom] * s;
      }
      lastH = h;
      lastK = k;
    }
    const sign = l < 0 ? -1 : 1;
    const fromZ = Math.abs(l) * atoms;
    let sumCos = 0;
    let sumSin = 0;
    for (let atom = 0; atom < atoms; atom++) {
      const c = z.cos[fromZ + atom];
      const s = sign * z.sin[fromZ + atom];
      sumCos += planeCos[atom] * c - planeSin[atom] * s;
      sumSin += planeSin[atom] * c + planeCos[atom] * s;
    }
    real[vector] += sumCos;
    imaginary[vector] += sumSin;
  }
}
