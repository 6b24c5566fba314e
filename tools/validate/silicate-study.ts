import { compositionFrom } from '../../src/core/composition';
import { createExperiment } from '../../src/core/experiment';
import type { FinishedRun } from './finished-run';
import type { RunStudy, StudyOutcome } from './study';

/** A soda-lime glass with alumina, magnesia and potash: there is a modifier's charge for every Al. */
const COMPOSITION = compositionFrom({
  SiO2: 66,
  Na2O: 13,
  CaO: 8,
  Al2O3: 6,
  MgO: 5,
  K2O: 2,
});

function measure({ summary: { al4Fraction } }: FinishedRun): StudyOutcome {
  if (!al4Fraction) throw new Error('The glass has no aluminium.');
  const { mean, standardError } = al4Fraction;
  return { values: { al4: { mean, error: standardError, freedom: null } }, traces: [] };
}

/** Whether aluminium comes out as the network former that it is where modifiers balance it. */
export const SILICATE_STUDY: RunStudy = {
  kind: 'run',
  id: 'silicate-quench',
  needsGpu: false,
  rows: [
    {
      key: 'al4',
      quantity: 'four-fold aluminium',
      unit: '',
      percent: true,
      digits: 2,
      reference: { kind: 'same', value: 1, tolerance: 0.1 },
    },
  ],
  experiment: createExperiment({
    name: 'Al–Mg soda-lime',
    composition: COMPOSITION,
    potential: 'guillot-sator2007',
    protocol: 'short',
    atoms: 1000,
  }),
  seeds: [1],
  measure,
};
