import type { Experiment } from '../../core/experiment';
import { everyComposition, everyPotential } from '../../core/variants';

/** What of an experiment makes it an ensemble. */
type EnsembleParts = Pick<Experiment, 'replicas' | 'variants'>;

/** An ensemble that a press sets up. */
export interface EnsemblePreset {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly parts: EnsembleParts;
}

export const SINGLE_GLASS: EnsembleParts = { replicas: 1, variants: [] };

/** Those of Figures 2, 1 and 7 of the paper. */
export const ENSEMBLE_PRESETS: readonly EnsemblePreset[] = [
  {
    id: 'seeds',
    label: 'Six seeds',
    title: 'The same glass from six random starts: how much a single one scatters',
    parts: { replicas: 6, variants: [] },
  },
  {
    id: 'compositions',
    label: 'All nine compositions',
    title: 'Every glass of the table, from 75B to 10B, one of each',
    parts: { replicas: 1, variants: everyComposition() },
  },
  {
    id: 'potentials',
    label: 'Four potentials side by side',
    title: 'This glass with every built-in potential, one of each',
    parts: { replicas: 1, variants: everyPotential() },
  },
];

/** The ensemble that an experiment is, whatever its replicas number; null when it is none of these. */
export function ensembleOf({ replicas, variants }: EnsembleParts): EnsemblePreset | null {
  const same = JSON.stringify(variants);
  const named = ENSEMBLE_PRESETS.find(({ parts }) => JSON.stringify(parts.variants) === same);
  return named?.id === 'seeds' && replicas !== named.parts.replicas ? null : (named ?? null);
}
