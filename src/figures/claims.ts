import { sayDifference, sayEstimate } from '../core/estimate-words';
import { POTENTIALS } from '../core/potential';
import { MEASURED_SERIES } from '../core/published';
import type { Average } from '../structure/block-average';
import type { Claim } from './figure';
import { boronOxide, type MeasuredGlass, nominalComposition } from './glass';
import { fitLine } from './line-fit';

/** With fewer glasses nothing rises and falls. */
const FEWEST_GLASSES = 3;

/** A difference counts where it is larger than so many of its standard errors. */
export const DECISIVE_ERRORS = 2;

/**
 * Student's t, two-sided 5 %, of one to seven degrees of freedom: how many times its error a slope must be
 * where few points beside those that it takes say how large the error is.
 */
const STUDENT = [12.71, 4.3, 3.18, 2.78, 2.57, 2.45, 2.36];

/** How many times its standard error a slope through so many points must be to count. */
export function decidingSlope(points: number): number {
  return Math.max(
    DECISIVE_ERRORS,
    STUDENT[points - 3] ?? (points < 3 ? Number.POSITIVE_INFINITY : DECISIVE_ERRORS),
  );
}

/** A number of a glass of the series. */
export interface ClaimPoint {
  readonly name: string;
  /** B2O3, mol% */
  readonly x: number;
  readonly y: Average;
  /** Behind it */
  readonly seeds: number;
}

/** '270 K/ps, cutoff 7 Å': what glasses of one series have in common beside their potential. */
export function madeAs({ conditions }: MeasuredGlass): string | null {
  if (conditions === null || conditions.coolingRate === null) return null;
  return `${Number(conditions.coolingRate.toPrecision(3))} K/ps, cutoff ${conditions.cutoff} Å`;
}

/** Glasses of one potential that were made alike. */
export interface GlassGroup {
  /** Name of the potential; null where it is not known */
  readonly potential: string | null;
  /** Null where it is not known */
  readonly made: string | null;
  readonly glasses: readonly MeasuredGlass[];
}

/** Glasses by potential and by how they were made, in the order in which they come. */
export function groupsOf(glasses: readonly MeasuredGlass[]): GlassGroup[] {
  const groups = new Map<string, MeasuredGlass[]>();
  for (const glass of glasses) {
    const key = JSON.stringify([glass.potential, madeAs(glass)]);
    groups.set(key, [...(groups.get(key) ?? []), glass]);
  }
  return [...groups.values()].map((own) => ({
    potential: own[0].potential,
    made: madeAs(own[0]),
    glasses: own,
  }));
}

/** What tells a group from the others: its potential, how it was made, or both; null of one alone. */
export function groupName(group: GlassGroup, all: readonly GlassGroup[]): string | null {
  if (all.length < 2) return null;
  const potentials = new Set(all.map(({ potential }) => potential));
  const alike = all.filter(({ potential }) => potential === group.potential);
  const parts = [
    ...(potentials.size > 1 ? [group.potential ?? 'potential not known'] : []),
    ...(alike.length > 1 ? [group.made ?? 'cooling not known'] : []),
  ];
  return parts.join(', ');
}

/**
 * A number of each glass of the measured series, by rising B2O3: of one potential (the paper's own
 * unless told, or the only one), and of the glasses that were made alike, of which there are the most
 * with an error, or else the most.
 */
export function claimPoints(
  glasses: readonly MeasuredGlass[],
  of: (glass: MeasuredGlass) => Average | null,
  potential: string = POTENTIALS[0].name,
): ClaimPoint[] {
  const known = new Set(glasses.map((glass) => glass.potential));
  const own = known.size === 1 ? glasses : glasses.filter((glass) => glass.potential === potential);
  const each = groupsOf(own).map(({ glasses: alike }) =>
    alike
      .flatMap((glass): ClaimPoint[] => {
        const x = boronOxide(glass);
        const y = of(glass);
        const composition = nominalComposition(glass);
        const inSeries = MEASURED_SERIES.some((member) => member.composition === composition);
        return x === null || y === null || !inSeries
          ? []
          : [
              {
                name: glass.name.split(',')[0],
                x,
                y: trusted(y, glass),
                seeds: glass.sampling.replicas,
              },
            ];
      })
      .sort((a, b) => a.x - b.x),
  );
  const trustedOf = (points: readonly ClaimPoint[]) =>
    points.filter(({ y }) => y.standardError !== null).length;
  return each.sort((a, b) => trustedOf(b) - trustedOf(a) || b.length - a.length)[0] ?? [];
}

/** The smallest number of replicas whose scatter says how well a mean is known. */
export const FEWEST_SEEDS = 3;

/** The error of a mean, where enough seeds stand behind it. */
function trusted({ mean, standardError }: Average, { sampling }: MeasuredGlass): Average {
  return { mean, standardError: sampling.replicas >= FEWEST_SEEDS ? standardError : null };
}

/** '24B 2.37 ± 0.02' */
export function sayPoint({ name, y }: ClaimPoint, decimals = 2): string {
  return `${name} ${sayEstimate(y.mean, y.standardError, decimals)}`;
}

/** The difference b − a, with its error where both have one. */
export function difference(a: Average, b: Average): Average {
  const known = a.standardError !== null && b.standardError !== null;
  return {
    mean: b.mean - a.mean,
    standardError: known ? Math.hypot(a.standardError ?? 0, b.standardError ?? 0) : null,
  };
}

/**
 * Whether a difference is larger than zero beyond its error; null where that is not known.
 *
 * @param decides how many times its error it must be
 */
