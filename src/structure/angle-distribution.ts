import type { BondAngles } from './bond-angles';

const STRAIGHT_ANGLE_DEGREES = 180;

/** How angles of one kind are distributed. */
export interface AngleDistribution {
  /** Bin centres, degrees */
  readonly angle: Float64Array;
  /** Probability density, per degree; its sum times the bin width is 1 */
  readonly density: Float64Array;
  /** Degrees */
  readonly mean: number;
  /** Of one angle about the mean, degrees */
  readonly standardDeviation: number;
}

/**
 * Histogram, mean and width of angles; null where there are none.
 *
 * @param binWidth degrees; the bins begin at 0 and cover 180
 */
export function angleDistribution(
  found: BondAngles | null,
  binWidth = 1,
): AngleDistribution | null {
  if (found === null || found.angles.length === 0) return null;
  const { angles } = found;
  const bins = Math.ceil(STRAIGHT_ANGLE_DEGREES / binWidth - 1e-9);
  const density = new Float64Array(bins);
  const share = 1 / (angles.length * binWidth);
  for (const angle of angles) {
    density[Math.min(bins - 1, Math.floor(angle / binWidth))] += share;
  }
  const mean = average(angles);
  let squares = 0;
  for (const angle of angles) squares += (angle - mean) ** 2;
  return {
    angle: Float64Array.from({ length: bins }, (_, bin) => (bin + 0.5) * binWidth),
    density,
    mean,
    standardDeviation: Math.sqrt(squares / angles.length),
  };
}

function average(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/**
 * The angles from `from` up to, not including, `to` (degrees; 180 itself counts where `to` is 180 or
 * more), with their atoms: what makes those bins of the histogram.
 */
export function anglesBetween(found: BondAngles | null, from: number, to: number): BondAngles {
  const angles: number[] = [];
  const atoms: number[] = [];
  found?.angles.forEach((angle, k) => {
    if (angle < from || (angle >= to && to < STRAIGHT_ANGLE_DEGREES)) return;
    angles.push(angle);
    atoms.push(...found.atoms.subarray(3 * k, 3 * k + 3));
  });
  return { angles: Float64Array.from(angles), atoms: Uint32Array.from(atoms) };
}
