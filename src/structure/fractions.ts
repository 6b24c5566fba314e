/** Shares by a whole number (of neighbours, of bridges): '3' → 0.5. Only numbers that occur; they sum to 1. */
export type Fractions = Readonly<Record<string, number>>;

/** How often each number occurs, as shares in ascending order; null when there are none. */
export function fractionsOf(numbers: ArrayLike<number>): Fractions | null {
  if (numbers.length === 0) return null;
  const counts = new Map<number, number>();
  for (let i = 0; i < numbers.length; i++) {
    counts.set(numbers[i], (counts.get(numbers[i]) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => a - b);
  return Object.fromEntries(
    sorted.map(([number, count]) => [String(number), count / numbers.length]),
  );
}

/** The mean of the numbers that the shares are of; null when the shares are. */
export function meanOf(fractions: Fractions | null): number | null {
  if (fractions === null) return null;
  let mean = 0;
  for (const [number, share] of Object.entries(fractions)) mean += Number(number) * share;
  return mean;
}
