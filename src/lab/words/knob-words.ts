import { type Change, pairParameter } from '../../core/change';
import { sayNumber } from './words';

const TARGETS: Readonly<Record<string, { readonly name: string; readonly unit: string }>> = {
  temperature: { name: 'temperature', unit: 'K' },
  pressure: { name: 'pressure', unit: 'GPa' },
  rate: { name: 'rate', unit: 'K/ps' },
};

const PARAMETERS = {
  A: { symbol: 'A', unit: 'eV' },
  rho: { symbol: 'ρ', unit: 'Å' },
  C: { symbol: 'C', unit: 'eV Å⁶' },
} as const;

/** 'temperature', 'B–O ρ' */
export function sayQuantity(quantity: Change['quantity']): string {
  const pair = pairParameter(quantity);
  if (!pair) return TARGETS[quantity]?.name ?? quantity;
  return `${pair.pair.replace('-', '–')} ${PARAMETERS[pair.parameter].symbol}`;
}

/** '2500 K', '0.1240 Å' */
export function sayValue({ quantity, value }: Change): string {
  const pair = pairParameter(quantity);
  const unit = pair ? PARAMETERS[pair.parameter].unit : TARGETS[quantity]?.unit;
  return `${sayNumber(value, pair ? 5 : 4)} ${unit ?? ''}`.trim();
}

/**
 * '1.2 ps: temperature to 2500 K'
 *
 * @param timeStep fs
 */
export function sayChange(change: Change, timeStep: number): string {
  const time = sayNumber((change.step * timeStep) / 1000, 6);
  return `${time} ps: ${sayQuantity(change.quantity)} to ${sayValue(change)}`;
}
