/**
 * The mean of each value and its neighbours, `width` of them in all (odd); fewer at the ends, as many
 * on one side as on the other, so that the ends stay where they are.
 */
export function runningMean(values: readonly number[], width: number): number[] {
  return values.map((_, i) => {
    const reach = Math.min((width - 1) / 2, i, values.length - 1 - i);
    let sum = 0;
    for (let k = i - reach; k <= i + reach; k++) sum += values[k];
    return sum / (2 * reach + 1);
  });
}
