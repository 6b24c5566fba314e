import { Problem } from '../core/problem';
import { checkCutoff } from './replica';
import type { DecodedSample } from './sample';
import type { ReplicaSetup } from './types';

/**
 * K; nothing that is still a melt gets here. One atom that is not finite shows as more in up to 15,000
 * atoms; in larger systems it shows when it has spread, a few steps later.
 */
const HOTTEST = 1e5;

/** The first sample that no run should have: not finite, or a box below twice the cutoff. */
export function findTrouble(
  decoded: readonly (readonly DecodedSample[])[],
  replicas: readonly { readonly setup: ReplicaSetup }[],
): Problem | null {
  for (const [r, series] of decoded.entries()) {
    for (const { thermo } of series) {
      if (
        !(
          thermo.temperature >= 0 &&
          thermo.temperature < HOTTEST &&
          Number.isFinite(thermo.potential)
        )
      ) {
        return new Problem(
          `Replica ${r + 1} blew up at step ${thermo.step}: its temperature left all bounds.`,
          'Use a smaller time step, or relax the start for longer.',
        );
      }
      try {
        checkCutoff(thermo.box, replicas[r].setup.cutoff);
      } catch (error) {
        if (error instanceof Problem) {
          return new Problem(`At step ${thermo.step}: ${error.message}`, error.hint);
        }
        throw error;
      }
    }
  }
  return null;
}
