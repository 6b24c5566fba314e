import type { Configuration } from '../../core/configuration';
import type { Element } from '../../core/elements';

/** Numbers a star: products of a cosine or a sine along each axis. */
const PRODUCTS_PER_STAR = 8;

/** Atoms whose phases are tabled at once: the tables then stay in a processor's cache. */
const CHUNK_ATOMS = 256;

/**
 * What the atoms of each element sum to at stars of wave vectors (`WaveVectors`): with the phases
 * φ = 2πhx/Lx and so on, the eight sums T over the atoms of {cos, sin}(φx) · {cos, sin}(φy) ·
 * {cos, sin}(φz). Averaged over the signs of a star, Re ρ_a(k) ρ_b*(k) is the sum of the eight T_a T_b:
 * the other products change sign with one of the axes and cancel.
 *
 * Phases come from tables by recurrence; the four products of the first two axes are kept while h and k
 * stay the same.
 *
 * @param indices h, k, l ≥ 0 of each star
 * @returns eight numbers a star
 */
export function starSums(
  { species, types, positions, box }: Configuration,
  indices: Uint16Array,
): Map<Element, Float64Array> {
  const groups = new Map<Element, number[]>();
  types.forEach((type, atom) => {
    const { element } = species[type];
    const group = groups.get(element);
    if (group) group.push(atom);
    else groups.set(element, [atom]);
  });
  const most = [0, 1, 2].map((axis) => largest(indices, axis));
  const result = new Map<Element, Float64Array>();
  for (const [element, atoms] of groups) {
    const sums = new Float64Array((indices.length / 3) * PRODUCTS_PER_STAR);
    for (let start = 0; start < atoms.length; start += CHUNK_ATOMS) {
      const chunk = atoms.slice(start, start + CHUNK_ATOMS);
      const phases = most.map((highest, axis) =>
        phaseTable(
          chunk.map((atom) => (2 * Math.PI * positions[3 * atom + axis]) / box[axis]),
          highest,
        ),
      );
      addChunk(sums, indices, phases, chunk.length);
    }
    result.set(element, sums);
  }
  return result;
}

function largest(indices: Uint16Array, axis: number): number {
  let most = 0;
  for (let i = axis; i < indices.length; i += 3) most = Math.max(most, indices[i]);
  return most;
}

/** cos nφ and sin nφ of each atom: [n][atom]. */
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
  sums: Float64Array,
  indices: Uint16Array,
  [x, y, z]: readonly PhaseTable[],
  atoms: number,
): void {
  const cosCos = new Float64Array(atoms);
  const cosSin = new Float64Array(atoms);
  const sinCos = new Float64Array(atoms);
  const sinSin = new Float64Array(atoms);
  let [lastH, lastK] = [-1, -1];
  for (let star = 0; 3 * star < indices.length; star++) {
    const h = indices[3 * star];
    const k = indices[3 * star + 1];
    if (h !== lastH || k !== lastK) {
      for (let atom = 0; atom < atoms; atom++) {
        const [cx, sx] = [x.cos[h * atoms + atom], x.sin[h * atoms + atom]];
        const [cy, sy] = [y.cos[k * atoms + atom], y.sin[k * atoms + atom]];
        cosCos[atom] = cx * cy;
        cosSin[atom] = cx * sy;
        sinCos[atom] = sx * cy;
        sinSin[atom] = sx * sy;
      }
      [lastH, lastK] = [h, k];
    }
    const from = indices[3 * star + 2] * atoms;
    let [t0, t1, t2, t3, t4, t5, t6, t7] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (let atom = 0; atom < atoms; atom++) {
      const c = z.cos[from + atom];
      const s = z.sin[from + atom];
      t0 += cosCos[atom] * c;
      t1 += cosSin[atom] * c;
      t2 += sinCos[atom] * c;
      t3 += sinSin[atom] * c;
      t4 += cosCos[atom] * s;
      t5 += cosSin[atom] * s;
      t6 += sinCos[atom] * s;
      t7 += sinSin[atom] * s;
    }
    const at = PRODUCTS_PER_STAR * star;
    sums[at] += t0;
    sums[at + 1] += t1;
    sums[at + 2] += t2;
    sums[at + 3] += t3;
    sums[at + 4] += t4;
    sums[at + 5] += t5;
    sums[at + 6] += t6;
    sums[at + 7] += t7;
  }
}

/** Mean of Re ρ_a ρ_b* over the vectors of a star. */
export function starProduct(a: Float64Array, b: Float64Array, star: number): number {
  let sum = 0;
  for (let i = PRODUCTS_PER_STAR * star; i < PRODUCTS_PER_STAR * (star + 1); i++)
    sum += a[i] * b[i];
  return sum;
}
