import { PARAMETERS, type ParameterKey } from '../../learn/parameters';
import type { Spread } from '../../learn/surrogate';

/** A loss: '0.0123', '1.30' */
export function sayLoss(loss: number | null): string {
  if (loss === null) return '–';
  return loss.toFixed(loss < 0.1 ? 4 : loss < 1 ? 3 : 2);
}

/** 'so much, and how much the networks differ': '2.51 ± 0.02' */
export function saySpread({ mean, spread }: Spread, digits: number): string {
  return `${mean.toFixed(digits)} ± ${spread.toFixed(digits)}`;
}

/** A parameter with the digits that are worth showing */
export function sayParameter(key: ParameterKey, value: number): string {
  const digits = PARAMETERS.find((info) => info.key === key)?.digits ?? 3;
  return value.toFixed(digits);
}

/** '1 trial', '3 trials' */
export function sayCount(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
