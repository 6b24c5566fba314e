import type { AverageOrNone } from '../../run/summary';
import { sayNumber } from './words';

/** K: what was averaged above this does not stand beside a measurement at room temperature as it is. */
const HIGHEST_COLD_TEMPERATURE_K = 400;

/** What to think of a comparison with experiment of what was averaged while it was hot; null of a cold glass. */
export function sayTooHot(temperature: AverageOrNone): string | null {
  if (temperature === null || temperature.mean <= HIGHEST_COLD_TEMPERATURE_K) return null;
  return `Averaged at ${sayNumber(temperature.mean)} K, experiment is of the glass at room temperature: what is hot is less dense, and its boron is not yet what it will be.`;
}
