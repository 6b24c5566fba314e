import { atomCount, type Configuration } from '../../src/core/configuration';

/** How often a box is repeated along each axis. */
export type Copies = readonly [number, number, number];

/** A box that lacks less than this share of the atoms that were asked for will do. */
const LACKING_ATOMS_SHARE = 0.01;

/**
 * The fewest copies of a box, as even along the axes as they can be, that hold so many atoms, or
 * hardly fewer.
 */
export function copiesFor(atoms: number, wanted: number): Copies {
  let copies: Copies = [1, 1, 1];
  while (atoms * copies[0] * copies[1] * copies[2] < (1 - LACKING_ATOMS_SHARE) * wanted) {
    const [x, y, z] = copies;
    if (z > y) copies = [x, z, z];
    else if (y > x) copies = [z, z, z];
    else copies = [x, y, z + 1];
  }
  return copies;
}

/** A configuration repeated along each axis; velocities and ids are left out. */
export function repeated(configuration: Configuration, [nx, ny, nz]: Copies): Configuration {
  const { species, types, positions, box } = configuration;
  const atoms = atomCount(configuration);
  const all = {
    types: new Uint8Array(atoms * nx * ny * nz),
    positions: new Float64Array(3 * atoms * nx * ny * nz),
  };
  let copy = 0;
  for (let x = 0; x < nx; x++) {
    for (let y = 0; y < ny; y++) {
      for (let z = 0; z < nz; z++) {
        const shift = [x * box[0], y * box[1], z * box[2]];
        all.types.set(types, copy * atoms);
        const moved = positions.map((coordinate, i) => coordinate + shift[i % 3]);
        all.positions.set(moved, 3 * copy * atoms);
        copy++;
      }
    }
  }
  return {
    species,
    ...all,
    velocities: null,
    box: [nx * box[0], ny * box[1], nz * box[2]],
    ids: null,
  };
}
