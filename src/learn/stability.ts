import { type SearchBounds, toUnit } from './bounds';
import type { ParameterSet } from './parameters';
import { squaredDistance } from './space-filling';
import type { Trial } from './trial';

/** How far a trial speaks for its neighbours, in widths of the bounds. */
const NEIGHBOUR_REACH = 0.25;

/** What speaks for stability where there are no trials at all. */
const PRIOR_STABILITY = 0.1;

/** Matérn 5/2 of a squared distance. */
function kernel(squared: number): number {
  const r = Math.sqrt(5 * squared) / NEIGHBOUR_REACH;
  return (1 + r + (r * r) / 3) * Math.exp(-r);
}

/**
 * The risk, 0 to 1, that molecular dynamics with a parameter set cannot finish: the share of unstable
 * trials among its neighbours, near ones counting more (Nadaraya–Watson with a Matérn 5/2 kernel).
 * 0 everywhere while no trial was unstable.
 */
export function riskOfInstability(
  trials: readonly Trial[],
  bounds: SearchBounds,
): (parameters: ParameterSet) => number {
  const known = trials.map(({ parameters, unstable }) => ({
    point: toUnit(parameters, bounds),
    unstable,
  }));
  if (!known.some(({ unstable }) => unstable)) return () => 0;
  return (parameters) => {
    const place = toUnit(parameters, bounds);
    let all = PRIOR_STABILITY;
    let bad = 0;
    for (const { point, unstable } of known) {
      const near = kernel(squaredDistance(place, point));
      all += near;
      if (unstable) bad += near;
    }
    return bad / all;
  };
}
