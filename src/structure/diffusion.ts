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
}

/** 1 Å²/ps in cm²/s */
const CM2_PER_S = 1e-4;

/** Parts of a trajectory whose coefficients give the error. */
const BLOCKS = 5;

/** A line is fitted over these shares of a block's length: past the ballistic start, before the noise. */
const FIT: readonly [number, number] = [0.2, 0.6];

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
 * Self-diffusion coefficients D = slope/6 of the mean squared displacement over lags of 20 to 60 % of a
 * fifth of the trajectory, by element. The trajectory is cut into five parts: D is the mean of theirs
 * and its standard error is from their scatter. Null with too few frames for that: under 25, or so
 * uneven that a part has no three lags to fit.
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
): Readonly<Partial<Record<Element, Diffusion>>> | null {
  const interval = meanInterval(frames.length, times);
  const length = Math.floor(frames.length / BLOCKS);
  if (length < 5) return null;
  const paths = unwrapPaths(frames, going);
  const range = [Math.max(1, Math.floor(FIT[0] * length)), Math.ceil(FIT[1] * length)] as const;
  const blocks = Array.from({ length: BLOCKS }, (_, b) => {
    const [start, end] = [b * length, (b + 1) * length];
    const own = Float64Array.from({ length }, (_, f) => times[start + f]);
    return ofPaths(frames[0], paths.slice(start, end), own, interval, range[1]);
  });
  if (blocks.some(({ time }) => time.length < range[0] + 3)) return null;
  const result: Partial<Record<Element, Diffusion>> = {};
  for (const element of Object.keys(blocks[0].byElement) as Element[]) {
    const each = blocks.map(({ time, byElement }) => {
      const lags = (column: Float64Array) => column.slice(range[0], range[1] + 1);
      return slope(lags(time), lags(byElement[element] ?? new Float64Array()));
    });
    const { mean, standardError } = replicaAverage(each.map((value) => value / 6));
    result[element] = {
      coefficient: { mean, standardError },
      coefficientCgs: {
        mean: mean * CM2_PER_S,
        standardError: standardError === null ? null : standardError * CM2_PER_S,
      },
      range: [range[0] * interval, range[1] * interval],
    };
  }
  return result;
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
    if (counts[type] > 0) byElement[element] = Float64Array.from(rows, (row) => row[type]);
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
