/** Means of series in bins of temperature. */
export interface TemperatureBins {
  /** Mean temperature of each bin that holds something, K, rising */
  readonly temperature: Float64Array;
  /** Mean of the quantity in each */
  readonly mean: Float64Array;
  /** Standard errors of the means, from the scatter in each bin; null in a bin of one sample */
  readonly error: readonly (number | null)[];
  /** Samples in each */
  readonly count: Uint32Array;
}

/**
 * Averages a quantity over stretches of a ramp that each cover `width` kelvins, as they follow in time:
 * of a temperature that swings by tens of kelvins no sample falls into a bin of its own beyond the ends
 * of the ramp. In rising temperature.
 *
 * @param temperature K, one a sample, in the order of time
 * @param values one a sample
 * @param width of the stretches, K, above 0
 */
export function rampBins(
  temperature: ArrayLike<number>,
  values: ArrayLike<number>,
  width: number,
): TemperatureBins {
  const samples = Array.from({ length: Math.min(temperature.length, values.length) }, (_, i) => i);
  const known = samples.filter(
    (i) => Number.isFinite(temperature[i]) && Number.isFinite(values[i]),
  );
  const meanOf = (column: ArrayLike<number>, of: readonly number[]) =>
    of.reduce((sum, i) => sum + column[i], 0) / of.length;
  const end = Math.max(1, Math.floor(known.length / 20));
  const span =
    known.length === 0
      ? 0
      : Math.abs(meanOf(temperature, known.slice(0, end)) - meanOf(temperature, known.slice(-end)));
  // The means of both ends lie a twentieth of the ramp apart from its ends.
  const count = Math.max(1, Math.min(known.length, Math.round((span * 20) / 19 / width)));
  const parts = Array.from({ length: known.length === 0 ? 0 : count }, (_, k) =>
    known.slice(
      Math.floor((k * known.length) / count),
      Math.floor(((k + 1) * known.length) / count),
    ),
  ).sort((a, b) => meanOf(temperature, a) - meanOf(temperature, b));
  const mean = Float64Array.from(parts, (part) => meanOf(values, part));
  return {
    temperature: Float64Array.from(parts, (part) => meanOf(temperature, part)),
    mean,
    error: parts.map((part, k) => {
      if (part.length < 2) return null;
      const squares = part.reduce((sum, i) => sum + (values[i] - mean[k]) ** 2, 0);
      return Math.sqrt(squares / part.length / (part.length - 1));
    }),
    count: Uint32Array.from(parts, (part) => part.length),
  };
}
