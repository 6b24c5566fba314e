/** How a glass was made, as far as its numbers depend on it. */
export interface RunConditions {
  /** What a person calls the glass, for example '24B' */
  readonly name: string;
  /** K/ps; null when nothing was cooled */
  readonly coolingRate: number | null;
  /** Å */
  readonly cutoff: number;
  readonly atoms: number;
}

/** A laboratory cools at about 1 K/s; a kelvin per picosecond is 10¹² K/s. */
const LABORATORY_ORDERS = 12;

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * What stands beside an experimental value: how this glass was made, and why it may differ. The
 * sentence says what kind of value is compared.
 */
export function caveat(conditions: RunConditions | null, compared: 'boron' | 'density'): string {
  if (conditions === null) return 'How this glass was made is not known: compare with care.';
  const { coolingRate, cutoff, atoms } = conditions;
  const size = `${atoms.toLocaleString('en-GB')} atoms, cutoff ${cutoff} Å`;
  if (coolingRate === null) return `This run was not cooled (${size}): it is a melt, not a glass.`;
  const orders = Math.round(LABORATORY_ORDERS + Math.log10(coolingRate));
  const power = [...String(orders)].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
  const effect = compared === 'boron' ? 'has fewer four-fold borons' : 'is less dense';
  return `This run: ${rate(coolingRate)} K/ps, ${size}. Cooling about 10${power} times faster than a laboratory freezes in the hot melt, which ${effect}.`;
}

function rate(kelvinPerPicosecond: number): string {
  return String(Number(kelvinPerPicosecond.toPrecision(3)));
}
