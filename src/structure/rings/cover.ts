import { bondCount, type Network } from '../network';

/**
 * A finite piece of the infinite network, closed upon itself so far away that no walk of the length
 * it is made for can tell: the box repeated `copies` times along each axis. Searches on it need no
 * images, and a ring that winds round the box is longer than they look.
 *
 * A site is an atom with bonds; node = image · sites + site, where image = (z · copies_y + y) ·
 * copies_x + x. The nodes of image 0 come first.
 */
export interface NetworkCover {
  /** Per site: the atom */
  readonly atoms: Uint32Array;
  /** Sites that are formers come first; this many */
  readonly formers: number;
  readonly copies: readonly [number, number, number];
  /** Row of node v: neighbours[offsets[v]] … neighbours[offsets[v + 1] − 1] */
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
}

/**
 * The cover that is exact for closed walks of up to `bonds` bonds. A walk of that many bonds gets no
 * further than that many times the longest of them, so a closed one cannot end in another copy of
 * its start if the copies' total length is greater than that.
 *
 * @param formers atom indices of the formers, ascending
 */
export function coverOf(network: Network, formers: Uint32Array, bonds: number): NetworkCover {
  const bonded = formers.filter((atom) => bondCount(network, atom) > 0);
  const isFormer = new Set(formers);
  const oxygens: number[] = [];
  for (let atom = 0; atom < network.elements.length; atom++) {
    if (bondCount(network, atom) > 0 && !isFormer.has(atom)) oxygens.push(atom);
  }
  const atoms = Uint32Array.from([...bonded, ...oxygens]);
  const reach = bonds * longestBond(network);
  const copies = [0, 1, 2].map((axis) => Math.floor(reach / network.box[axis]) + 1);
  const [nx, ny, nz] = copies;
  return { atoms, formers: bonded.length, copies: [nx, ny, nz], ...rows(network, atoms, copies) };
}

/** Å */
function longestBond({ vectors }: Network): number {
  let longest = 0;
  for (let k = 0; k < vectors.length; k += 3) {
    longest = Math.max(longest, Math.hypot(vectors[k], vectors[k + 1], vectors[k + 2]));
  }
  return longest;
}

function rows(
  network: Network,
  atoms: Uint32Array,
  [nx, ny, nz]: readonly number[],
): Pick<NetworkCover, 'offsets' | 'neighbours'> {
  const siteOf = new Uint32Array(network.elements.length);
  atoms.forEach((atom, site) => {
    siteOf[atom] = site;
  });
  const sites = atoms.length;
  const images = nx * ny * nz;
  const offsets = new Uint32Array(sites * images + 1);
  const neighbours = new Uint32Array(network.neighbours.length * images);
  let filled = 0;
  for (let node = 0; node < sites * images; node++) {
    const image = Math.floor(node / sites);
    const atom = atoms[node % sites];
    const x = image % nx;
    const y = Math.floor(image / nx) % ny;
    const z = Math.floor(image / (nx * ny));
    for (let entry = network.offsets[atom]; entry < network.offsets[atom + 1]; entry++) {
      const to =
        (modulo(z + network.images[3 * entry + 2], nz) * ny +
          modulo(y + network.images[3 * entry + 1], ny)) *
          nx +
        modulo(x + network.images[3 * entry], nx);
      neighbours[filled++] = to * sites + siteOf[network.neighbours[entry]];
    }
    offsets[node + 1] = filled;
  }
  return { offsets, neighbours };
}

/** The remainder in [0, n). */
function modulo(value: number, n: number): number {
  return ((value % n) + n) % n;
}
