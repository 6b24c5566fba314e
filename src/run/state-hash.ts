import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { atomCount, type Configuration } from '../core/configuration';

/**
 * SHA-256, in hexadecimal, of where the atoms of a run are: of each replica the box (Å), then every
 * position (Å) and velocity (Å/fs) in the order of the ids, as 64-bit little-endian numbers. On the
 * processor the same experiment gives the same hash on every computer; on a GPU, on the same adapter.
 */
export function stateHash(configurations: readonly Configuration[]): string {
  const hash = sha256.create();
  for (const configuration of configurations) {
    const { box, positions, velocities } = configuration;
    hash.update(littleEndian(Float64Array.from(box)));
    const order = orderOfIds(configuration);
    hash.update(littleEndian(inOrder(positions, order)));
    if (velocities) hash.update(littleEndian(inOrder(velocities, order)));
  }
  return bytesToHex(hash.digest());
}

function orderOfIds(configuration: Configuration): readonly number[] {
  const { ids } = configuration;
  const order = Array.from({ length: atomCount(configuration) }, (_, atom) => atom);
  return ids ? order.sort((a, b) => ids[a] - ids[b]) : order;
}

function inOrder(vectors: Float64Array, order: readonly number[]): Float64Array {
  const sorted = new Float64Array(vectors.length);
  order.forEach((atom, i) => {
    sorted.set(vectors.subarray(3 * atom, 3 * atom + 3), 3 * i);
  });
  return sorted;
}

function littleEndian(numbers: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * numbers.length);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, i) => {
    view.setFloat64(8 * i, number, true);
  });
  return bytes;
}
