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
 * Averages a quantity over bins of temperature, as it was measured in a ramp. Samples of different
 * replicas may come one after the other. Neighbours of one ramp are alike, so `error` is too small for
 * samples closer than some picoseconds.
 *
 * @param temperature K, one a sample
 * @param values one a sample; samples with a NaN are left out
 * @param width of the bins, K, above 0
 */
export function temperatureBins(
  temperature: ArrayLike<number>,
  values: ArrayLike<number>,
  width: number,
): TemperatureBins {
  const bins = new Map<number, number[]>();
  for (let i = 0; i < Math.min(temperature.length, values.length); i++) {
    if (!Number.isFinite(temperature[i]) || !Number.isFinite(values[i])) continue;
    const bin = Math.floor(temperature[i] / width);
    const samples = bins.get(bin);
    if (samples) samples.push(i);
    else bins.set(bin, [i]);
  }
  const sorted = [...bins].sort(([a], [b]) => a - b).map(([, samples]) => samples);
  const meanOf = (column: ArrayLike<number>, samples: readonly number[]) =>
    samples.reduce((sum, i) => sum + column[i], 0) / samples.length;
  const mean = Float64Array.from(sorted, (samples) => meanOf(values, samples));
  return {
    temperature: Float64Array.from(sorted, (samples) => meanOf(temperature, samples)),
    mean,
    error: sorted.map((samples, bin) => {
      if (samples.length < 2) return null;
      const squares = samples.reduce((sum, i) => sum + (values[i] - mean[bin]) ** 2, 0);
      return Math.sqrt(squares / samples.length / (samples.length - 1));
    }),
    count: Uint32Array.from(sorted, (samples) => samples.length),
  };
}
