import { fitLine } from '../line-fit';

/** A furnace's range: 0.01 to 10 K/s, in K/ps. */
export const LABORATORY_RATES = [1e-14, 1e-11] as const;
/** A series of rates is extrapolated to 1 K/s (here in K/ps), about what a quench into air takes. */
export const LABORATORY_RATE = 1e-12;

/** With fewer rates nothing tells whether they lie on a line. */
const FEWEST_RATES = 3;

/** A value at one rate. */
interface RatePoint {
  /** K/ps */
  readonly rate: number;
  readonly value: number;
}

/** A straight line in the logarithm of the rate. */
export interface LogRateLine {
  /** Change of the value as the rate grows tenfold, and its standard error */
  readonly perDecade: { readonly mean: number; readonly standardError: number };
  /** The line at a rate (K/ps), with the standard error of the line there */
  readonly at: (rate: number) => { readonly mean: number; readonly standardError: number };
  /** Powers of ten between the slowest rate and `LABORATORY_RATE` */
  readonly decades: number;
}

/**
 * The line with the least squares through single glasses against the logarithm of their rate; errors
 * are from their scatter around it, and grow as the line is followed away from them. They know nothing
 * of whether the line goes on so far. Null of fewer than three rates, and of two points in all.
 */
export function logRateLine(points: readonly RatePoint[]): LogRateLine | null {
  const rates = points.map(({ rate }) => rate);
  if (new Set(rates).size < FEWEST_RATES) return null;
  const values = points.map(({ value }) => value);
  // The intercept of a line whose zero is at the rate in question is its value there, with its error.
  const seenFrom = (rate: number) =>
    fitLine(
      rates.map((other) => Math.log10(other / rate)),
      values,
    );
  const slope = seenFrom(LABORATORY_RATE)?.slope;
  if (slope === undefined || slope.standardError === null) return null;
  return {
    perDecade: { mean: slope.mean, standardError: slope.standardError },
    at: (rate) => {
      const { mean, standardError } = seenFrom(rate)?.intercept ?? {
        mean: Number.NaN,
        standardError: null,
      };
      return { mean, standardError: standardError ?? Number.NaN };
    },
    decades: Math.log10(Math.min(...rates) / LABORATORY_RATE),
  };
}
