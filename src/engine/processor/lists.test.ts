import { expect, it } from 'vitest';
import { counterRandom } from '../../core/random';
import { COULOMB } from '../../core/units';
import { instantiateKernels } from './kernels';
import { STATE_BYTES } from './snapshot';

const CUTOFF = 5;
const SKIN = 1;

/** Pairs within a distance by looking at each. @param places box fractions × 2³² */
function pairsWithin(places: Int32Array, box: readonly number[], reach: number): number {
  let pairs = 0;
  for (let i = 0; i < places.length; i += 4) {
    for (let j = i + 4; j < places.length; j += 4) {
      const square = [0, 1, 2].reduce((sum, k) => {
        const apart = (((places[i + k] - places[j + k]) | 0) / 0x100000000) * box[k];
        return sum + apart * apart;
      }, 0);
      if (square < reach * reach) pairs++;
    }
  }
  return pairs;
}

it.each<[string, number, readonly [number, number, number]]>([
  ['all pairs', 600, [18, 20, 23]],
  ['cells', 4200, [40, 38, 42]],
  ['cells of a long box', 4200, [90, 30, 24]],
  ['cells of a flat box, fewer than five an axis', 4200, [13, 70, 66]],
])('lists from %s have every pair once', async (_how, atoms, box) => {
  const kernels = await instantiateKernels();
  kernels.createReplica(atoms, 2, 1, COULOMB);
  kernels.setReach(CUTOFF, SKIN);
  const first = Math.round(atoms / 3);
  kernels.setSpecies(0, 0, first, 1, 1);
  kernels.setSpecies(1, first, atoms, -1, 1);
  kernels.setBox(...box);
  const random = counterRandom(1, 1);
  const places = Int32Array.from({ length: 4 * atoms }, (_, k) =>
    k % 4 === 3 ? Number(k >= 4 * first) : Math.floor(random.uniform() * 0x100000000) | 0,
  );
  // Lists are built from the last rows of the block, and from the box beside them.
  const { buffer } = kernels.memory;
  const built = kernels.forcesAt() + 16 * (atoms + 1);
  new Int32Array(buffer, built, 4 * atoms).set(places);
  new Float64Array(buffer, kernels.positionsAt() - STATE_BYTES + 8 * 31, 3).set(box);
  kernels.rebuildLists();
  // Single precision may hold a pair at the very edge to lie on its other side.
  const rounding = 1e-5;
  const reach = CUTOFF + SKIN;
  const listed = kernels.listedPairs();
  expect(listed).toBeGreaterThanOrEqual(pairsWithin(places, box, reach - rounding));
  expect(listed).toBeLessThanOrEqual(pairsWithin(places, box, reach + rounding));
});
