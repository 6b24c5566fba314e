import { measureGlasses } from '../../src/cli/figure-glasses';
import type { Terminal } from '../../src/cli/terminal';
import type { Configuration } from '../../src/core/configuration';
import { glassOf } from '../../src/core/glasses';
import { DEFAULT_CHOICES } from '../../src/figures/figure-kind';
import { FIGURE_MEASUREMENTS } from '../../src/figures/figures';
import type { FrameColumns } from '../../src/figures/glass';
import { columnOf, type RecordedGlass, recordedGlass } from '../../src/figures/recorded-glass';

/** mol% by which a box of some hundred whole atoms misses its composition */
const COMPOSITION_TOLERANCE_MOL_PERCENT = 1;

/** Everything that the figures of the paper need, of one frame. */
function measureAll(configuration: Configuration): FrameColumns {
  const columns = FIGURE_MEASUREMENTS.flatMap((measurement) =>
    Object.entries(measurement.of(configuration, DEFAULT_CHOICES)).map(
      ([name, column]) => [columnOf(measurement, name), column] as const,
    ),
  );
  return Object.fromEntries(columns);
}

/**
 * The last frame of each source, measured for all figures of the paper.
 *
 * @throws Problem as `measureGlasses` does
 */
export function measuredForPaper(sources: readonly string[], terminal: Terminal): RecordedGlass[] {
  const { glasses: measured } = measureGlasses(sources, measureAll, { last: true }, terminal);
  // The page tells glasses of one composition apart by what differs among those that it shows.
  return measured.map((glass) =>
    recordedGlass({
      ...glass,
      name:
        (glass.composition && glassOf(glass.composition, COMPOSITION_TOLERANCE_MOL_PERCENT)) ??
        glass.name,
    }),
  );
}
