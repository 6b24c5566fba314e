import { FEWEST_SEEDS } from '../../figures/claims';
import { FOUR_FOLD } from '../../run/four-fold';
import type { Averaged } from '../../run/recorder';
import type { AverageOrNone, Summary, VariantSummary } from '../../run/summary';
import { withinError } from '../../structure/replica-average';

/** What each variant of a run came to; a run without variants is its only one. */
export function summariesOfVariants(summary: Summary): readonly VariantSummary[] {
  return summary.variants.length > 0 ? summary.variants : [summary];
}

/** What a mean over seeds is compared by. */
type Seeded = Pick<VariantSummary, 'perReplica'>;

const carried = ({ perReplica }: Seeded) => perReplica.length >= FEWEST_SEEDS;

/**
 * Whether an estimate is nearer to a measured value than its own error; false of fewer than three seeds,
 * whose error is not known.
 */
export function agrees(estimate: AverageOrNone, measured: number | null, of: Seeded): boolean {
  if (estimate === null || measured === null || !carried(of)) return false;
  return withinError(estimate, { mean: measured, standardError: null }) === true;
}

/**
 * Names of the other variants whose difference from `reference` is, or is not, within its error; of
 * those that have three seeds or more, as the reference must.
 */
export function compared(
  summaries: readonly VariantSummary[],
  reference: VariantSummary,
  quantity: Averaged,
): { readonly within: string[]; readonly beyond: string[] } {
  const own = reference[quantity];
  const named = (wanted: boolean) =>
    summaries
      .filter((other) => {
        const value = other[quantity];
        if (other === reference || !own || !value || !carried(other)) return false;
        return carried(reference) && withinError(own, value) === wanted;
      })
      .map(({ name }) => name);
  return { within: named(true), beyond: named(false) };
}

/** Quantities as a sentence names them. */
const COMPARED: readonly { readonly quantity: Averaged; readonly said: string }[] = [
  { quantity: 'density', said: 'density' },
  ...FOUR_FOLD.map(({ quantity, label }) => ({ quantity, said: label })),
];

/**
 * 'Differs from 24B by less than its error: density of 37B and 12B; B4 of 12B.' Null where no errors
 * are known: of fewer than three seeds.
 */
export function sayCompared(
  summaries: readonly VariantSummary[],
  reference: VariantSummary,
): string | null {
  const all = COMPARED.map(({ quantity, said }) => ({
    said,
    ...compared(summaries, reference, quantity),
  }));
  const parts = all
    .filter(({ within }) => within.length > 0)
    .map(({ said, within }) => `${said} of ${sayList(within)}`);
  if (parts.length > 0) {
    return `Differs from ${reference.name} by less than its error: ${parts.join('; ')}.`;
  }
  if (all.every(({ beyond }) => beyond.length === 0)) return null;
  return `Every difference from ${reference.name} is larger than its error.`;
}

function sayList(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
