import type { Configuration } from '../core/configuration';
import {
  ELEMENT_ORDER,
  ELEMENTS,
  type Element,
  FORMERS,
  isFormer,
  NETWORK_CUTOFFS,
} from '../core/elements';
import { forEachImagePair } from './image-pairs';

/**
 * The network of a configuration: its formers (Si, B …), its oxygens and the bonds between them,
 * each seen from both its ends. Row of atom a: entries offsets[a] … offsets[a + 1] − 1; the rows of
 * atoms that are neither former nor oxygen are empty.
 */
export interface Network {
  /** Per atom (N): index into ELEMENT_ORDER */
  readonly elements: Uint8Array;
  /** N + 1 */
  readonly offsets: Uint32Array;
  /** Per entry: the atom at the other end */
  readonly neighbours: Uint32Array;
  /** Per entry, xyz interleaved: in which image of the box that end lies, seen from this atom's */
  readonly images: Int16Array;
  /** Per entry, xyz interleaved: from this atom to the other end, Å */
  readonly vectors: Float64Array;
  /** Edges of the box, Å */
  readonly box: Configuration['box'];
}

/** The bonds of formers and oxygen of the infinite periodic system, up to `NETWORK_CUTOFFS`. */
export function networkOf(configuration: Configuration): Network {
  const { species, types, positions, box } = configuration;
  const elementOfType = species.map(({ element }) => ELEMENT_ORDER.indexOf(element));
  const limits = species.map(({ element: a }) =>
    species.map(({ element: b }) => bondLimit(a, b) ** 2),
  );
  const bonds: number[] = [];
  const offsets = new Uint32Array(types.length + 1);
  const reach = Math.sqrt(Math.max(0, ...limits.flat()));
  const visit = (i: number, j: number, square: number, x: number, y: number, z: number) => {
    const limit = limits[types[i]][types[j]];
    if (limit === 0 || square > limit) return;
    bonds.push(i, j, x, y, z);
    offsets[i + 1]++;
    offsets[j + 1]++;
  };
  if (reach > 0) forEachImagePair(configuration, reach, visit);
  for (let a = 0; a < types.length; a++) offsets[a + 1] += offsets[a];
  const entries = offsets[types.length];
  const neighbours = new Uint32Array(entries);
  const images = new Int16Array(3 * entries);
  const vectors = new Float64Array(3 * entries);
  const next = offsets.slice();
  for (let b = 0; b < bonds.length; b += 5) {
    const [i, j] = [bonds[b], bonds[b + 1]];
    const [from, back] = [next[i]++, next[j]++];
    neighbours[from] = j;
    neighbours[back] = i;
    for (let k = 0; k < 3; k++) {
      const image = bonds[b + 2 + k];
      const along = positions[3 * j + k] + image * box[k] - positions[3 * i + k];
      images[3 * from + k] = image;
      images[3 * back + k] = -image;
      vectors[3 * from + k] = along;
      vectors[3 * back + k] = -along;
    }
  }
  const elements = Uint8Array.from(types, (type) => elementOfType[type]);
  return { elements, offsets, neighbours, images, vectors, box };
}

/** How long a bond between two elements may be, Å; 0 for two that are not bonded in the network. */
function bondLimit(a: Element, b: Element): number {
  if (isFormer(a) && ELEMENTS[b].role === 'anion') return NETWORK_CUTOFFS[a];
  return isFormer(b) && ELEMENTS[a].role === 'anion' ? NETWORK_CUTOFFS[b] : 0;
}

/** Atoms of one element, ascending. */
export function atomsOf(network: Network, element: Element): Uint32Array {
  const wanted = ELEMENT_ORDER.indexOf(element);
  const atoms: number[] = [];
  network.elements.forEach((found, atom) => {
    if (found === wanted) atoms.push(atom);
  });
  return Uint32Array.from(atoms);
}

/** Formers, ascending. */
export function formersOf(network: Network): Uint32Array {
  return Uint32Array.from(FORMERS.flatMap((former) => [...atomsOf(network, former)])).sort();
}

/** How many bonds an atom of the network has: formers on an oxygen, oxygens on a former. */
export function bondCount(network: Network, atom: number): number {
  return network.offsets[atom + 1] - network.offsets[atom];
}

/** Length of the bond of an entry, Å. */
export function bondLength({ vectors }: Network, entry: number): number {
  const [x, y, z] = [vectors[3 * entry], vectors[3 * entry + 1], vectors[3 * entry + 2]];
  return Math.sqrt(x * x + y * y + z * z);
}

/** How many of an atom's bonds are no longer than `cutoff` (Å, at most the network's). */
export function bondCountWithin(network: Network, atom: number, cutoff: number): number {
  let count = 0;
  for (let entry = network.offsets[atom]; entry < network.offsets[atom + 1]; entry++) {
    if (bondLength(network, entry) <= cutoff) count++;
  }
  return count;
}
