import type { BuckinghamPair, Potential } from '../../core/potential';

/** A parameter that can be moved while a run goes on. */
export interface PotentialKnob {
  readonly id: string;
  /** Either order may stand in the potential. */
  readonly pair: readonly ['B', 'O'] | readonly ['B', 'B'];
  readonly parameter: keyof BuckinghamPair;
  readonly symbol: string;
  readonly unit: string;
  /** Largest change to either side, % */
  readonly reach: number;
  /** % */
  readonly step: number;
}

/** The parameters that the published fits move, with a little more reach than they explored. */
export const POTENTIAL_KNOBS: readonly PotentialKnob[] = [
  { id: 'bo-A', pair: ['B', 'O'], parameter: 'A', symbol: 'A', unit: 'eV', reach: 25, step: 0.5 },
  { id: 'bo-rho', pair: ['B', 'O'], parameter: 'rho', symbol: 'ρ', unit: 'Å', reach: 6, step: 0.1 },
  {
    id: 'bo-C',
    pair: ['B', 'O'],
    parameter: 'C',
    symbol: 'C',
    unit: 'eV Å⁶',
    reach: 30,
    step: 0.5,
  },
  { id: 'bb-A', pair: ['B', 'B'], parameter: 'A', symbol: 'A', unit: 'eV', reach: 20, step: 0.5 },
  {
    id: 'bb-rho',
    pair: ['B', 'B'],
    parameter: 'rho',
    symbol: 'ρ',
    unit: 'Å',
    reach: 20,
    step: 0.5,
  },
];

/** Changes in %, by the id of the knob; absent means none. */
export type PotentialChanges = Readonly<Record<string, number>>;

function pairName(potential: Potential, [a, b]: PotentialKnob['pair']): string | null {
  return [`${a}-${b}`, `${b}-${a}`].find((name) => Object.hasOwn(potential.pairs, name)) ?? null;
}

/** The value of the parameter that a knob moves, or null where the potential lacks that pair. */
export function knobValue(potential: Potential, knob: PotentialKnob): number | null {
  const name = pairName(potential, knob.pair);
  return name === null ? null : potential.pairs[name][knob.parameter];
}

/** `base` itself when nothing is changed, else a potential of its own that names its origin. */
export function changePotential(base: Potential, changes: PotentialChanges): Potential {
  const pairs: Record<string, BuckinghamPair> = { ...base.pairs };
  const said: string[] = [];
  for (const knob of POTENTIAL_KNOBS) {
    const percent = changes[knob.id] ?? 0;
    const name = pairName(base, knob.pair);
    if (percent === 0 || name === null) continue;
    const value = Number((pairs[name][knob.parameter] * (1 + percent / 100)).toPrecision(9));
    pairs[name] = { ...pairs[name], [knob.parameter]: value };
    const sign = percent > 0 ? '+' : '−';
    said.push(`${knob.pair.join('–')} ${knob.symbol} ${sign}${Math.abs(percent)} %`);
  }
  if (said.length === 0) return base;
  return {
    ...base,
    id: `${base.id}-changed`,
    name: `${base.name}, changed`,
    citation: `${base.citation}; changed: ${said.join(', ')}`,
    pairs,
  };
}
