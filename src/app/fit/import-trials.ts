import { Problem } from '../../core/problem';
import { campaignOf, type FitState, isFixed } from '../../lab/fit/fit-state';
import { targetsWith, withTrials } from '../../lab/fit/trial-table';
import { trialsOf } from '../../learn/campaign';
import { readTrialsCsv, type TrialTable } from '../../learn/trials-csv';
import { readTrialsJson } from '../../learn/trials-json';
import type { Dropped } from '../files/dropped-files';
import { notify, notifyFailure } from '../stores/notice-store';
import { useFit } from './fit-store';

/** What files of trials are offered in the dialog. */
export const TRIAL_FILES = '.csv,.json,.txt';

/** Bytes: hundreds of thousands of trials */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;

/** Imports the tables that were dropped, by themselves or in folders. */
export async function importDropped({ files, folders }: Dropped): Promise<void> {
  await importTrials([...files, ...folders.flatMap((folder) => folder.files)]);
}

/** Reads trials out of files that were chosen or dropped; what cannot be read is said. */
export async function importTrials(files: readonly File[]): Promise<void> {
  for (const file of files) {
    try {
      take(await readTable(file), file.name);
    } catch (error) {
      notifyFailure(error);
    }
  }
}

/** Trials that come with the page: the published potentials, and some spread over the bounds. */
const RECORDED = 'fit/trials.json';

/** Takes the trials that come with the page; says so where they cannot be had. */
export async function importRecordedTrials(): Promise<boolean> {
  try {
    const response = await fetch(RECORDED).catch(() => null);
    if (!response?.ok) {
      throw new Problem(
        'The trials that come with the page could not be fetched.',
        'Try again, import a table, or make some.',
      );
    }
    const name = 'Vitrine’s own quenches';
    take(readTrialsJson(await response.text(), name), name);
    return true;
  } catch (error) {
    notifyFailure(error);
    return false;
  }
}

async function readTable(file: File): Promise<TrialTable> {
  if (file.size > LARGEST_FILE_BYTES) {
    throw new Problem(
      `${file.name} has ${Math.round(file.size / 1024 / 1024)} MB; a table of trials has less than 64.`,
      'A trial is a row: five parameters, then density and B4 of each composition.',
    );
  }
  const text = await file.text();
  return /^\s*\{/.test(text) ? readTrialsJson(text, file.name) : readTrialsCsv(text, file.name);
}

function take(table: TrialTable, name: string): void {
  const { trials: before } = addTrials(table);
  const added = useFit.getState().data.length - before;
  const repeated = table.trials.length - added;
  const again = repeated > 0 ? ` ${repeated} were there already.` : '';
  notify({
    tone: 'news',
    message: `${added} ${added === 1 ? 'trial' : 'trials'} from ${name}.${again}`,
    hint: table.targets === null ? undefined : 'Its targets are used too.',
  });
}

/** Adds trials to what there is; their targets too, unless rounds have begun that have others. */
export function addTrials(table: TrialTable): { readonly trials: number } {
  const before = useFit.getState();
  const known = trialsOf(campaignOf(before));
  const data = [...before.data, ...withTrials(known, table.trials).slice(known.length)];
  useFit.setState({ data, settings: settingsWith(before, data, table), trouble: null });
  return { trials: before.data.length };
}

function settingsWith(
  before: FitState,
  data: FitState['data'],
  table: TrialTable,
): FitState['settings'] {
  if (isFixed(before)) return before.settings;
  const targets = targetsWith(before.settings.targets, table, data);
  return { ...before.settings, targets };
}
