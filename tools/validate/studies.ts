import { Problem } from '../../src/core/problem';
import { HOLD_STUDY, LONG_HOLD_STUDIES } from './hold-study';
import { INTEGRATOR_STUDIES } from './integrator-study';
import { MELT_STUDIES } from './melt-study';
import { CLASS_STUDIES, PAPER_STUDIES, SHORT_STUDIES } from './quench-study';
import { SILICATE_STUDY } from './silicate-study';
import { staticStudies } from './static-study';
import { rowId, type Study } from './study';

/** Every study, in the order in which a person reads them. */
export function allStudies(): Study[] {
  return [
    ...staticStudies(),
    ...INTEGRATOR_STUDIES,
    HOLD_STUDY,
    ...LONG_HOLD_STUDIES,
    ...MELT_STUDIES,
    ...SHORT_STUDIES,
    ...CLASS_STUDIES,
    ...PAPER_STUDIES,
    SILICATE_STUDY,
  ];
}

/**
 * The studies that rows come from.
 *
 * @param names rows ('quench-24B-density'), studies ('quench-24B') or their common beginning ('static')
 * @throws Problem on a name that means none
 */
export function studiesOf(names: readonly string[], studies: readonly Study[]): Study[] {
  const wanted = new Set<Study>();
  for (const name of names) {
    const found = studies.filter(
      (study) =>
        study.id === name ||
        study.id.startsWith(`${name}-`) ||
        study.rows.some((row) => rowId(study, row) === name),
    );
    if (found.length === 0) {
      throw new Problem(
        `There is no row "${name}".`,
        `The rows come from ${studies.map(({ id }) => id).join(', ')}; add --list to see them all.`,
      );
    }
    for (const study of found) wanted.add(study);
  }
  return studies.filter((study) => wanted.has(study));
}
