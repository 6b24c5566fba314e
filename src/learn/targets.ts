import { type Composition, GLASS_NAMES, type GlassName, OXIDES, TABLE_1 } from '../core/glasses';
import { Problem } from '../core/problem';
import { experimentFor } from '../core/published';
import { checkB4, checkDensity } from './trial';

/** What a fit should reach at one composition; null where nothing is asked for. */
export interface FitTarget {
  readonly composition: Composition;
  /** g/cm³ */
  readonly density: number | null;
  /** Share of boron bound to four oxygens, 0 to 1 */
  readonly b4: number | null;
  /** How much the composition counts; 1 as a rule, 0 leaves it out */
  readonly weight: number;
}

/**
 * Density and N4 as measured (Smedskjaer et al. 2011), for the glasses that experiment knows: 10B has
 * none, 0B no N4.
 */
export function measuredTargets(names: readonly GlassName[] = GLASS_NAMES): FitTarget[] {
  return names
    .map((name) => TABLE_1[name])
    .map((composition) => ({ composition, measured: experimentFor(composition) }))
    .filter(({ measured }) => measured !== null)
    .map(({ composition, measured }) => ({
      composition,
      density: measured?.density ?? null,
      b4: measured?.n4 ?? null,
      weight: 1,
    }))
    .sort((a, b) => a.composition.B2O3 - b.composition.B2O3);
}

/** The target of a composition; whole atoms bring a box only near to it. Null when there is none. */
export function targetFor(
  targets: readonly FitTarget[],
  composition: Composition,
): FitTarget | null {
  return targets.find((target) => sameGlass(target.composition, composition)) ?? null;
}

/** How far a composition of whole atoms may be from what was asked, mol%. */
const COMPOSITION_TOLERANCE_MOL_PERCENT = 0.5;

/** True when both compositions stand for the same glass: within 0.5 mol% of every oxide. */
export function sameGlass(a: Composition, b: Composition): boolean {
  return OXIDES.every(
    (oxide) => Math.abs(a[oxide] - b[oxide]) <= COMPOSITION_TOLERANCE_MOL_PERCENT,
  );
}

/** @throws Problem when nothing is asked for, or a value or weight cannot be */
export function checkTargets(targets: readonly FitTarget[], where = 'The targets'): void {
  for (const { density, b4, weight, composition } of targets) {
    const place = `${where}, ${composition.B2O3} mol% B2O3`;
    if (density !== null) checkDensity(density, place);
    if (b4 !== null) checkB4(b4, place);
    if (!(Number.isFinite(weight) && weight >= 0)) {
      throw new Problem(
        `${place}: the weight ${weight} cannot be.`,
        'Give a number from 0 up; 0 leaves the composition out.',
      );
    }
  }
  const asked = targets.filter(
    ({ density, b4, weight }) => weight > 0 && (density !== null || b4 !== null),
  );
  if (asked.length === 0) {
    throw new Problem(
      `${where} ask for nothing.`,
      'Give a density or B4 of at least one composition, with a weight above 0.',
    );
  }
}
