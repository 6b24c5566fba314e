import type { Averaged } from '../../run/recorder';
import type { Estimate, Summary, VariantSummary } from '../../run/summary';
import { withinError } from '../../structure/replica-average';

/** What each variant of a run came to; a run without variants is its only one. */
export function variantSummaries(summary: Summary): readonly VariantSummary[] {
  return summary.variants.length > 0 ? summary.variants : [summary];
}

/** Whether an estimate is nearer to a measured value than its own error. */
export function agrees(estimate: Estimate, measured: number | null): boolean {
  if (estimate === null || measured === null) return false;
  return withinError(estimate, { mean: measured, standardError: null }) === true;
}

/** Names of the other variants whose difference from `reference` is smaller than its error. */
export function indistinct(
  summaries: readonly VariantSummary[],
  reference: VariantSummary,
  quantity: Averaged,
): string[] {
  const own = reference[quantity];
  return summaries
    .filter((other) => {
      const value = other[quantity];
      return other !== reference && own && value && withinError(own, value) === true;
    })
    .map(({ name }) => name);
}

/** Quantities as a sentence names them. */
const COMPARED: readonly { readonly quantity: Averaged; readonly said: string }[] = [
  { quantity: 'density', said: 'density' },
  { quantity: 'b4Fraction', said: 'B4' },
  { quantity: 'si4Fraction', said: 'Si4' },
];

/** 'Differs from 24B by less than its error: density of 37B and 12B; B4 of 12B.' */
export function sayIndistinct(
  summaries: readonly VariantSummary[],
  reference: VariantSummary,
): string {
  const parts = COMPARED.flatMap(({ quantity, said }) => {
    const names = indistinct(summaries, reference, quantity);
    return names.length === 0 ? [] : [`${said} of ${sayList(names)}`];
  });
  if (parts.length === 0)
    return `Every difference from ${reference.name} is larger than its error.`;
  return `Differs from ${reference.name} by less than its error: ${parts.join('; ')}.`;
}

function sayList(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}
