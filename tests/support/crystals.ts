import { type Configuration, wrap } from '../../src/core/configuration';
import { ELEMENT_ORDER, ELEMENTS, type Element } from '../../src/core/elements';

type Vector = readonly [number, number, number];

/** A symmetry operation on fractional coordinates. */
type Operation = (x: number, y: number, z: number) => Vector;

/** A crystal as papers publish it. */
interface PublishedCrystal {
  /** Edges of the cell, Å; a hexagonal cell has a = b and 120° between them */
  readonly cell: Vector;
  readonly hexagonal: boolean;
  readonly operations: readonly Operation[];
  /** Elements and fractional coordinates of the asymmetric unit */
  readonly sites: readonly (readonly [Element, Vector])[];
}

const THIRD = 1 / 3;

/** Face centring of a cubic cell. */
const FACES: readonly Vector[] = [
  [0, 0, 0],
  [0, 0.5, 0.5],
  [0.5, 0, 0.5],
  [0.5, 0.5, 0],
];

const CRYSTALS = {
  /** P3₂21. L. Levien, C. T. Prewitt, D. J. Weidner, Am. Mineral. 65, 920 (1980), at 1 atm. */
  'α-quartz': {
    cell: [4.916, 4.916, 5.4054],
    hexagonal: true,
    operations: [
      (x, y, z) => [x, y, z],
      (x, y, z) => [-y, x - y, z + 2 * THIRD],
      (x, y, z) => [y - x, -x, z + THIRD],
      (x, y, z) => [x - y, -y, -z],
      (x, y, z) => [y, x, 2 * THIRD - z],
      (x, y, z) => [-x, y - x, THIRD - z],
    ],
    sites: [
      ['Si', [0.4697, 0, 0]],
      ['O', [0.4135, 0.2669, 0.1191]],
    ],
  },
  /** Ideal, Fd3̄m: silicon on a diamond lattice, oxygen half-way. R. W. G. Wyckoff, Am. J. Sci. 9, 448 (1925). */
  'β-cristobalite': {
    cell: [7.16, 7.16, 7.16],
    hexagonal: false,
    operations: FACES.flatMap(([a, b, c]): Operation[] => [(x, y, z) => [x + a, y + b, z + c]]),
    sites: [
      ['Si', [0, 0, 0]],
      ['Si', [0.25, 0.25, 0.25]],
      ['O', [0.125, 0.125, 0.125]],
      ['O', [0.125, 0.375, 0.375]],
      ['O', [0.375, 0.125, 0.375]],
      ['O', [0.375, 0.375, 0.125]],
    ],
  },
  /** P3₁, all boron in BO3. G. E. Gurr et al., Acta Cryst. B26, 906 (1970). */
  'B2O3-I': {
    cell: [4.336, 4.336, 8.34],
    hexagonal: true,
    operations: [
      (x, y, z) => [x, y, z],
      (x, y, z) => [-y, x - y, z + THIRD],
      (x, y, z) => [y - x, -x, z + 2 * THIRD],
    ],
    sites: [
      ['B', [0.2229, 0.3926, -0.0198]],
      ['B', [0.8284, 0.6031, 0.0904]],
      ['O', [0.5468, 0.3972, 0]],
      ['O', [0.1485, 0.6004, 0.0777]],
      ['O', [0.0045, 0.1608, -0.1291]],
    ],
  },
  /**
   * CaB2Si2O8, Pnam, all boron in BO4. M. W. Phillips, G. V. Gibbs, P. H. Ribbe, Am. Mineral. 59,
   * 79 (1974).
   */
  danburite: {
    cell: [8.038, 8.752, 7.73],
    hexagonal: false,
    operations: [
      (x, y, z) => [x, y, z],
      (x, y, z) => [-x, -y, z + 0.5],
      (x, y, z) => [0.5 - x, y + 0.5, z + 0.5],
      (x, y, z) => [x + 0.5, 0.5 - y, z],
      (x, y, z) => [-x, -y, -z],
      (x, y, z) => [x, y, 0.5 - z],
      (x, y, z) => [x + 0.5, 0.5 - y, 0.5 - z],
      (x, y, z) => [0.5 - x, y + 0.5, -z],
    ],
    sites: [
      ['Ca', [0.3854, 0.0765, 0.25]],
      ['B', [0.259, 0.4192, 0.4201]],
      ['Si', [0.0533, 0.1924, -0.0558]],
      ['O', [0.193, 0.068, -0.003]],
      ['O', [0.1261, 0.365, -0.0434]],
      ['O', [0.3998, 0.3136, 0.078]],
      ['O', [0.5136, 0.6636, 0.25]],
      ['O', [0.1838, 0.428, 0.25]],
    ],
  },
} satisfies Readonly<Record<string, PublishedCrystal>>;

export type PublishedCrystalName = keyof typeof CRYSTALS;

/**
 * A crystal in an orthorhombic box, at a place of no symmetry in it. A hexagonal cell becomes the
 * rectangular one of twice its volume, a × √3 a × c.
 *
 * @param times how many cells (rectangular ones, if hexagonal) along each edge
 */
export function publishedCrystal(name: PublishedCrystalName, times: Vector): Configuration {
  const { cell, hexagonal, operations, sites }: PublishedCrystal = CRYSTALS[name];
  const [a, b, c] = cell;
  const edges: Vector = [a, hexagonal ? Math.sqrt(3) * b : b, c];
  const box: Vector = [edges[0] * times[0], edges[1] * times[1], edges[2] * times[2]];
  const atoms: [Element, Vector][] = [];
  for (const [element, site] of sites) {
    for (const [x, y, z] of orbit(site, operations)) {
      for (const shift of hexagonal ? [0, 1] : [0]) {
        // b lies at 120° from a: half a cell back and √3/2 up.
        const place: Vector = hexagonal
          ? [x - (y + shift) / 2, (y + shift) / 2, z]
          : [x, y + shift, z];
        atoms.push([element, [place[0] * edges[0], place[1] * edges[1], place[2] * edges[2]]]);
      }
    }
  }
  const origin = [0.3, 0.7, 1.1];
  const copies = atoms.flatMap(([element, [x, y, z]]) =>
    grid(times).map(([i, j, k]): [Element, Vector] => [
      element,
      [x + i * edges[0], y + j * edges[1], z + k * edges[2]],
    ]),
  );
  return {
    species: ELEMENT_ORDER.map((element) => ({ element, mass: ELEMENTS[element].mass })),
    types: Uint8Array.from(copies, ([element]) => ELEMENT_ORDER.indexOf(element)),
    positions: Float64Array.from(copies.flatMap(([, p]) => [...p]).entries(), ([i, x]) =>
      wrap(x + origin[i % 3], box[i % 3]),
    ),
    velocities: null,
    box,
    ids: null,
  };
}

/** Where symmetry puts a site within one cell; each place once. */
function orbit([x, y, z]: Vector, operations: readonly Operation[]): Vector[] {
  const places: Vector[] = [];
  for (const operation of operations) {
    const [u, v, w] = operation(x, y, z);
    const place: Vector = [wrap(u, 1), wrap(v, 1), wrap(w, 1)];
    const known = places.some((other) =>
      other.every((value, k) => Math.abs(value - place[k] - Math.round(value - place[k])) < 1e-6),
    );
    if (!known) places.push(place);
  }
  return places;
}

function grid([nx, ny, nz]: Vector): Vector[] {
  const cells: Vector[] = [];
  for (let i = 0; i < nx; i++) {
    for (let j = 0; j < ny; j++) for (let k = 0; k < nz; k++) cells.push([i, j, k]);
  }
  return cells;
}
