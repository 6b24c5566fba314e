import type { Composition } from '../core/glasses';
import { Problem } from '../core/problem';
import { type FitTarget, sameGlass } from './targets';
import type { Trial } from './trial';

/** How distances from the targets are weighed. */
export interface Objective {
  /** A density that is off by this, g/cm³, counts as much as a B4 that is off by 1 */
  readonly densityScale: number;
  readonly densityWeight: number;
  readonly b4Weight: number;
  /** B4 counts × 2·B2O3/75 mol%: twice as much in 75B, nothing without boron */
  readonly b4RisesWithBoron: boolean;
}

/**
 * The two objectives of the authors (Chen et al., arXiv 2510.13090): a sum over the compositions of
 * the mean of the two squared distances, densities being scaled by the range of their data.
 */
export const AUTHORS_OBJECTIVES: Readonly<Record<'bo' | 'cma-es', Objective>> = {
  bo: { densityScale: 0.4828, densityWeight: 1, b4Weight: 1, b4RisesWithBoron: false },
  'cma-es': { densityScale: 0.8622, densityWeight: 1, b4Weight: 1, b4RisesWithBoron: true },
};

/** @throws Problem when a weight cannot be, or none counts */
export function checkObjective(objective: Objective): void {
  const { densityScale, densityWeight, b4Weight } = objective;
  if (!(Number.isFinite(densityScale) && densityScale > 0)) {
    throw new Problem(
      `The density scale ${densityScale} g/cm³ cannot be.`,
      'Give a number above 0, such as 0.5.',
    );
  }
  const weights = [densityWeight, b4Weight];
  if (!weights.every((weight) => Number.isFinite(weight) && weight >= 0)) {
    throw new Problem(
      `The weights of density and B4 are ${densityWeight} and ${b4Weight}.`,
      'Both must be numbers from 0 up.',
    );
  }
  if (densityWeight + b4Weight === 0) {
    throw new Problem(
      'Neither density nor B4 has a weight.',
      'Give at least one of them a weight above 0.',
    );
  }
}

/** What a parameter set gives at one composition, simulated or predicted. */
export interface Response {
  readonly composition: Composition;
  /** g/cm³ */
  readonly density: number | null;
  readonly b4: number | null;
}

/** Results of a trial without their errors. */
export function responsesOf(trial: Trial): Response[] {
  return trial.results.map(({ composition, density, b4 }) => ({
    composition,
    density: density?.value ?? null,
    b4: b4?.value ?? null,
  }));
}

/** What B4 counts in a glass with so much B2O3, mol%. */
function b4Factor({ b4Weight, b4RisesWithBoron }: Objective, b2o3: number): number {
  return b4RisesWithBoron ? (b4Weight * 2 * b2o3) / 75 : b4Weight;
}

/**
 * Σ over the targets of weight · ½ (w_ρ (Δρ/scale)² + w_B4 ΔB4²). What is missing counts as what is
 * there does on average: the sum is scaled up to the weight of all targets. Null where nothing that
 * counts was measured.
 */
export function lossOf(
  responses: readonly Response[],
  targets: readonly FitTarget[],
  objective: Objective,
): number | null {
  let sum = 0;
  let present = 0;
  let wanted = 0;
  for (const target of targets) {
    const response = responses.find(({ composition }) =>
      sameGlass(target.composition, composition),
    );
    const densityWeight = target.density === null ? 0 : target.weight * objective.densityWeight;
    const b4Weight =
      target.b4 === null ? 0 : target.weight * b4Factor(objective, target.composition.B2O3);
    wanted += densityWeight + b4Weight;
    const density = response?.density ?? null;
    const b4 = response?.b4 ?? null;
    if (density !== null && target.density !== null) {
      sum += (densityWeight / 2) * ((density - target.density) / objective.densityScale) ** 2;
      present += densityWeight;
    }
    if (b4 !== null && target.b4 !== null) {
      sum += (b4Weight / 2) * (b4 - target.b4) ** 2;
      present += b4Weight;
    }
  }
  return present > 0 ? (sum * wanted) / present : null;
}

/** Loss of what molecular dynamics gave; null for an unstable trial or one without results. */
export function trialLoss(
  trial: Trial,
  targets: readonly FitTarget[],
  objective: Objective,
): number | null {
  return trial.unstable ? null : lossOf(responsesOf(trial), targets, objective);
}

/** The stable trial with the smallest loss; null when none has one. */
export function bestTrial(
  trials: readonly Trial[],
  targets: readonly FitTarget[],
  objective: Objective,
): { readonly trial: Trial; readonly loss: number } | null {
  let best: { trial: Trial; loss: number } | null = null;
  for (const trial of trials) {
    const loss = trialLoss(trial, targets, objective);
    if (loss !== null && (best === null || loss < best.loss)) best = { trial, loss };
  }
  return best;
}
