import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import { Problem } from '../core/problem';
import type { Average } from './block-average';
import { leastSquares } from './least-squares';
import { replicaAverage } from './replica-average';
import { unwrapPaths } from './unwrap';

/** Mean squared displacements by the time between two frames. */
export interface MeanSquaredDisplacement {
  /** Time lags from 0, ps: means over the pairs of frames that were averaged */
  readonly time: Float64Array;
  /** Å², by element; an absent one is missing */
  readonly byElement: Readonly<Partial<Record<Element, Float64Array>>>;
}

/** How fast the atoms of an element diffuse. */
export interface Diffusion {
  /** Å²/ps */
  readonly coefficient: Average;
  /** cm²/s */
  readonly coefficientCgs: Average;
  /** The lags that the line was fitted over, ps */
  readonly range: readonly [number, number];
  /** d ln MSD / d ln t over them; 1 of diffusion */
  readonly exponent: number;
}

/** Why no coefficient can be given: the atoms have not gone far, or not as diffusion goes. */
export interface NoDiffusion {
  readonly coefficient: null;
  /** Mean squared displacement at the longest lag, Å² */
  readonly displacement: number;
  /** That lag, ps */
  readonly time: number;
  /** d ln MSD / d ln t over the longer half of the lags; null where nothing moves */
  readonly exponent: number | null;
}

/** 1 Å²/ps in cm²/s */
const CM2_PER_S = 1e-4;

/** Groups of an element's atoms whose coefficients give the error. */
const ATOM_GROUPS = 5;

/** Fewer frames than this say nothing. */
const FEWEST_FRAMES = 25;

/** Å²: an atom that has not gone so far has not left its cage, whatever its path looks like. */
const LEAST_DISPLACEMENT = 2;

/** How far from 1 the exponent of the displacement may be. */
const EXPONENT_TOLERANCE = 0.15;

/** The lags of a fit reach over at least this factor, and are at least so many. */
const LEAST_REACH = 1.5;
const FEWEST_LAGS = 4;

/** Pairs of frames that a lag is averaged over, at most; more are too alike to add anything. */
const MOST_PAIRS = 64;

/**
 * Mean squared displacement of each element, ⟨|r(t₀ + t) − r(t₀)|²⟩ over its atoms and over up to 64
 * pairs of frames of each lag, with paths unwrapped and the centre of mass at rest (`unwrapPaths`).
 * Lags come in steps of the mean interval and reach half the trajectory; frames need not be even.
 *
 * @param times of the frames, ps, rising
 * @throws Problem with fewer than two frames, or where times do not rise
 */
export function meanSquaredDisplacement(
  frames: readonly Configuration[],
  times: ArrayLike<number>,
): MeanSquaredDisplacement {
  const interval = meanInterval(frames.length, times);
  const paths = unwrapPaths(frames);
  const lags = Math.max(1, Math.floor((paths.length - 1) / 2));
  return ofPaths(frames[0], paths, times, interval, lags);
}

/**
 * Self-diffusion coefficients D = slope/6 of the mean squared displacement, by element. The line is
 * fitted from the shortest lag on from which the displacement is above 2 Å² and grows as diffusion does
 * (its exponent d ln MSD / d ln t is within 0.15 of 1) to half the trajectory. An element for which
 * there are no such lags has no coefficient: in a glass atoms rattle in their cages. The standard error
 * is from five groups of the element's atoms; it is null with fewer than ten atoms. Null with fewer than
 * 25 frames, or so uneven that there are no lags to fit. The temperature must not change: a trajectory
 * of a quench has no diffusion coefficient.
 *
 * @param times of the frames, ps, rising
 * @param going positions that go on where an atom leaves the box (Å, one array a frame), where they are
 * known; else null
 * @throws Problem as `meanSquaredDisplacement` does
 */
export function diffusion(
  frames: readonly Configuration[],
  times: ArrayLike<number>,
  going: readonly Float64Array[] | null = null,
): Readonly<Partial<Record<Element, Diffusion | NoDiffusion>>> | null {
  const interval = meanInterval(frames.length, times);
  if (frames.length < FEWEST_FRAMES) return null;
  const paths = unwrapPaths(frames, going);
  const lags = Math.floor((paths.length - 1) / 2);
  const [first] = frames;
  const { time, byElement } = ofPaths(first, paths, times, interval, lags);
  if (time.length < FEWEST_LAGS + 1) return null;
  const groups = Array.from({ length: ATOM_GROUPS }, (_, group) =>
    ofPaths(inGroup(first, group), paths, times, interval, lags, first.species.length),
  );
  const result: Partial<Record<Element, Diffusion | NoDiffusion>> = {};
  for (const element of Object.keys(byElement) as Element[]) {
    const squares = byElement[element] ?? new Float64Array();
    const start = diffusiveFrom(time, squares);
    if (start === null) {
      result[element] = noDiffusion(time, squares);
      continue;
    }
    const fitted = (values: Float64Array) => slope(time.slice(start), values.slice(start)) / 6;
    const each = groups.flatMap(({ byElement: own }) => own[element] ?? []);
    const enough = each.length === ATOM_GROUPS && atomsOf(first, element) >= 2 * ATOM_GROUPS;
    const standardError = enough ? replicaAverage(each.map(fitted)).standardError : null;
    const mean = fitted(squares);
    result[element] = {
      coefficient: { mean, standardError },
      coefficientCgs: {
        mean: mean * CM2_PER_S,
        standardError: standardError === null ? null : standardError * CM2_PER_S,
      },
      range: [time[start], time[time.length - 1]],
      exponent: exponentOf(time, squares, start, time.length) ?? Number.NaN,
    };
  }
  return result;
}

