import { atomCount, type Box, type Configuration } from '../core/configuration';
import { fromFraction, toFraction } from './fixed-point';

/** Positions as the device keeps them: x, y, z box fractions × 2³², species; four u32 an atom. */
export function packPositions(configuration: Configuration): Uint32Array<ArrayBuffer> {
  const atoms = atomCount(configuration);
  const packed = new Uint32Array(4 * atoms);
  for (let i = 0; i < atoms; i++) {
    for (let axis = 0; axis < 3; axis++) {
      packed[4 * i + axis] = toFraction(
        configuration.positions[3 * i + axis],
        configuration.box[axis],
      );
    }
    packed[4 * i + 3] = configuration.types[i];
  }
  return packed;
}

/** Å, in [0, L). */
export function unpackPositions(packed: Uint32Array, atoms: number, box: Box): Float64Array {
  const positions = new Float64Array(3 * atoms);
  for (let i = 0; i < atoms; i++) {
    for (let axis = 0; axis < 3; axis++) {
      positions[3 * i + axis] = fromFraction(packed[4 * i + axis], box[axis]);
    }
  }
  return positions;
}

/** Four f32 an atom from xyz triples. */
export function packVectors(vectors: Float64Array): Float32Array<ArrayBuffer> {
  const packed = new Float32Array((4 * vectors.length) / 3);
  for (let i = 0; 3 * i < vectors.length; i++) {
    packed.set(vectors.subarray(3 * i, 3 * i + 3), 4 * i);
  }
  return packed;
}

/** xyz triples from four f32 an atom, times a factor. */
export function unpackVectors(packed: Float32Array, atoms: number, factor = 1): Float64Array {
  const vectors = new Float64Array(3 * atoms);
  for (let i = 0; i < atoms; i++) {
    for (let axis = 0; axis < 3; axis++) {
      vectors[3 * i + axis] = packed[4 * i + axis] * factor;
    }
  }
  return vectors;
}
