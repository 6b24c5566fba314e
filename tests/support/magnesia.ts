import type { Configuration } from '../../src/core/configuration';
import { ELEMENTS } from '../../src/core/elements';

/** Å, of a cell */
const EDGE = 4.2;
const CELLS = 2;

/** MgO, rock salt, 2 × 2 × 2 cells: 64 atoms. */
export function magnesia(): Configuration {
  const positions: number[] = [];
  const types: number[] = [];
  for (let x = 0; x < 2 * CELLS; x++) {
    for (let y = 0; y < 2 * CELLS; y++) {
      for (let z = 0; z < 2 * CELLS; z++) {
        positions.push((x * EDGE) / 2, (y * EDGE) / 2, (z * EDGE) / 2);
        types.push((x + y + z) % 2);
      }
    }
  }
  const edge = CELLS * EDGE;
  return {
    species: (['O', 'Mg'] as const).map((element) => ({ element, mass: ELEMENTS[element].mass })),
    types: Uint8Array.from(types),
    positions: Float64Array.from(positions),
    velocities: null,
    box: [edge, edge, edge],
    ids: null,
  };
}
