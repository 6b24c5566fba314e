import type { Box, Configuration } from '../core/configuration';
import { fromFraction, toFraction } from './fixed-point';

/** Bits an axis that places are told apart by along the curve: 1024 places an edge. */
const CURVE_BITS = 10;
const CURVE_PLACES = 1 << (3 * CURVE_BITS);

/**
 * The atoms in the order that the device keeps them: species by species, so that those of a neighbour
 * list are too; each species along a curve that fills the box (Morton's), so that neighbours lie near
 * each other in memory. Atoms keep their places when they move.
 *
 * @returns index into the configuration of every atom on the device
 */
export function deviceOrder({ types, positions, box }: Configuration): Uint32Array {
  const places = Float64Array.from(types, (type, atom) => {
    const place = box.reduce((sum, edge, axis) => {
      const cell = toFraction(positions[3 * atom + axis], edge) >>> (32 - CURVE_BITS);
      return sum + spreadBits(cell) * (1 << axis);
    }, 0);
    return type * CURVE_PLACES + place;
  });
  return Uint32Array.from(types.keys()).sort((a, b) => places[a] - places[b] || a - b);
}

/** The bits of a number, two zeros after each. */
function spreadBits(n: number): number {
  let spread = 0;
  for (let bit = 0; bit < CURVE_BITS; bit++) {
    spread |= ((n >> bit) & 1) << (3 * bit);
  }
  return spread;
}

/**
 * Positions as the device keeps them: x, y, z box fractions × 2³², species; four u32 an atom.
 *
 * @param order `deviceOrder` of the atoms
 */
export function packPositions(
  { types, positions, box }: Configuration,
  order: Uint32Array,
): Uint32Array<ArrayBuffer> {
  const packed = new Uint32Array(4 * types.length);
  order.forEach((atom, i) => {
    for (let axis = 0; axis < 3; axis++) {
      packed[4 * i + axis] = toFraction(positions[3 * atom + axis], box[axis]);
    }
    packed[4 * i + 3] = types[atom];
  });
  return packed;
}

/** Å, in [0, L), in the order of the configuration. */
export function unpackPositions(packed: Uint32Array, order: Uint32Array, box: Box): Float64Array {
  const positions = new Float64Array(3 * order.length);
  order.forEach((atom, i) => {
    for (let axis = 0; axis < 3; axis++) {
      positions[3 * atom + axis] = fromFraction(packed[4 * i + axis], box[axis]);
    }
  });
  return positions;
}

/** Four f32 an atom, in the order of the device, from xyz triples in that of the configuration. */
export function packVectors(vectors: Float64Array, order: Uint32Array): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(4 * order.length);
  order.forEach((atom, i) => {
    packed.set(vectors.subarray(3 * atom, 3 * atom + 3), 4 * i);
  });
  return packed;
}

/** Unpacks four f32 an atom into xyz triples in the order of the configuration, times a factor. */
export function unpackVectors(packed: Float32Array, order: Uint32Array, factor = 1): Float64Array {
  const vectors = new Float64Array(3 * order.length);
  order.forEach((atom, i) => {
    for (let axis = 0; axis < 3; axis++) {
      vectors[3 * atom + axis] = packed[4 * i + axis] * factor;
    }
  });
  return vectors;
}
