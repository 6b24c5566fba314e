import { GLASS_NAMES, glassOf, TABLE_1 } from '../../src/core/composition';
import { parseExperiment } from '../../src/core/experiment-json';
import { coolingRate } from '../../src/core/protocol';
import type { MeasuredGlass } from '../../src/figures/glass';
import { DENSITY_MEASUREMENT, FOUR_FOLD_BORON } from '../../src/figures/kinds/measurements';
import { columnOf, type RecordedGlass, recordedGlass } from '../../src/figures/recorded-glass';
import { averageColumns } from '../../src/structure/replica-average';
import { readRecords, type StudyRecord } from '../validate/record';
import { allStudies } from '../validate/studies';

/** Figures draw B4 in percent. */
const PERCENT = 100;

/** mol% that whole atoms may bring a box from its composition */
const COMPOSITION_TOLERANCE_MOL_PERCENT = 1;

/** Density and four-fold boron of the quenches that `npm run validate` has recorded. */
export function glassesOfRecords(): RecordedGlass[] {
  const quenches = allStudies().filter(({ kind }) => kind === 'run');
  return [...readRecords(quenches).values()].flatMap((record) => glassOfRecord(record) ?? []);
}

/** Null of a record that is of no quenched glass. */
export function glassOfRecord({ made, study }: StudyRecord): RecordedGlass | null {
  const [first] = made;
  if (!first || made.some(({ values }) => !values.density)) return null;
  const experiment = parseExperiment(first.experiment, study);
  const rate = coolingRate(experiment.protocol);
  if (rate === null) return null;
  const known = glassOf(experiment.composition, COMPOSITION_TOLERANCE_MOL_PERCENT);
  const density = averageColumns(made.map(({ values }) => [values.density.mean]));
  const boron = made.every(({ values }) => values.b4)
    ? averageColumns(made.map(({ values }) => [PERCENT * values.b4.mean]))
    : null;
  const glass: MeasuredGlass = {
    name: GLASS_NAMES.find((name) => name === known) ?? experiment.name,
    composition: known === null ? experiment.composition : TABLE_1[known],
    potential: experiment.potential.name,
    conditions: {
      name: experiment.name,
      coolingRate: rate,
      cutoff: experiment.cutoff,
      atoms: experiment.atoms,
    },
    sampling: { atoms: experiment.atoms, replicas: made.length, frames: 1 },
    columns: {
      [columnOf(DENSITY_MEASUREMENT, 'density')]: density,
      [columnOf(FOUR_FOLD_BORON, 'B4')]: boron,
    },
  };
  return recordedGlass(glass);
}
