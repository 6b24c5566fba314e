/** A mean and how well it is known. */
export interface Average {
  readonly mean: number;
  /** One standard deviation of the mean; null when the series is too short to tell. */
  readonly standardError: number | null;
}

/** With fewer blocks than this their scatter says little. */
const FEWEST_BLOCKS = 8;

/**
 * Mean of a correlated series with its standard error from blocks (Flyvbjerg and Petersen,
 * J. Chem. Phys. 91, 461, 1989): neighbours are averaged pairwise again and again, and the error of
 * the mean that the blocks suggest grows until blocks are longer than the correlation. The largest
 * of these estimates is returned, over block lengths that leave at least eight blocks.
 */
export function blockAverage(series: ArrayLike<number>): Average {
  let blocks: Float64Array = Float64Array.from(series);
  const mean = average(blocks);
  if (blocks.length < 2) return { mean, standardError: null };
  let largest = 0;
  do {
    largest = Math.max(largest, naiveError(blocks));
    blocks = pairwiseMeans(blocks);
  } while (blocks.length >= FEWEST_BLOCKS);
  return { mean, standardError: largest };
}

function average(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Standard error of the mean if the values were independent. */
function naiveError(values: Float64Array): number {
  const mean = average(values);
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  return Math.sqrt(squares / (values.length * (values.length - 1)));
}

/** Half as many values; an odd last one is left out. */
function pairwiseMeans(values: Float64Array): Float64Array {
  return Float64Array.from(
    { length: Math.floor(values.length / 2) },
    (_, k) => 0.5 * (values[2 * k] + values[2 * k + 1]),
  );
}