export function exceeds(
  { mean, standardError }: Average,
  decides = DECISIVE_ERRORS,
): boolean | null {
  if (standardError === null || !(standardError > 0)) return null;
  if (mean > decides * standardError) return true;
  return mean < -decides * standardError ? false : null;
}

/** For a claim that takes a series, of which there are too few glasses. */
function tooFew(paper: string): Claim {
  return {
    paper,
    verdict: 'undecided',
    here: `It takes at least ${FEWEST_GLASSES} compositions of the series, made alike.`,
  };
}

/** How an end of the series stands beside its inner extreme. */
interface ExtremeWords {
  readonly unit: string;
  readonly decimals: number;
}

/**
 * That a quantity is largest (or smallest) inside the series, between `from` and `to` mol% of B2O3:
 * shown where it is, and both ends of the series differ from it by more than twice the error of the
 * difference; not shown where the extreme lies elsewhere, of glasses whose scatter is known.
 *
 * @param denied the paper says that there is no such extreme
 */
export function extremeClaim(
  paper: string,
  points: readonly ClaimPoint[],
  wanted: 'largest' | 'smallest',
  [from, to]: readonly [number, number],
  { unit, decimals }: ExtremeWords,
  denied = false,
): Claim {
  if (points.length < FEWEST_GLASSES) return tooFew(paper);
  const sign = wanted === 'largest' ? 1 : -1;
  const best = points.reduce((a, b) => (sign * b.y.mean > sign * a.y.mean ? b : a));
  const ends = [points[0], points[points.length - 1]];
  const inside = best.x >= from && best.x <= to;
  const clear = ends.every((end) => {
    const { mean, standardError } = difference(end.y, best.y);
    return exceeds({ mean: sign * mean, standardError }) === true;
  });
  const known = points.every(({ y }) => y.standardError !== null);
  const meant = points.filter(({ x }) => x >= from && x <= to);
  const shown = [...new Set([best, ...ends, ...meant])].sort((a, b) => a.x - b.x);
  return {
    paper,
    verdict: verdictOf(inside, clear, known, denied),
    here: `It is ${wanted} at ${best.name}; ${shown.map((point) => sayPoint(point, decimals)).join(', ')}${sayUnit(unit)}.${withoutErrors(shown)}`,
  };
}

function verdictOf(
  inside: boolean,
  clear: boolean,
  known: boolean,
  denied: boolean,
): Claim['verdict'] {
  if (inside ? !clear : !known) return 'undecided';
  return inside !== denied ? 'shown' : 'not shown';
}

/** That a quantity grows or falls along the series, from its first glass to its last. */
export function trendClaim(
  paper: string,
  points: readonly ClaimPoint[],
  way: 'rises' | 'falls',
  { unit, decimals }: ExtremeWords,
): Claim {
  if (points.length < FEWEST_GLASSES) return tooFew(paper);
  const [first, last] = [points[0], points[points.length - 1]];
  const sign = way === 'rises' ? 1 : -1;
  const ends = difference(first.y, last.y);
  const along = ends.standardError === null ? changeAlong(points) : ends;
  const decides = along === ends ? DECISIVE_ERRORS : decidingSlope(points.length);
  const rises = exceeds({ ...along, mean: sign * along.mean }, decides);
  const said = `${sayDifference(along.mean, along.standardError, decimals)}${sayUnit(unit)}`;
  const line =
    along === ends ? '' : `, by a line through ${points.length} glasses whose scatter is its error`;
  return {
    paper,
    verdict: rises === null ? 'undecided' : rises ? 'shown' : 'not shown',
    here: `From ${sayPoint(first, decimals)} to ${sayPoint(last, decimals)}${sayUnit(unit)}: ${said}${line}.`,
  };
}

/** From the first glass to the last by the straight line through all, with the error that its scatter gives. */
function changeAlong(points: readonly ClaimPoint[]): Average {
  const x = points.map((point) => point.x);
  const fit = fitLine(
    x,
    points.map(({ y }) => y.mean),
  );
  const span = x[x.length - 1] - x[0];
  if (fit === null) return difference(points[0].y, points[points.length - 1].y);
  const { mean, standardError } = fit.slope;
  return { mean: span * mean, standardError: standardError === null ? null : span * standardError };
}

const sayUnit = (unit: string) => (unit === '°' ? unit : ` ${unit}`);

/** That a quantity stays near a value all along the series, or stays what it is. */
export function nearClaim(
  paper: string,
  points: readonly ClaimPoint[],
  { value, within }: { readonly value: number | null; readonly within: number },
  { unit, decimals }: ExtremeWords,
): Claim {
  if (points.length === 0) {
    return { paper, verdict: 'undecided', here: 'It was not measured of these glasses.' };
  }
  const means = points.map(({ y }) => y.mean);
  const [least, most] = [Math.min(...means), Math.max(...means)];
  const middle = means.reduce((sum, mean) => sum + mean, 0) / means.length;
  const off = Math.max(...means.map((mean) => Math.abs(mean - (value ?? middle))));
  const range =
    points.length === 1
      ? sayPoint(points[0], decimals)
      : `${least.toFixed(decimals)} to ${most.toFixed(decimals)}, on average ${middle.toFixed(decimals)}`;
  return {
    paper,
    verdict: off <= within ? 'shown' : 'not shown',
    here: `${range}${sayUnit(unit)}; within ${within}${sayUnit(unit)} counts.`,
  };
}

function withoutErrors(points: readonly ClaimPoint[]): string {
  return points.every(({ y }) => y.standardError !== null)
    ? ''
    : ` Without ${FEWEST_SEEDS} seeds of each their scatter is not known.`;
}
