import { serialiseExperiment } from '../../core/experiment-json';
import type { Recording } from '../lab/recording';
import { glassViewHandle } from '../stage/view-handle';
import { useGlass } from '../stores/glass-store';
import { tellTrouble } from '../stores/notice-store';
import { useSetup } from '../stores/setup-store';
import { glassText, seriesText, trajectoryText } from './recording-files';

/** What can be saved; each has the reason why it cannot be just now, or null. */
export interface Saving {
  readonly id: string;
  readonly label: string;
  readonly file: string;
  readonly why: (shown: Recording | null) => string | null;
  readonly save: () => Promise<void> | void;
}

const needsGlass = (shown: Recording | null) =>
  shown?.looked.last ? null : 'There is no glass yet.';

/** Everything that the menu offers, in its order. */
export const SAVINGS: readonly Saving[] = [
  {
    id: 'trajectory',
    label: 'Trajectory',
    file: 'extended XYZ',
    why: (shown) => (shown?.looked.frames.length ? null : 'There are no frames yet.'),
    save: () => saveShown('trajectory.extxyz', trajectoryText),
  },
  {
    id: 'glass',
    label: 'Glass as it is now',
    file: 'LAMMPS data',
    why: needsGlass,
    save: () => saveShown('glass.data', glassText),
  },
  {
    id: 'series',
    label: 'Series',
    file: 'CSV',
    why: (shown) => (shown?.looked.rows.length ? null : 'There is no series of this glass.'),
    save: () => saveShown('series.csv', seriesText),
  },
  {
    id: 'experiment',
    label: 'Experiment',
    file: 'JSON',
    why: () => null,
    save: () => {
      const { experiment } = useSetup.getState();
      const json = JSON.stringify(serialiseExperiment(experiment), null, 2);
      download(`${fileStem(experiment.name)}-experiment.json`, `${json}\n`);
    },
  },
  {
    id: 'picture',
    label: 'Picture',
    file: 'PNG',
    why: needsGlass,
    save: async () => {
      const picture = await glassViewHandle.current?.snapshot();
      const { shown } = useGlass.getState();
      if (picture && shown) download(`${fileStem(shown.title)}.png`, picture);
    },
  },
];

export async function save(id: string): Promise<void> {
  try {
    await SAVINGS.find((saving) => saving.id === id)?.save();
  } catch (error) {
    tellTrouble(error);
  }
}

function saveShown(ending: string, textOf: (shown: Recording) => string | string[]): void {
  const { shown } = useGlass.getState();
  if (!shown) return;
  const text = textOf(shown);
  download(`${fileStem(shown.title)}-${ending}`, ...(Array.isArray(text) ? text : [text]));
}

/** A name that every file system takes. */
function fileStem(title: string): string {
  return title.replace(/[^\w.-]+/g, '-').replace(/^-+|-+$/g, '') || 'glass';
}

function download(name: string, ...parts: BlobPart[]): void {
  const url = URL.createObjectURL(new Blob(parts));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads it after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
