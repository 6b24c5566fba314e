import type { Box, Configuration, Species } from '../core/configuration';
import { ELEMENT_ORDER, ELEMENTS, type Element } from '../core/elements';
import { Problem } from '../core/problem';
import { counterRandom } from '../core/random';

/**
 * Random placement with minimum distances (random sequential addition).
 *
 * The distances keep every pair outside the inner maximum of its Buckingham + Coulomb energy (at most
 * 0.9 Å for this family of potentials), so that a relaxation cannot fall through it, and keep like
 * charges further apart than unlike ones, so that it has little to do. Where an atom finds no room,
 * all distances shrink together, but none below `FLOOR`.
 */

/** Å */
const CATION_CATION_ANGSTROM = 2.4;
/** Å */
const OXYGEN_OXYGEN_ANGSTROM = 1.9;
/** Å */
const CATION_OXYGEN_ANGSTROM = 1.6;
/** No two atoms are ever placed nearer than this, Å. */
export const NEAREST_PLACED_ANGSTROM = 1.5;

/** Random points tried for one atom before the distances shrink. */
const TRIES_PER_ATOM = 400;
const SHRINK_FACTOR = 0.97;
/** Separates the random numbers of the placement from those of the velocities. */
const PLACEMENT_STREAM = 1;

/**
 * Places atoms at random in a cubic periodic box.
 *
 * @param counts atoms of each element
 * @param edge box edge, Å
 * @param seed 32-bit unsigned; the same seed gives the same configuration everywhere
 * @returns the atoms ordered by element (`ELEMENT_ORDER`), without velocities or ids
 * @throws Problem when the atoms do not fit in the box
 */
export function placeAtoms(
  counts: Readonly<Partial<Record<Element, number>>>,
  edge: number,
  seed: number,
): Configuration {
  const elements = ELEMENT_ORDER.filter((element) => (counts[element] ?? 0) > 0);
  const total = elements.reduce((sum, element) => sum + (counts[element] ?? 0), 0);
  const species: Species[] = elements.map((element) => ({ element, mass: ELEMENTS[element].mass }));

  const types = new Uint8Array(total);
  let next = 0;
  for (const [index, element] of elements.entries()) {
    const count = counts[element] ?? 0;
    types.fill(index, next, next + count);
    next += count;
  }

  const oxygen = elements.indexOf('O');
  const positions = new Float64Array(3 * total);
  const random = counterRandom(seed, PLACEMENT_STREAM);
  const cells = new PlacementCells(edge, positions, (atom) => types[atom] === oxygen);
  let scale = 1;
  // Cations first: their distances are the longest, so they need the emptiest box.
  for (const atom of cationsFirst(types, oxygen)) {
    while (!cells.tryPlace(atom, scale, () => random.uniform())) {
      if (scale * CATION_CATION_ANGSTROM <= NEAREST_PLACED_ANGSTROM) {
        throw new Problem(
          `${total} atoms do not fit in a box of ${edge.toFixed(1)} Å at least ${NEAREST_PLACED_ANGSTROM} Å apart.`,
          'Choose a lower start density or check the composition.',
        );
      }
      scale *= SHRINK_FACTOR;
    }
  }

  const box: Box = [edge, edge, edge];
  return { species, types, positions, velocities: null, box, ids: null };
}

function cationsFirst(types: Uint8Array, oxygen: number): number[] {
  const order = Array.from(types, (_, atom) => atom);
  return [
    ...order.filter((atom) => types[atom] !== oxygen),
    ...order.filter((atom) => types[atom] === oxygen),
  ];
}

/** Linked cells over the atoms placed so far; the cells are at least as wide as the longest distance. */
class PlacementCells {
  private readonly perSide: number;
  private readonly heads: Int32Array;
  private readonly links: Int32Array;

  constructor(
    private readonly edge: number,
    private readonly positions: Float64Array,
    private readonly isOxygen: (atom: number) => boolean,
  ) {
    const fitting = Math.floor(edge / CATION_CATION_ANGSTROM);
    // With fewer than three cells a side the 27 neighbours of a cell would not be distinct.
    this.perSide = fitting >= 3 ? Math.min(fitting, 128) : 1;
    this.heads = new Int32Array(this.perSide * this.perSide * this.perSide).fill(-1);
    this.links = new Int32Array(positions.length / 3).fill(-1);
  }

  /** Tries `TRIES` random points; on success stores the position and enters the atom. */
  tryPlace(atom: number, scale: number, uniform: () => number): boolean {
    for (let attempt = 0; attempt < TRIES_PER_ATOM; attempt++) {
      const x = this.edge * uniform();
      const y = this.edge * uniform();
      const z = this.edge * uniform();
      if (!this.free(atom, x, y, z, scale)) continue;
      this.positions.set([x, y, z], 3 * atom);
      const cell = this.cell(this.index(x), this.index(y), this.index(z));
      this.links[atom] = this.heads[cell];
      this.heads[cell] = atom;
      return true;
    }
    return false;
  }

  private free(atom: number, x: number, y: number, z: number, scale: number): boolean {
    const reach = this.perSide === 1 ? 0 : 1;
    const [cx, cy, cz] = [this.index(x), this.index(y), this.index(z)];
    for (let dx = -reach; dx <= reach; dx++) {
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dz = -reach; dz <= reach; dz++) {
          let other = this.heads[this.cell(cx + dx, cy + dy, cz + dz)];
          for (; other >= 0; other = this.links[other]) {
            const least = Math.max(NEAREST_PLACED_ANGSTROM, scale * this.distance(atom, other));
            if (this.squaredDistance(other, x, y, z) < least * least) return false;
          }
        }
      }
    }
    return true;
  }

  private distance(a: number, b: number): number {
    if (this.isOxygen(a) !== this.isOxygen(b)) return CATION_OXYGEN_ANGSTROM;
    return this.isOxygen(a) ? OXYGEN_OXYGEN_ANGSTROM : CATION_CATION_ANGSTROM;
  }

  private squaredDistance(other: number, x: number, y: number, z: number): number {
    const dx = this.nearest(this.positions[3 * other] - x);
    const dy = this.nearest(this.positions[3 * other + 1] - y);
    const dz = this.nearest(this.positions[3 * other + 2] - z);
    return dx * dx + dy * dy + dz * dz;
  }

  private nearest(difference: number): number {
    return difference - this.edge * Math.round(difference / this.edge);
  }

  private index(coordinate: number): number {
    return Math.min(Math.floor((coordinate / this.edge) * this.perSide), this.perSide - 1);
  }

  private cell(ix: number, iy: number, iz: number): number {
    const n = this.perSide;
    return (((ix + n) % n) * n + ((iy + n) % n)) * n + ((iz + n) % n);
  }
}
