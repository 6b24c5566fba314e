import type { FigureData, MeanColumn } from './figure-data';

/**
 * What the curves of an ensemble are: 'Mean of 6 replicas; the band is its standard error. Thin: the
 * replica on show.' Nothing of a single glass.
 *
 * @param column of the variant on show
 */
export function ensembleNotes({ variants }: FigureData, column: MeanColumn | null): string[] {
  const onShow = variants.find((variant) => variant.onShow);
  if (!onShow || onShow.replicas < 2 || !column?.error) return [];
  const of = variants.length > 1 ? ' of each' : '';
  const all = onShow.singles.length > 1;
  const thin = all ? 'single replicas, strongest the one on show' : 'the replica on show';
  return [
    `Mean of ${onShow.replicas} replicas${of}; the band is its standard error. Thin: ${thin}.`,
  ];
}
