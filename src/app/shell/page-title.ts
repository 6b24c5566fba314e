import type { Recording } from '../../lab/recordings/recording';
import { experimentTitle } from '../../lab/words/ensemble-words';
import { STATE_WORDS } from '../../lab/words/words';
import type { Page } from '../stores/page-route';
import { isActive, type RunStatus, stateOf } from '../stores/run-store';

const PAGES: Readonly<Record<Exclude<Page, 'lab'>, string>> = {
  paper: 'The paper',
  fit: 'Potential lab',
};

/**
 * The title of the document: what is on show; of a run that goes on, or that is on show, where it stands.
 *
 * @param live the run is what is on show
 */
export function pageTitle(
  page: Page,
  shown: Pick<Recording, 'glassTitle'> | null,
  live: boolean,
  status: RunStatus,
): string {
  const inLab = page === 'lab';
  const seen = inLab ? (shown?.glassTitle ?? null) : PAGES[page];
  const run = sayRun(status);
  const ofRun = run !== null && (isActive(status) || (inLab && live && shown !== null));
  if (ofRun && inLab && live) return `${run}: Vitrine`;
  if (ofRun) return `${seen === null ? '' : `${seen}; `}${run}: Vitrine`;
  return seen === null ? 'Vitrine, a glass laboratory' : `${seen}: Vitrine, a glass laboratory`;
}

/** 'Cooling 1840 K, 24B'; null while there is no run. */
function sayRun(status: RunStatus): string | null {
  const { experiment, progress } = status;
  const state = stateOf(status);
  if (state === 'idle' || !experiment) return null;
  const kelvin = progress ? ` ${Math.round(progress.temperature / 10) * 10} K` : '';
  return `${STATE_WORDS[state]}${kelvin}, ${experimentTitle(experiment)}`;
}
