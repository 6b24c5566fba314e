import { type FitTarget, sameGlass, targetFor } from '../../learn/targets';
import type { Trial } from '../../learn/trial';
import type { TrialTable } from '../../learn/trials-csv';

/**
 * Targets after a table of trials came: its own, or else those that there were; what no trial was
 * simulated at counts for nothing, unless that would leave none.
 */
export function targetsWith(
  targets: readonly FitTarget[],
  table: TrialTable,
  trials: readonly Trial[],
): FitTarget[] {
  const asked = table.targets ?? [];
  const all = [
    ...asked,
    ...targets.filter(({ composition }) => targetFor(asked, composition) === null),
  ].sort((a, b) => a.composition.B2O3 - b.composition.B2O3);
  const simulated = trials.flatMap(({ results }) => results);
  const known = ({ composition }: FitTarget) =>
    simulated.some((result) => sameGlass(result.composition, composition));
  if (!all.some(known)) return all;
  return all.map((target) => {
    const weight = known(target) ? target.weight || 1 : 0;
    return { ...target, weight };
  });
}

/** Trials with new ones behind them; what is there already, to the last digit, is not added again. */
export function withTrials(trials: readonly Trial[], added: readonly Trial[]): Trial[] {
  const key = ({ parameters, results }: Trial) => JSON.stringify([parameters, results]);
  const known = new Set(trials.map(key));
  return [...trials, ...added.filter((trial) => !known.has(key(trial)))];
}
