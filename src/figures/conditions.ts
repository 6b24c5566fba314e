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

const EFFECTS = {
  boron: 'has fewer four-fold borons',
  density: 'is less dense',
  'density and boron': 'is less dense and has fewer four-fold borons',
} as const;

/** Which of its values are compared with experiment, by their key in `EFFECTS`. */
export type ExperimentEffect = keyof typeof EFFECTS;

/** '10¹⁴': how many times faster than in a laboratory. */
function power(kelvinPerPicosecond: number): string {
  const orders = Math.round(LABORATORY_ORDERS + Math.log10(kelvinPerPicosecond));
  return `10${[...String(orders)].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;
}

/**
 * What stands beside an experimental value: how this glass was made, and why it may differ. The
 * sentence says what kind of value is compared.
 */
export function caveat(conditions: RunConditions | null, compared: ExperimentEffect): string {
  if (conditions === null) return 'How this glass was made is not known: compare with care.';
  const { coolingRate, cutoff, atoms } = conditions;
  const size = `${atoms.toLocaleString('en-GB')} atoms, cutoff ${cutoff} Å`;
  if (coolingRate === null) return `This run was not cooled (${size}): it is a melt, not a glass.`;
  return `This run: ${rate(coolingRate)} K/ps, ${size}. Cooling about ${power(coolingRate)} times faster than a laboratory freezes in the hot melt, which ${EFFECTS[compared]}.`;
}

/** What `caveat` says of glasses that were all cooled, in one sentence. */
export function caveatOfMany(
  conditions: readonly (RunConditions & { readonly coolingRate: number })[],
  compared: ExperimentEffect,
): string {
  const rates = conditions.map(({ coolingRate }) => coolingRate);
  const [slowest, fastest] = [Math.min(...rates), Math.max(...rates)];
  const cooled = range(rates, rate);
  const atoms = range(
    conditions.map((one) => one.atoms),
    (count) => count.toLocaleString('en-GB'),
  );
  const cutoffs = range(
    conditions.map(({ cutoff }) => cutoff),
    String,
  );
  const powers = range([slowest, fastest], power);
  return `These runs: ${cooled} K/ps, ${atoms} atoms, cutoff ${cutoffs} Å. Cooling about ${powers} times faster than a laboratory freezes in the hot melt, which ${EFFECTS[compared]}.`;
}

/** '7–7.5', or '7' of equal ones. */
function range(values: readonly number[], say: (value: number) => string): string {
  return [...new Set([say(Math.min(...values)), say(Math.max(...values))])].join('–');
}

function rate(kelvinPerPicosecond: number): string {
  return String(Number(kelvinPerPicosecond.toPrecision(3)));
}