/** The shortest lag from which on atoms diffuse; null where there is none. */
function diffusiveFrom(time: Float64Array, squares: Float64Array): number | null {
  const last = time.length - 1;
  for (let lag = 1; lag + FEWEST_LAGS - 1 <= last; lag++) {
    if (time[last] < LEAST_REACH * time[lag]) return null;
    if (squares[lag] < LEAST_DISPLACEMENT) continue;
    const ahead = time.findIndex((t) => t >= 3 * time[lag]);
    const until = Math.max(lag + FEWEST_LAGS, ahead < 0 ? time.length : ahead + 1);
    const near = exponentOf(time, squares, lag, until);
    const all = exponentOf(time, squares, lag, time.length);
    if (isOne(near) && isOne(all)) return lag;
  }
  return null;
}

const isOne = (exponent: number | null) =>
  exponent !== null && Math.abs(exponent - 1) <= EXPONENT_TOLERANCE;

/** d ln MSD / d ln t by least squares over lags from ≤ lag < to; null where nothing moves. */
function exponentOf(
  time: Float64Array,
  squares: Float64Array,
  from: number,
  to: number,
): number | null {
  const range = squares.slice(from, to);
  if (range.length < 2 || range.some((value) => !(value > 0))) return null;
  return slope(time.slice(from, to).map(Math.log), range.map(Math.log));
}

function noDiffusion(time: Float64Array, squares: Float64Array): NoDiffusion {
  const last = time.length - 1;
  return {
    coefficient: null,
    displacement: squares[last],
    time: time[last],
    exponent: exponentOf(time, squares, Math.max(1, Math.floor(last / 2)), time.length),
  };
}

const atomsOf = ({ species, types }: Configuration, element: Element) =>
  types.reduce((sum, type) => sum + (species[type].element === element ? 1 : 0), 0);

/** The configuration with the atoms of one group as what they are, all others as of no element. */
function inGroup({ species, types, ...rest }: Configuration, group: number): Configuration {
  const seen = new Uint32Array(species.length);
  // Beyond the last species: counted, and never asked for.
  const nobody = species.length;
  return {
    ...rest,
    species: [...species, species[0]],
    types: types.map((type) => (seen[type]++ % ATOM_GROUPS === group ? type : nobody)),
  };
}

function meanInterval(frames: number, times: ArrayLike<number>): number {
  if (frames < 2 || times.length !== frames) {
    throw new Problem(
      frames < 2
        ? 'Motion needs at least two frames.'
        : `There are ${frames} frames, but ${times.length} times.`,
      'Give a trajectory whose frames say their times.',
    );
  }
  for (let f = 1; f < frames; f++) {
    if (times[f] > times[f - 1]) continue;
    throw new Problem(
      `Frame ${f + 1}, at ${times[f]} ps, does not come after the one before, at ${times[f - 1]} ps.`,
      'Give the frames of one run, in the order of time.',
    );
  }
  return (times[frames - 1] - times[0]) / (frames - 1);
}

function ofPaths(
  { species, types }: Configuration,
  paths: readonly Float64Array[],
  times: ArrayLike<number>,
  interval: number,
  lags: number,
  ignored: number | null = null,
): MeanSquaredDisplacement {
  const counts = new Float64Array(species.length);
  for (const type of types) counts[type]++;
  const time = [0];
  const rows = [new Float64Array(species.length)];
  pairsByLag(times, interval, lags).forEach((pairs) => {
    if (pairs.length === 0) return;
    const sums = new Float64Array(species.length);
    let waited = 0;
    for (const [from, to] of pairs) {
      waited += times[to] - times[from];
      addSquares(sums, types, paths[from], paths[to]);
    }
    time.push(waited / pairs.length);
    rows.push(sums.map((sum, type) => sum / pairs.length / counts[type]));
  });
  const byElement: Partial<Record<Element, Float64Array>> = {};
  species.forEach(({ element }, type) => {
    if (type !== ignored && counts[type] > 0)
      byElement[element] = Float64Array.from(rows, (row) => row[type]);
  });
  return { time: Float64Array.from(time), byElement };
}

/** Pairs of frames about 1, 2, 3 … intervals apart, at most `MOST_PAIRS` of each, spread evenly. */
function pairsByLag(
  times: ArrayLike<number>,
  interval: number,
  lags: number,
): (readonly [number, number])[][] {
  const all = Array.from({ length: lags }, (): [number, number][] => []);
  for (let from = 0; from < times.length; from++) {
    for (let to = from + 1; to < times.length; to++) {
      const lag = Math.round((times[to] - times[from]) / interval);
      if (lag > lags) break;
      if (lag > 0) all[lag - 1].push([from, to]);
    }
  }
  return all.map((pairs) => {
    const stride = Math.max(1, Math.ceil(pairs.length / MOST_PAIRS));
    return pairs.filter((_, i) => i % stride === 0);
  });
}

function addSquares(
  sums: Float64Array,
  types: Uint8Array,
  from: Float64Array,
  to: Float64Array,
): void {
  for (let atom = 0; atom < types.length; atom++) {
    const dx = to[3 * atom] - from[3 * atom];
    const dy = to[3 * atom + 1] - from[3 * atom + 1];
    const dz = to[3 * atom + 2] - from[3 * atom + 2];
    sums[types[atom]] += dx * dx + dy * dy + dz * dz;
  }
}

function slope(time: ArrayLike<number>, values: ArrayLike<number>): number {
  const line = leastSquares(
    values,
    (i, [start, rise]) => ({ value: start + rise * time[i], gradient: [1, time[i]] }),
    [0, 0],
  );
  return line?.parameters[1] ?? Number.NaN;
}
