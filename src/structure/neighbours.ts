import type { Box, Configuration } from '../core/configuration';
import type { PairName } from '../core/potential';
import { Problem } from '../core/problem';
import { elementsOfPair } from './pair-name';

/** Called once for each pair; the squared distance is in Å². */
export type PairVisitor = (i: number, j: number, squaredDistance: number) => void;

type Offset = readonly [number, number, number];

/**
 * The cells within `parts` of one, a side, that come after it: with the cell itself each pair is met
 * once.
 */
function halfStencil(parts: number): Offset[] {
  const offsets: Offset[] = [];
  for (let z = 0; z <= parts; z++) {
    for (let y = z > 0 ? -parts : 0; y <= parts; y++) {
      for (let x = z > 0 || y > 0 ? -parts : 1; x <= parts; x++) offsets.push([x, y, z]);
    }
  }
  return offsets;
}

/** Atoms that a cell has at least, where the reach is cut into several. */
const FEWEST_CELL_ATOMS = 8;

/** How a box is cut: cells a side, and how many of them the reach spans. */
interface Cells {
  readonly sides: readonly [number, number, number];
  readonly parts: number;
}

/** Small cells fit a sphere better, as long as they are not nearly empty; null where pairs must be tried one by one. */
function chooseCells(count: number, box: Box, reach: number): Cells | null {
  const most = Math.ceil(Math.cbrt(count)) + 1;
  for (const parts of [3, 2, 1]) {
    const [x, y, z] = box.map((length) => Math.min(most, Math.floor((parts * length) / reach)));
    const crowded = parts === 1 || count >= FEWEST_CELL_ATOMS * x * y * z;
    // A stencil would meet a neighbour twice where fewer cells go round the box.
    if (crowded && Math.min(x, y, z) > 2 * parts) return { sides: [x, y, z], parts };
  }
  return null;
}

/**
 * Visits every pair of atoms whose minimum-image distance is at most `reach`, each pair once, in an
 * order that depends on the configuration only.
 *
 * Cells of at least `reach`, or a half or a third of it, sorted by counting; every pair where the box
 * has too few of them a side.
 *
 * @param reach Å; throws a Problem when it exceeds half the shortest box edge
 */
export function forEachPair(
  configuration: Pick<Configuration, 'positions' | 'box'>,
  reach: number,
  visit: PairVisitor,
): void {
  const { positions, box } = configuration;
  const shortest = Math.min(...box);
  if (reach > shortest / 2) {
    throw new Problem(
      `A box of ${shortest.toFixed(2)} Å is too small to look for neighbours within ${reach.toFixed(2)} Å.`,
      `Use a configuration whose box is at least ${(2 * reach).toFixed(2)} Å a side.`,
    );
  }
  const cells = chooseCells(positions.length / 3, box, reach);
  if (cells === null) visitAll(positions, box, reach, visit);
  else visitCells(positions, box, cells, reach, visit);
}

function visitAll(positions: Float64Array, box: Box, reach: number, visit: PairVisitor): void {
  const [lx, ly, lz] = box;
  const limit = reach * reach;
  for (let i = 0; i < positions.length; i += 3) {
    const x = positions[i];
    const y = positions[i + 1];
    const z = positions[i + 2];
    for (let j = i + 3; j < positions.length; j += 3) {
      const dx = minimumImage(positions[j] - x, lx);
      const dy = minimumImage(positions[j + 1] - y, ly);
      const dz = minimumImage(positions[j + 2] - z, lz);
      const square = dx * dx + dy * dy + dz * dz;
      if (square <= limit) visit(i / 3, j / 3, square);
    }
  }
}

