import { serialiseExperiment } from '../../core/experiment-json';
import { pngWithText } from '../../formats/png-text';
import type { Recording } from '../../lab/recordings/recording';
import {
  glassText,
  seriesText,
  sourceOf,
  trajectoryText,
} from '../../lab/recordings/recording-files';
import { experimentTitle } from '../../lab/words/ensemble-words';
import { download, fileStem } from '../kit/download';
import { useGlass } from '../stores/glass-store';
import { notifyFailure } from '../stores/notice-store';
import { glassViewHandle } from '../stores/view-handle';
import { LAMMPS_EXPORTS } from './export-lammps';
import { replicasZip } from './replicas-zip';
import type { Saving } from './saving';
import { sharedExperiment } from './shared-experiment';

const needsGlass = (shown: Recording | null) =>
  shown?.looked.last ? null : 'There is no glass yet.';

/** Everything that the menu offers, in its order. */
export const SAVINGS: readonly Saving[] = [
  {
    id: 'trajectory',
    label: 'Trajectory',
    file: 'extended XYZ',
    why: (shown) => (shown?.looked.frames.length ? null : 'There are no frames yet.'),
    save: () => saveShown('trajectory.extxyz', (shown) => trajectoryText(shown)),
  },
  {
    id: 'glass',
    label: 'Glass as it is now',
    file: 'LAMMPS data',
    why: needsGlass,
    save: () => saveShown('glass.data', (shown) => glassText(shown)),
  },
  {
    id: 'series',
    label: 'Series',
    file: 'CSV',
    why: (shown) => (shown?.looked.rows.length ? null : 'There is no series of this glass.'),
    save: () => saveShown('series.csv', (shown) => seriesText(shown)),
  },
  {
    id: 'replicas',
    label: 'All replicas',
    file: 'zip',
    why: (shown) =>
      shown && shown.replicas.length > 1 ? null : 'There is one replica; save its files.',
    save: async () => {
      const { shown } = useGlass.getState();
      if (shown) download(`${fileStem(shown.title)}-replicas.zip`, await replicasZip(shown));
    },
  },
  {
    id: 'experiment',
    label: 'Experiment',
    file: 'JSON',
    why: () => null,
    save: () => {
      const experiment = sharedExperiment();
      const json = JSON.stringify(serialiseExperiment(experiment), null, 2);
      download(`${fileStem(experimentTitle(experiment))}-experiment.json`, `${json}\n`);
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
      if (!picture || !shown) return;
      const title = shown.replicaTitle();
      const source = sourceOf(shown);
      const texts = { Title: title, ...(source ? { Source: source } : {}), Software: 'Vitrine' };
      const png = pngWithText(new Uint8Array(await picture.arrayBuffer()), texts);
      download(`${fileStem(title)}.png`, png);
    },
  },
];

export async function save(id: string): Promise<void> {
  try {
    const saving = [...SAVINGS, ...LAMMPS_EXPORTS].find((candidate) => candidate.id === id);
    await saving?.save();
  } catch (error) {
    notifyFailure(error);
  }
}

function saveShown(ending: string, textOf: (shown: Recording) => string | string[]): void {
  const { shown } = useGlass.getState();
  if (!shown) return;
  const text = textOf(shown);
  download(`${fileStem(shown.replicaTitle())}-${ending}`, ...(Array.isArray(text) ? text : [text]));
}
