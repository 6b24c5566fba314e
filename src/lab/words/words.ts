import { sayEstimate } from '../../core/estimate-words';

/** Numbers and states as the page says them. */

/** What a run is doing, in one word; the same in the transport bar, the title and aloud. */
export type ShownRunState =
  | 'idle'
  | 'preparing'
  | 'melting'
  | 'heating'
  | 'cooling'
  | 'resting'
  | 'done'
  | 'paused'
  | 'failed';

/** A length of time: '0.4 s', '54 s', '3 min 20 s', '2 h 10 min'. */
export function sayDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A length of time that is not known better: '54 s', '6 min', '14 h', '32 days'. */
export function sayRoughly(seconds: number): string {
  if (!(seconds >= 10) || !Number.isFinite(seconds)) return sayDuration(seconds);
  if (seconds < 99.5) return `${Math.round(seconds)} s`;
  if (seconds < 99.5 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 47.5 * 3600) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86_400)} days`;
}

/** How long something still takes, in steps so coarse that it does not flicker: 'about 5 min'. */
export function sayTimeLeft(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–';
  const nearest = (unit: number, step: number) => Math.round(seconds / (unit * step)) * step;
  if (seconds < 7.5) return 'a few seconds';
  if (seconds < 55) return `about ${nearest(1, 10) || 10} s`;
  if (seconds < 9.5 * 60) return `about ${nearest(60, 1)} min`;
  if (seconds < 57.5 * 60) return `about ${nearest(60, 5)} min`;
  if (seconds < 47.5 * 3600) return `about ${nearest(3600, 1)} h`;
  return `about ${nearest(86_400, 1)} days`;
}

/** `digits` significant digits, grouped by commas, never in powers of ten: '12,300', '0.047'. */
export function sayNumber(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return '–';
  return value.toLocaleString('en-GB', {
    maximumSignificantDigits: digits,
    useGrouping: Math.abs(value) >= 10_000,
  });
}

/** Percent of a fraction without decimals; a dash where there is nothing to count. */
export function sayPercent(fraction: number | null): string {
  return fraction === null ? '–' : `${Math.round(fraction * 100)} %`;
}

/** A share with its error in per cent: '41 %', '41.2 ± 1.1 %'. */
export function sayShare(fraction: number, error: number | null = null): string {
  return `${sayEstimate(100 * fraction, error === null ? null : 100 * error, 0)} %`;
}

/** Simulated nanoseconds per day of computing. */
export function nanosecondsPerDay(stepsPerSecond: number, timeStep: number): number {
  return (stepsPerSecond * 86_400 * timeStep) / 1e6;
}

/** About what a laboratory's quench into air takes: 1 K/s. A kelvin per picosecond is 10¹² K/s. */
const LABORATORY_RATE_K_PER_S = 1;

/** How many orders of magnitude a cooling rate (K/ps) is above a laboratory's. */
export function ordersAboveLaboratory(kelvinPerPicosecond: number): number {
  return Math.log10((kelvinPerPicosecond * 1e12) / LABORATORY_RATE_K_PER_S);
}

/** Each state as the page says it. */
export const STATE_WORDS: Readonly<Record<ShownRunState, string>> = {
  idle: 'Ready',
  preparing: 'Preparing',
  melting: 'Melting',
  heating: 'Heating',
  cooling: 'Cooling',
  resting: 'Resting',
  done: 'Done',
  paused: 'Paused',
  failed: 'Failed',
};
