import { expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
import { counterRandom } from '../core/random';
import { deviceOrder, packPositions, packVectors, unpackPositions, unpackVectors } from './atoms';

const types = Uint8Array.from([1, 0, 2, 0, 1]);
const positions = Float64Array.from({ length: 15 }, (_unused, i) => 0.5 + i / 3);
const configuration: Configuration = {
  species: [
    { element: 'O', mass: 16 },
    { element: 'Si', mass: 28 },
    { element: 'B', mass: 11 },
  ],
  types,
  positions,
  velocities: null,
  box: [10, 11, 12],
  ids: null,
};

const order = deviceOrder(configuration);

it('atoms are kept species by species', () => {
  const packed = packPositions(configuration, order);
  expect([0, 1, 2, 3, 4].map((i) => packed[4 * i + 3])).toEqual([0, 0, 1, 1, 2]);
  order.forEach((atom, i) => {
    expect(packed[4 * i]).toBe(Math.round((positions[3 * atom] / 10) * 2 ** 32));
  });
});

it('those of a species follow a curve that fills the box, whatever order they come in', () => {
  // One atom at each corner of a cube's eight parts, shuffled.
  const corner = [5, 0, 7, 2, 4, 1, 6, 3];
  const cube: Configuration = {
    ...configuration,
    types: new Uint8Array(8),
    positions: Float64Array.from(
      corner.flatMap((c) => [c & 1, (c >> 1) & 1, c >> 2]),
      (x) => 5 * x + 1,
    ),
    box: [10, 10, 10],
  };
  expect([...deviceOrder(cube)].map((atom) => corner[atom])).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  // Atoms at one place stay as they come.
  const heap = { ...cube, positions: new Float64Array(24) };
  expect([...deviceOrder(heap)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it('neighbours in memory are neighbours in the box', () => {
  const atoms = 4096;
  const random = counterRandom(1, 0);
  const scattered: Configuration = {
    ...configuration,
    types: new Uint8Array(atoms),
    positions: Float64Array.from({ length: 3 * atoms }, () => 16 * random.uniform()),
    box: [16, 16, 16],
  };
  const sorted = deviceOrder(scattered);
  const apart = (a: number, b: number) => {
    const along = [0, 1, 2].map((axis) => {
      const d = Math.abs(scattered.positions[3 * a + axis] - scattered.positions[3 * b + axis]);
      return Math.min(d, 16 - d);
    });
    return Math.hypot(...along);
  };
  const steps = Array.from({ length: atoms - 1 }, (_unused, i) => apart(sorted[i], sorted[i + 1]));
  const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length;
  // Random neighbours are half a box apart on average; one atom has a cubic unit to itself.
  expect(mean).toBeLessThan(2);
});

it('what is packed comes back in the order of the configuration', () => {
  const found = unpackPositions(packPositions(configuration, order), order, configuration.box);
  found.forEach((x, i) => {
    expect(x).toBeCloseTo(positions[i], 8);
  });
  const vectors = unpackVectors(packVectors(positions, order), order, 2);
  vectors.forEach((x, i) => {
    expect(x).toBeCloseTo(2 * positions[i], 5);
  });
});
