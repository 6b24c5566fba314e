import { atomCount, type Configuration, wrap } from '../../src/core/configuration';
import { ELEMENTS, type Element } from '../../src/core/elements';
import type { Potential } from '../../src/core/potential';
import { counterRandom } from '../../src/core/random';

/** Charges ±1 on Na and O, and nothing else. */
export const IONS: Potential = {
  id: 'ions',
  name: 'Ions',
  citation: 'none',
  charges: { Na: 1, O: -1 },
  pairs: {},
};

/** Per kind of crystal: the sites of both ions in units of the cubic cell, and its Madelung constant. */
export const CRYSTALS = {
  /** rock salt */
  NaCl: {
    plus: [
      [0, 0, 0],
      [0, 0.5, 0.5],
      [0.5, 0, 0.5],
      [0.5, 0.5, 0],
    ],
    minus: [
      [0.5, 0, 0],
      [0, 0.5, 0],
      [0, 0, 0.5],
      [0.5, 0.5, 0.5],
    ],
    /** Distance of nearest neighbours, in cells */
    nearest: 0.5,
    madelung: 1.747564594633182,
  },
  CsCl: {
    plus: [[0, 0, 0]],
    minus: [[0.5, 0.5, 0.5]],
    nearest: Math.sqrt(3) / 2,
    madelung: 1.762674773070988,
  },
  'zinc blende': {
    plus: [
      [0, 0, 0],
      [0, 0.5, 0.5],
      [0.5, 0, 0.5],
      [0.5, 0.5, 0],
    ],
    minus: [
      [0.25, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.75, 0.25, 0.75],
      [0.75, 0.75, 0.25],
    ],
    nearest: Math.sqrt(3) / 4,
    madelung: 1.638055053388789,
  },
} as const;

export type CrystalName = keyof typeof CRYSTALS;

/**
 * A crystal of `IONS`, `cells` cubic cells an axis, at a place of no symmetry in the box.
 *
 * @param cell edge of the cubic cell, Å
 */
export function crystal(name: CrystalName, cells: number, cell: number): Configuration {
  const { plus, minus } = CRYSTALS[name];
  const atoms: (readonly [Element, number, number, number])[] = [];
  for (let x = 0; x < cells; x++) {
    for (let y = 0; y < cells; y++) {
      for (let z = 0; z < cells; z++) {
        const put = (element: Element, [a, b, c]: readonly number[]) =>
          atoms.push([element, (x + a) * cell + 0.3, (y + b) * cell + 0.7, (z + c) * cell + 1.1]);
        for (const site of plus) put('Na', site);
        for (const site of minus) put('O', site);
      }
    }
  }
  return ionsAt(atoms, cells * cell);
}

/** Ions by element and position (Å) in a cubic box. */
export function ionsAt(
  atoms: readonly (readonly [Element, number, number, number])[],
  edge: number,
): Configuration {
  const elements: readonly Element[] = ['O', 'Na'];
  return {
    species: elements.map((element) => ({ element, mass: ELEMENTS[element].mass })),
    types: Uint8Array.from(atoms, ([element]) => elements.indexOf(element)),
    positions: Float64Array.from(
      atoms.flatMap(([, x, y, z]) => [x, y, z]),
      (x) => wrap(x, edge),
    ),
    velocities: null,
    box: [edge, edge, edge],
    ids: null,
  };
}

/** Every coordinate moved by up to ± `most` Å. */
export function shaken(configuration: Configuration, most: number, seed: number): Configuration {
  const random = counterRandom(seed, 7);
  return moved(configuration, () => most * (2 * random.uniform() - 1));
}

/** Coordinates moved by `by(index)` Å, wrapped. */
export function moved(configuration: Configuration, by: (index: number) => number): Configuration {
  const { box } = configuration;
  const positions = configuration.positions.map((x, i) => wrap(x + by(i), box[i % 3]));
  return { ...configuration, positions };
}

/** `times`³ copies side by side; copy c of atom i is atom c·N + i. */
export function repeated(configuration: Configuration, times: number): Configuration {
  const { box, types, positions } = configuration;
  const copies: number[][] = [];
  for (let x = 0; x < times; x++) {
    for (let y = 0; y < times; y++) {
      for (let z = 0; z < times; z++) copies.push([x, y, z]);
    }
  }
  return {
    ...configuration,
    types: Uint8Array.from(copies.flatMap(() => [...types])),
    positions: Float64Array.from(
      copies.flatMap((copy) => Array.from(positions, (x, i) => x + copy[i % 3] * box[i % 3])),
    ),
    velocities: null,
    box: [times * box[0], times * box[1], times * box[2]],
    ids: null,
  };
}

/** Atom order[i] of the configuration as atom i. */
export function reordered(configuration: Configuration, order: readonly number[]): Configuration {
  const triples = (values: Float64Array) =>
    Float64Array.from(order.flatMap((atom) => [...values.subarray(3 * atom, 3 * atom + 3)]));
  return {
    ...configuration,
    types: Uint8Array.from(order, (atom) => configuration.types[atom]),
    positions: triples(configuration.positions),
    velocities: configuration.velocities && triples(configuration.velocities),
    ids: null,
  };
}

/** Σ m v, g/mol Å/fs. */
export function momentum(configuration: Configuration): number[] {
  const { types, species, velocities } = configuration;
  const sum = [0, 0, 0];
  for (let atom = 0; atom < atomCount(configuration); atom++) {
    for (let axis = 0; axis < 3; axis++) {
      sum[axis] += species[types[atom]].mass * (velocities?.[3 * atom + axis] ?? 0);
    }
  }
  return sum;
}
