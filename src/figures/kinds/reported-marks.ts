import { sayDifference } from '../../core/estimate-words';
import type { ReportedPeak } from '../../core/literature';
import type { Mark } from '../figure';

/**
 * Marks of reported peaks. Where a source reports a single position of a peak and the simulation has
 * that peak, the mark says how far apart they are.
 *
 * @param simulated where the simulation has the peak of a pair or an angle; null where it has none
 * @param decimals digits after the point in words
 */
export function reportedMarks(
  peaks: readonly ReportedPeak[],
  simulated: (of: string) => number | null,
  unit: string,
  decimals: number,
): Mark[] {
  return peaks.map((peak) => {
    const { name, of, position, kind, citation } = peak;
    const alone = peaks.filter((other) => other.of === of && other.citation === citation);
    const own = alone.length === 1 ? simulated(of) : null;
    const by = citation.split(',')[0];
    return {
      name,
      x: position,
      origin: kind === 'experiment' ? 'experiment' : 'literature',
      source: by,
      citation,
      residual:
        own === null
          ? null
          : `${name}: simulation − ${by}, ${unit}: ${sayDifference(own - position, null, decimals)}.`,
      colour: kind === 'experiment' ? 'experiment' : 'quiet',
    };
  });
}
