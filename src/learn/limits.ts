import { Problem } from '../core/problem';

/** What a number is, the number, and the smallest and largest that it may be. */
export type Limit = readonly [what: string, value: number, smallest: number, largest: number];

/**
 * @param owner - what has the numbers, for the message: 'The search'
 * @throws Problem naming the first that is no whole number within its limits
 */
export function checkWhole(owner: string, limits: readonly Limit[]): void {
  for (const [what, value, smallest, largest] of limits) {
    if (Number.isInteger(value) && value >= smallest && value <= largest) continue;
    throw new Problem(
      `${owner} cannot have ${value} ${what}.`,
      `Give a whole number from ${smallest} to ${largest}.`,
    );
  }
}

/** @throws Problem naming the first that lies outside its limits, or is NaN */
export function checkWithin(owner: string, limits: readonly Limit[]): void {
  for (const [what, value, smallest, largest] of limits) {
    if (value >= smallest && value <= largest) continue;
    throw new Problem(
      `${owner} cannot have a ${what} of ${value}.`,
      `Give a number from ${smallest} to ${largest}.`,
    );
  }
}
