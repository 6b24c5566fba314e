import type { Configuration } from '../core/configuration';
import type { Element } from '../core/elements';
import { Problem } from '../core/problem';
import type { Average } from './block-average';
import { leastSquares } from './least-squares';
import { replicaAverage } from './replica-average';
import { unwrapPaths } from './unwrap';

/** Mean squared displacements by the time between two frames. */
export interface MeanSquaredDisplacement {
  /** Time lags from 0, ps */
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
export const CM2_PER_S = 1e-4;

/** Intervals of frames may differ by this share of one, as rounded times do. */
const EVEN = 0.01;

/** Parts of a trajectory whose coefficients give the error. */
const BLOCKS = 5;

/** A line is fitted over these shares of a block's length: past the ballistic start, before the noise. */
const FIT: readonly [number, number] = [0.2, 0.6];

/** Origins that a lag is averaged over, at most; more are too alike to add anything. */
const MOST_ORIGINS = 64;

/**
 * Mean squared displacement of each element, ⟨|r(t₀ + t) − r(t₀)|²⟩ over its atoms and over up to 64
 * time origins t₀ of each lag, with paths unwrapped and the centre of mass at rest (`unwrapPaths`).
 * Lags reach half the trajectory.
 *
 * @param times of the frames, ps, rising evenly
 * @throws Problem with fewer than two frames, or with uneven times
 */
export function meanSquaredDisplacement(
  frames: readonly Configuration[],
  times: ArrayLike<number>,
): MeanSquaredDisplacement {
  const interval = evenInterval(frames.length, times);
  const paths = unwrapPaths(frames);
  return ofPaths(frames[0], paths, interval, Math.max(1, Math.floor((paths.length - 1) / 2)));
}

/**
 * Self-diffusion coefficients D = slope/6 of the mean squared displacement over lags of 20 to 60 % of a
 * fifth of the trajectory, by element. The trajectory is cut into five parts: D is the mean of theirs
 * and its standard error is from their scatter. Null with fewer than 25 frames, too few for five parts.
 *
 * @param times of the frames, ps, rising evenly
 * @throws Problem as `meanSquaredDisplacement` does
 */
export function diffusion(
  frames: readonly Configuration[],
  times: ArrayLike<number>,
): Readonly<Partial<Record<Element, Diffusion>>> | null {
  const interval = evenInterval(frames.length, times);
  const length = Math.floor(frames.length / BLOCKS);
  if (length < 5) return null;
  const paths = unwrapPaths(frames);
  const [first, last] = [Math.max(1, Math.floor(FIT[0] * length)), Math.ceil(FIT[1] * length)];
  const blocks = Array.from({ length: BLOCKS }, (_, b) =>
    ofPaths(frames[0], paths.slice(b * length, (b + 1) * length), interval, last),
  );
  const result: Partial<Record<Element, Diffusion>> = {};
  for (const element of Object.keys(blocks[0].byElement) as Element[]) {
    const each = blocks.map(({ time, byElement }) =>
      slope(time.slice(first, last + 1), byElement[element]?.slice(first, last + 1) ?? []),
    );
    const { mean, standardError } = replicaAverage(each.map((value) => value / 6));
    result[element] = {
      coefficient: { mean, standardError },
      coefficientCgs: {
        mean: mean * CM2_PER_S,
        standardError: standardError === null ? null : standardError * CM2_PER_S,
      },
      range: [first * interval, last * interval],
    };
  }
  return result;
}

function evenInterval(frames: number, times: ArrayLike<number>): number {
  if (frames < 2 || times.length !== frames) {
    throw new Problem(
      frames < 2
        ? 'Motion needs at least two frames.'
        : `There are ${frames} frames, but ${times.length} times.`,
      'Give a trajectory that was saved at even intervals.',
    );
  }
  const interval = (times[frames - 1] - times[0]) / (frames - 1);
  for (let f = 1; f < frames; f++) {
    if (!(Math.abs(times[f] - times[f - 1] - interval) <= EVEN * interval) || !(interval > 0)) {
      throw new Problem(
        `Frame ${f + 1} comes ${(times[f] - times[f - 1]).toPrecision(4)} ps after the one before, but frames are ${interval.toPrecision(4)} ps apart on average.`,
        'Choose frames that were saved at even intervals.',
      );
    }
  }
  return interval;
}

function ofPaths(
  { species, types }: Configuration,
  paths: readonly Float64Array[],
  interval: number,
  lags: number,
): MeanSquaredDisplacement {
  const sums = species.map(() => new Float64Array(lags + 1));
  const counts = new Float64Array(species.length);
  for (const type of types) counts[type]++;
  for (let lag = 1; lag <= lags; lag++) {
    const stride = Math.max(1, Math.ceil((paths.length - lag) / MOST_ORIGINS));
    const perType = new Float64Array(species.length);
    let origins = 0;
    for (let origin = 0; origin + lag < paths.length; origin += stride) {
      const [from, to] = [paths[origin], paths[origin + lag]];
      origins++;
      for (let atom = 0; atom < types.length; atom++) {
        const dx = to[3 * atom] - from[3 * atom];
        const dy = to[3 * atom + 1] - from[3 * atom + 1];
        const dz = to[3 * atom + 2] - from[3 * atom + 2];
        perType[types[atom]] += dx * dx + dy * dy + dz * dz;
      }
    }
    for (let type = 0; type < species.length; type++) sums[type][lag] = perType[type] / origins;
  }
  const byElement: Partial<Record<Element, Float64Array>> = {};
  species.forEach(({ element }, type) => {
    if (counts[type] > 0) byElement[element] = sums[type].map((sum) => sum / counts[type]);
  });
  return { time: Float64Array.from({ length: lags + 1 }, (_, lag) => lag * interval), byElement };
}

function slope(time: ArrayLike<number>, values: ArrayLike<number>): number {
  const line = leastSquares(
    values,
    (i, [start, rise]) => ({ value: start + rise * time[i], gradient: [1, time[i]] }),
    [0, 0],
  );
  return line?.parameters[1] ?? Number.NaN;
}
