import { type Composition, OXIDES, type Oxide } from '../core/glasses';
import { PARAMETERS, type ParameterSet, vectorOf } from './parameters';
import type { TrainingRows } from './training';
import type { Trial, TrialResult } from './trial';

/** A stretch of values that is mapped to 0…1. */
export interface ScaledRange {
  readonly lower: number;
  readonly upper: number;
}

/**
 * How trials become numbers near 0…1, as the authors do it (Chen et al., arXiv 2510.13090): the five
 * parameters and both outputs by their smallest and largest value, B2O3 as a mole fraction. The
 * oxides of modifiers and further formers are inputs too where the glasses differ in them.
 */
export interface Scaling {
  /** In the order of `PARAMETERS` */
  readonly parameters: readonly ScaledRange[];
  readonly oxides: readonly Oxide[];
  /** g/cm³ */
  readonly density: ScaledRange;
  readonly b4: ScaledRange;
}

function rangeOf(values: readonly number[]): ScaledRange {
  if (values.length === 0) return { lower: 0, upper: 1 };
  const lower = values.reduce((a, b) => Math.min(a, b));
  const upper = values.reduce((a, b) => Math.max(a, b));
  return { lower, upper: upper > lower ? upper : lower + 1 };
}

/** Silica is what is left of 100 mol%, so it tells a network nothing. */
const FURTHER_OXIDES = OXIDES.filter((oxide) => oxide !== 'SiO2' && oxide !== 'B2O3');

/** The scaling that fits all of these trials. */
export function scalingOf(trials: readonly Trial[]): Scaling {
  const vectors = trials.map(({ parameters }) => vectorOf(parameters));
  const results = trials.flatMap((trial) => trial.results);
  const varies = (oxide: Oxide) =>
    results.some(({ composition }) => {
      return Math.abs(composition[oxide] - results[0].composition[oxide]) > 0.5;
    });
  return {
    parameters: PARAMETERS.map((_, i) => rangeOf(vectors.map((vector) => vector[i]))),
    oxides: ['B2O3', ...FURTHER_OXIDES.filter(varies)],
    density: rangeOf(results.flatMap(({ density }) => density?.value ?? [])),
    b4: rangeOf(results.flatMap(({ b4 }) => b4?.value ?? [])),
  };
}

export function scaled(value: number, { lower, upper }: ScaledRange): number {
  return (value - lower) / (upper - lower);
}

export function unscaled(share: number, { lower, upper }: ScaledRange): number {
  return lower + share * (upper - lower);
}

/** Inputs of a network: the scaled parameters, then the oxides as mole fractions. */
export function networkInputs(
  parameters: ParameterSet,
  composition: Composition,
  scaling: Scaling,
): number[] {
  return [
    ...vectorOf(parameters).map((value, i) => scaled(value, scaling.parameters[i])),
    ...scaling.oxides.map((oxide) => composition[oxide] / 100),
  ];
}

/** A result of a trial, as a row of the training data knows it. */
export interface ResultRow {
  readonly trial: Trial;
  readonly result: TrialResult;
}

/** Results that have a density or B4, trial by trial. */
export function resultRows(trials: readonly Trial[]): ResultRow[] {
  return trials.flatMap((trial) =>
    trial.results
      .filter(({ density, b4 }) => density !== null || b4 !== null)
      .map((result) => ({ trial, result })),
  );
}

/** Rows that a network of two outputs, density and B4, learns from. */
export function trainingRows(rows: readonly ResultRow[], scaling: Scaling): TrainingRows {
  const inputSize = PARAMETERS.length + scaling.oxides.length;
  const data: TrainingRows = {
    count: rows.length,
    inputSize,
    outputSize: 2,
    inputs: new Float64Array(rows.length * inputSize),
    outputs: new Float64Array(rows.length * 2),
    present: new Float64Array(rows.length * 2),
  };
  rows.forEach(({ trial, result }, row) => {
    data.inputs.set(networkInputs(trial.parameters, result.composition, scaling), row * inputSize);
    if (result.density !== null) {
      data.outputs[2 * row] = scaled(result.density.value, scaling.density);
      data.present[2 * row] = 1;
    }
    if (result.b4 !== null) {
      data.outputs[2 * row + 1] = scaled(result.b4.value, scaling.b4);
      data.present[2 * row + 1] = 1;
    }
  });
  return data;
}
