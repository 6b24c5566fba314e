import type { Composition } from '../core/glasses';
import { type ResultRow, type Scaling, scaled, unscaled } from './scaling';
import { sameGlass } from './targets';

/** Scaled density and B4 that networks say of rows that they never saw, two numbers a row. */
export type HeldOutOutputs = Float64Array;

/** A value beside what networks say that never saw its row. */
export interface SimulatedAndPredicted {
  readonly simulated: number;
  readonly predicted: number;
}

/** A held-out result; null where it was not measured. */
export interface ParityPoint {
  /** Id of the trial */
  readonly trial: string;
  readonly composition: Composition;
  /** g/cm³ */
  readonly density: SimulatedAndPredicted | null;
  /** Share of boron bound to four oxygens */
  readonly b4: SimulatedAndPredicted | null;
}

/** Root mean square errors; null without data. */
export interface OutputError {
  /** In shares of the range of the data */
  readonly scaled: number | null;
  /** g/cm³, or the share of boron */
  readonly absolute: number | null;
}

/** Root mean square errors of held-out results. */
export interface SurrogateErrors {
  /** Of the scaled densities and B4 together; null without data */
  readonly rmse: number | null;
  readonly density: OutputError;
  readonly b4: OutputError;
  readonly byComposition: readonly {
    readonly composition: Composition;
    readonly density: OutputError;
    readonly b4: OutputError;
  }[];
}

/** A network knows nothing of the ends of a share: what it says is brought back to 0…1. */
export function asShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Held-out rows beside what was said of them. */
export function parityOf(
  rows: readonly ResultRow[],
  outputs: HeldOutOutputs,
  scaling: Scaling,
): ParityPoint[] {
  return rows.map(({ trial, result: { composition, density, b4 } }, row) => ({
    trial: trial.id,
    composition,
    density: density && {
      simulated: density.value,
      predicted: unscaled(outputs[2 * row], scaling.density),
    },
    b4: b4 && {
      simulated: b4.value,
      predicted: asShare(unscaled(outputs[2 * row + 1], scaling.b4)),
    },
  }));
}

type Output = 'density' | 'b4';

/** Scaled errors of one output, where it was measured. */
function distances(points: readonly ParityPoint[], output: Output, scaling: Scaling): number[] {
  return points.flatMap((point) => {
    const pair = point[output];
    if (pair === null) return [];
    return scaled(pair.predicted, scaling[output]) - scaled(pair.simulated, scaling[output]);
  });
}

function rootMeanSquare(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}

function outputError(
  points: readonly ParityPoint[],
  output: Output,
  scaling: Scaling,
): OutputError {
  const share = rootMeanSquare(distances(points, output, scaling));
  const { lower, upper } = scaling[output];
  return { scaled: share, absolute: share === null ? null : share * (upper - lower) };
}

/** Errors of held-out results, in all and composition by composition (by rising B2O3). */
export function errorsOf(points: readonly ParityPoint[], scaling: Scaling): SurrogateErrors {
  const glasses: Composition[] = [];
  for (const { composition } of points) {
    if (!glasses.some((glass) => sameGlass(glass, composition))) glasses.push(composition);
  }
  const both = [...distances(points, 'density', scaling), ...distances(points, 'b4', scaling)];
  return {
    rmse: rootMeanSquare(both),
    density: outputError(points, 'density', scaling),
    b4: outputError(points, 'b4', scaling),
    byComposition: glasses
      .sort((a, b) => a.B2O3 - b.B2O3)
      .map((composition) => {
        const own = points.filter((point) => sameGlass(point.composition, composition));
        return {
          composition,
          density: outputError(own, 'density', scaling),
          b4: outputError(own, 'b4', scaling),
        };
      }),
  };
}