function visitCells(
  positions: Float64Array,
  box: Box,
  { sides, parts }: Cells,
  reach: number,
  visit: PairVisitor,
): void {
  const [lx, ly, lz] = box;
  const [nx, ny, nz] = sides;
  const limit = reach * reach;
  const { starts, atoms } = sortIntoCells(positions, box, sides);
  const sorted = new Float64Array(positions.length);
  atoms.forEach((atom, place) => {
    for (let k = 0; k < 3; k++) sorted[3 * place + k] = positions[3 * atom + k];
  });
  const gap = (cells: number, axis: number) =>
    (Math.max(0, Math.abs(cells) - 1) * box[axis]) / sides[axis];
  const stencil = halfStencil(parts).filter((offset) => Math.hypot(...offset.map(gap)) <= reach);
  for (let cz = 0; cz < nz; cz++) {
    for (let cy = 0; cy < ny; cy++) {
      for (let cx = 0; cx < nx; cx++) {
        const home = (cz * ny + cy) * nx + cx;
        for (let s = -1; s < stencil.length; s++) {
          const [ox, oy, oz] = s < 0 ? [0, 0, 0] : stencil[s];
          const other =
            (((cz + oz + nz) % nz) * ny + ((cy + oy + ny) % ny)) * nx + ((cx + ox + nx) % nx);
          for (let a = starts[home]; a < starts[home + 1]; a++) {
            const i = atoms[a];
            const x = sorted[3 * a];
            const y = sorted[3 * a + 1];
            const z = sorted[3 * a + 2];
            for (let b = s < 0 ? a + 1 : starts[other]; b < starts[other + 1]; b++) {
              const dx = minimumImage(sorted[3 * b] - x, lx);
              const dy = minimumImage(sorted[3 * b + 1] - y, ly);
              const dz = minimumImage(sorted[3 * b + 2] - z, lz);
              const square = dx * dx + dy * dy + dz * dz;
              if (square <= limit) visit(i, atoms[b], square);
            }
          }
        }
      }
    }
  }
}

/** Atoms of cell c: atoms[starts[c]] … atoms[starts[c + 1] − 1], by increasing index. */
function sortIntoCells(
  positions: Float64Array,
  box: Box,
  cells: readonly [number, number, number],
): { starts: Uint32Array; atoms: Uint32Array } {
  const count = positions.length / 3;
  const [nx, ny, nz] = cells;
  const cellOf = new Uint32Array(count);
  const starts = new Uint32Array(nx * ny * nz + 1);
  for (let i = 0; i < count; i++) {
    const cx = cellIndex(positions[3 * i], box[0], nx);
    const cy = cellIndex(positions[3 * i + 1], box[1], ny);
    const cz = cellIndex(positions[3 * i + 2], box[2], nz);
    const cell = (cz * ny + cy) * nx + cx;
    cellOf[i] = cell;
    starts[cell + 1]++;
  }
  for (let c = 1; c < starts.length; c++) starts[c] += starts[c - 1];
  const next = starts.slice();
  const atoms = new Uint32Array(count);
  for (let i = 0; i < count; i++) atoms[next[cellOf[i]]++] = i;
  return { starts, atoms };
}

function cellIndex(coordinate: number, length: number, cells: number): number {
  const fraction = coordinate / length;
  return Math.min(cells - 1, Math.floor((fraction - Math.floor(fraction)) * cells));
}

/** The difference of two wrapped coordinates, brought into [−L/2, L/2]; Å. */
export function minimumImage(difference: number, length: number): number {
  if (difference > 0.5 * length) return difference - length;
  if (difference < -0.5 * length) return difference + length;
  return difference;
}

export interface BondList {
  /** Two atoms a bond; the first is the first element of the pair's name. */
  readonly pairs: Uint32Array;
  /** One a bond, Å */
  readonly lengths: Float64Array;
}

/**
 * The bonds of a configuration: pairs of the named elements no further apart than their cutoff.
 *
 * @param cutoffs Å, by pair name, for example { 'Si-O': 2.0, 'B-O': 1.8 }
 */
export function bondList(
  configuration: Configuration,
  cutoffs: Readonly<Record<PairName, number>>,
): BondList {
  const { species, types } = configuration;
  const kinds = species.length;
  /** Squared cutoff of (first, second), 0 where there is no bond; both orders lead to one bond. */
  const limits = new Float64Array(kinds * kinds);
  for (const [name, cutoff] of Object.entries(cutoffs)) {
    const [first, second] = elementsOfPair(name);
    for (let a = 0; a < kinds; a++) {
      for (let b = 0; b < kinds; b++) {
        if (species[a].element === first && species[b].element === second) {
          limits[a * kinds + b] = cutoff * cutoff;
        }
      }
    }
  }
  const pairs: number[] = [];
  const lengths: number[] = [];
  forEachPair(configuration, Math.max(...Object.values(cutoffs)), (i, j, square) => {
    if (square <= limits[types[i] * kinds + types[j]]) {
      pairs.push(i, j);
    } else if (square <= limits[types[j] * kinds + types[i]]) {
      pairs.push(j, i);
    } else return;
    lengths.push(Math.sqrt(square));
  });
  return { pairs: Uint32Array.from(pairs), lengths: Float64Array.from(lengths) };
}
