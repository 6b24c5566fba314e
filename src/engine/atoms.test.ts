import { expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
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

it('atoms are kept species by species, each as the configuration has it', () => {
  expect([...deviceOrder(types)]).toEqual([1, 3, 0, 4, 2]);
  const packed = packPositions(configuration);
  expect([0, 1, 2, 3, 4].map((i) => packed[4 * i + 3])).toEqual([0, 0, 1, 1, 2]);
  expect(packed[0]).toBe(Math.round((positions[3] / 10) * 2 ** 32));
});

it('what is packed comes back in the order of the configuration', () => {
  const found = unpackPositions(packPositions(configuration), types, configuration.box);
  found.forEach((x, i) => {
    expect(x).toBeCloseTo(positions[i], 8);
  });
  const vectors = unpackVectors(packVectors(positions, types), types, 2);
  vectors.forEach((x, i) => {
    expect(x).toBeCloseTo(2 * positions[i], 5);
  });
});
