import type { MeasuredGlass } from '../../figures/glass';

/** A glass of a figure, and where it comes from. */
export interface PaperGlass {
  readonly glass: MeasuredGlass;
  readonly source: 'own' | 'recorded';
}

/**
 * Glasses under names that differ: those of one name get their potential, their cooling rate or where
 * they come from beside it, whichever tells them apart.
 */
export function distinctGlasses(glasses: readonly PaperGlass[]): MeasuredGlass[] {
  const distinctions: readonly ((glass: PaperGlass, i: number) => string | null)[] = [
    ({ glass }) => glass.potential,
    ({ glass }) => sayRate(glass),
    ({ source }) => (source === 'own' ? 'of this session' : 'recorded'),
    (_, i) => String(i + 1),
  ];
  return glasses.map((one, i) => {
    const alike = [...glasses.keys()].filter((k) => glasses[k].glass.name === one.glass.name);
    if (alike.length === 1) return one.glass;
    const telling = distinctions.find((say) => {
      const words = alike.map((k) => say(glasses[k], k));
      return words.every((word) => word !== null) && new Set(words).size === words.length;
    });
    return { ...one.glass, name: `${one.glass.name}, ${telling?.(one, i)}` };
  });
}

function sayRate({ conditions }: MeasuredGlass): string | null {
  const rate = conditions?.coolingRate ?? null;
  return rate === null ? null : `${Number(rate.toPrecision(3))} K/ps`;
}

/** K/ps: what is cooled faster than the paper cooled is a short quench */
const PAPER_RATE = 1;

/** '24B: short quench, 270 K/ps, 399 atoms (recorded with the page)': how each glass was made. */
export function sayMade({ glass, source }: PaperGlass): string {
  const { conditions, sampling } = glass;
  const rate = conditions?.coolingRate ?? null;
  const quench =
    rate === null
      ? 'how it was cooled is not known'
      : `${rate > PAPER_RATE ? 'short quench' : 'quench'}, ${Number(rate.toPrecision(3))} K/ps`;
  const of = sampling.replicas > 1 ? `${sampling.replicas} × ` : '';
  const from = source === 'own' ? 'of this session' : 'recorded with the page';
  return `${glass.name}: ${quench}, ${of}${sampling.atoms.toLocaleString('en-GB')} atoms (${from})`;
}
