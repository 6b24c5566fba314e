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
    ({ glass }) => (sayRate(glass) === null ? null : `${glass.potential}, ${sayRate(glass)}`),
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
const PAPER_RATE_K_PER_PS = 1;

/** 'Short quench, 270 K/ps, 399–402 atoms (recorded with the page): 75B, 24B.': how glasses were made. */
export function sayMade(glasses: readonly PaperGlass[]): string {
  const alike = new Map<string, PaperGlass[]>();
  for (const one of glasses) {
    const key = `${sayQuench(one)} ${one.glass.sampling.replicas} ${one.source}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  const sentences = [...alike.values()].map((group) => {
    const [{ glass, source }] = group;
    const { replicas } = glass.sampling;
    const sizes = group.map((one) => one.glass.sampling.atoms);
    const atoms = [...new Set([Math.min(...sizes), Math.max(...sizes)])].map((size) =>
      size.toLocaleString('en-GB'),
    );
    const of = replicas > 1 ? `${replicas} × ` : '';
    const from = source === 'own' ? 'of this session' : 'recorded with the page';
    const names = group.map((one) => one.glass.name);
    const parted = names.join(names.some((name) => name.includes(',')) ? '; ' : ', ');
    return `${sayQuench(group[0])}, ${of}${atoms.join('–')} atoms (${from}): ${parted}.`;
  });
  return sentences.join(' ');
}

function sayQuench({ glass }: PaperGlass): string {
  const rate = glass.conditions?.coolingRate ?? null;
  if (rate === null) return 'How it was cooled is not known';
  return `${rate > PAPER_RATE_K_PER_PS ? 'Short quench' : 'Quench'}, ${sayRate(glass)}`;
}
