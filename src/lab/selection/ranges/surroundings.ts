import { networkOf } from '../../../structure/network';
import { ascending, type RangeKind, wholeNumbers } from '../range-kind';

/**
 * The atoms that are so many bonds of the network away from one atom; 0 is the atom itself.
 *
 * @param series index of the atom: '17'
 */
export function surroundingsOf(series: string): RangeKind | null {
  const atom = Number(series);
  if (series.trim() === '' || !Number.isInteger(atom) || atom < 0) return null;
  return {
    slow: false,
    atoms: (configuration, from, to) => {
      if (atom >= configuration.types.length) return new Uint32Array();
      const { offsets, neighbours } = networkOf(configuration);
      const [nearest, farthest] = wholeNumbers(from, to);
      const bondsAway = new Map([[atom, 0]]);
      // A map is walked in the order of its entries, those that are added on the way too.
      for (const [reached, bonds] of bondsAway) {
        if (bonds >= farthest) continue;
        for (const next of neighbours.subarray(offsets[reached], offsets[reached + 1])) {
          if (!bondsAway.has(next)) bondsAway.set(next, bonds + 1);
        }
      }
      return ascending([...bondsAway].filter(([, b]) => b >= nearest).map(([reached]) => reached));
    },
    say: (_, to) => {
      const [bonds] = wholeNumbers(to, to);
      return `the picked atom and what is within ${bonds === 1 ? 'one bond' : `${bonds} bonds`} of it`;
    },
  };
}
