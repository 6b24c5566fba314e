import { expect, it } from 'vitest';
import { COULOMB } from '../../core/units';
import { instantiateKernels } from './kernels';
import { motionBuilds, motionBytes, STATE_BYTES } from './snapshot';

it.each([2, 3, 150, 4001])('the block of %i atoms lies as the module lays it', async (atoms) => {
  const kernels = await instantiateKernels();
  kernels.createReplica(atoms, 2, 1, COULOMB);
  const at = kernels.motionAt();
  expect(kernels.motionSize()).toBe(motionBytes(atoms));
  expect(kernels.positionsAt() - at).toBe(STATE_BYTES);
  expect(kernels.velocitiesAt() - at).toBe(STATE_BYTES + 16 * (atoms + 1));
  expect(kernels.forcesAt() % 16).toBe(0);
  expect(kernels.forcesAt()).toBeGreaterThanOrEqual(kernels.velocitiesAt() + 24 * atoms);
  expect(kernels.forcesAt() + 2 * 16 * (atoms + 1)).toBeLessThanOrEqual(at + motionBytes(atoms));
});

it('the block begins with the box and the step, and says how often lists were built', async () => {
  const kernels = await instantiateKernels();
  kernels.createReplica(2, 1, 1, COULOMB);
  kernels.setReach(5, 1);
  kernels.setSpecies(0, 0, 2, 0, 1);
  kernels.setBox(20, 21, 22);
  const block = () => {
    const at = kernels.motionAt();
    return kernels.memory.buffer.slice(at, at + kernels.motionSize()) as ArrayBuffer;
  };
  expect([...new Float64Array(block(), 0, 4)]).toEqual([20, 21, 22, 0]);
  expect(motionBuilds(block())).toBe(0);
  for (const times of [1, 2]) {
    // Lists are built from a box, which the first time is not there yet.
    new Float64Array(kernels.memory.buffer, kernels.motionAt() + 8 * 31, 3).set([20, 21, 22]);
    kernels.rebuildLists();
    expect(kernels.builds()).toBe(times);
    expect(motionBuilds(block())).toBe(times);
  }
});
