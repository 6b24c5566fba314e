import { atomRows, bufferBytes, largestBinding, type Sizes } from './sizes';
import { BUFFER_USAGE } from './usage';

/** Neighbour lists of some atoms, in a buffer that an adapter binds. */
export interface ListPart {
  readonly neighbours: GPUBuffer;
  /** Uniform: the first atom that has its list here, of all replicas, and how many have */
  readonly listPart: GPUBuffer;
}

/** Cuts the lists of all atoms into as few buffers as the device binds. */
export function createListParts(device: GPUDevice, sizes: Sizes): ListPart[] {
  const atoms = atomRows(sizes);
  const row = bufferBytes(sizes).neighbours / atoms;
  const rows = Math.min(atoms, Math.floor(largestBinding(device.limits) / row));
  const parts: ListPart[] = [];
  for (let first = 0; first < atoms; first += rows) {
    const count = Math.min(rows, atoms - first);
    const neighbours = device.createBuffer({
      label: `neighbours of ${count} atoms from ${first}`,
      size: count * row,
      usage: BUFFER_USAGE.STORAGE,
    });
    const listPart = device.createBuffer({
      label: 'part of the lists',
      size: 16,
      usage: BUFFER_USAGE.UNIFORM | BUFFER_USAGE.COPY_DST,
    });
    device.queue.writeBuffer(listPart, 0, new Uint32Array([first, count]));
    parts.push({ neighbours, listPart });
  }
  return parts;
}
