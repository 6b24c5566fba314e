/** The worker that finds atoms: those of a range of a figure, and what one atom is. */

import { atomReport } from '../../lab/selection/atom-report';
import { atomRings } from '../../lab/selection/atom-rings';
import { rangeKindOf } from '../../lab/selection/atoms-of-range';
import { serve } from '../tasks/serve';
import type { AskedFrame, SelectionTasks } from './selection-messages';

let latest: AskedFrame | null = null;

/** The same object for the same frame, so that its rings are found once. */
function configurationOf({ frame, configuration }: AskedFrame): AskedFrame['configuration'] {
  if (latest?.frame !== frame) latest = { frame, configuration };
  return latest.configuration;
}

serve<SelectionTasks>({
  range: (ask) => {
    const { range, span } = ask;
    const atoms = rangeKindOf(range)?.atoms(configurationOf(ask), range.from, range.to, span);
    return atoms ?? new Uint32Array();
  },
  atom: (ask) => atomReport(configurationOf(ask), ask.atom),
  rings: (ask) => atomRings(configurationOf(ask), ask.atom),
});
