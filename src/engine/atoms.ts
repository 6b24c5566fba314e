import type { Box, Configuration } from '../core/configuration';
import { fromFraction, toFraction } from './fixed-point';
import { MAX_SPECIES } from './layout';

/**
 * The atoms in the order that the device keeps them: species by species, so that those of a neighbour
 * list are too, each species as the configuration has it.
 *
 * @param types species of every atom
 * @returns index into the configuration of every atom on the device
 */
export function deviceOrder(types: Uint8Array): Uint32Array {
  const order = new Uint32Array(types.length);
  let place = 0;
  for (let species = 0; species < MAX_SPECIES; species++) {
    types.forEach((type, atom) => {
      if (type === species) order[place++] = atom;
    });
  }
  return order;
}

/** Positions as the device keeps them: x, y, z box fractions × 2³², species; four u32 an atom. */
export function packPositions({ types, positions, box }: Configuration): Uint32Array<ArrayBuffer> {
  const packed = new Uint32Array(4 * types.length);
  deviceOrder(types).forEach((atom, i) => {
    for (let axis = 0; axis < 3; axis++) {
      packed[4 * i + axis] = toFraction(positions[3 * atom + axis], box[axis]);
    }
    packed[4 * i + 3] = types[atom];
  });
  return packed;
}

/** Å, in [0, L), in the order of the configuration. */
export function unpackPositions(packed: Uint32Array, types: Uint8Array, box: Box): Float64Array {
  const positions = new Float64Array(3 * types.length);
  deviceOrder(types).forEach((atom, i) => {
    for (let axis = 0; axis < 3; axis++) {
      positions[3 * atom + axis] = fromFraction(packed[4 * i + axis], box[axis]);
    }
  });
  return positions;
}

/** Four f32 an atom, in the order of the device, from xyz triples in that of the configuration. */
export function packVectors(vectors: Float64Array, types: Uint8Array): Float32Array<ArrayBuffer> {
  const packed = new Float32Array(4 * types.length);
  deviceOrder(types).forEach((atom, i) => {
    packed.set(vectors.subarray(3 * atom, 3 * atom + 3), 4 * i);
  });
  return packed;
}

/** xyz triples in the order of the configuration from four f32 an atom, times a factor. */
export function unpackVectors(packed: Float32Array, types: Uint8Array, factor = 1): Float64Array {
  const vectors = new Float64Array(3 * types.length);
  deviceOrder(types).forEach((atom, i) => {
    for (let axis = 0; axis < 3; axis++) {
      vectors[3 * atom + axis] = packed[4 * i + axis] * factor;
    }
  });
  return vectors;
}
