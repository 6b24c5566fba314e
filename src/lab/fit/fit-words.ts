import { PARAMETERS, type ParameterKey } from '../../learn/parameters';
import type { EnsembleSpread } from '../../learn/surrogate';

/** A loss: '0.0123', '1.30' */
export function sayLoss(loss: number | null): string {
  if (loss === null) return '–';
  return loss.toFixed(loss < 0.1 ? 4 : loss < 1 ? 3 : 2);
}

/** 'so much, and how much the networks differ': '2.51 ± 0.02' */
export function saySpread({ mean, spread }: EnsembleSpread, digits: number): string {
  return `${mean.toFixed(digits)} ± ${spread.toFixed(digits)}`;
}

/** B4 in per cent as a table has it, whose head says the unit: '62.3'; a dash where there is none. */
export function sayB4(fraction: number | null | undefined): string {
  return fraction === null || fraction === undefined ? '–' : (100 * fraction).toFixed(1);
}

/** B4 in per cent, and how much the networks differ: '62.3 ± 1.2' */
export function sayB4Spread({ mean, spread }: EnsembleSpread): string {
  return saySpread({ mean: 100 * mean, spread: 100 * spread }, 1);
}

/** A parameter with the digits that are worth showing. */
export function sayParameter(key: ParameterKey, value: number): string {
  const digits = PARAMETERS.find((info) => info.key === key)?.digits ?? 3;
  return value.toFixed(digits);
}

/** '1 trial', '3 trials' */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
