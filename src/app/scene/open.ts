import type { Experiment } from '../../core/experiment';
import { Problem } from '../../core/problem';
import type { Scene, SceneGlass } from '../../formats/scene';
import type { Shared } from '../../formats/share-link';
import type { Recording } from '../../lab/recordings/recording';
import { showReplicaNumber } from '../control/run-control';
import { replay, show } from '../control/showing';
import { useChosen } from '../figures/choice-store';
import { awaitRecorded } from '../files/recorded-trajectories';
import { type AskedBy, awaitGlass } from '../stores/awaited-store';
import { useGlass } from '../stores/glass-store';
import { notifyFailure } from '../stores/notice-store';
import { openPage, usePage } from '../stores/page-route';
import { selectRange } from '../stores/selection-store';
import { setExperiment } from '../stores/setup-store';
import { lookAtNextFrom } from '../stores/view-handle';
import { useView } from '../stores/view-store';
import { bringFigure } from './figure-in-view';

/** What a link without a scene shows: the run that it sets up. */
const RUN_ONLY: Scene = { glass: { kind: 'run' } };

/**
 * Sets up what is shared and shows what its sender saw.
 *
 * @param from who says what is to be seen
 * @param kept the run on show, where this page or the browser still has it; null where it is not known
 */
export async function openShared(
  { experiment, scene: given }: Shared,
  from: AskedBy,
  kept: () => Promise<Recording | null> = async () => null,
): Promise<void> {
  setExperiment(experiment);
  await openScene(given ?? RUN_ONLY, experiment, from, kept);
}

/**
 * Shows a scene, whatever is set up.
 *
 * @param experiment that is meant where the scene's glass is the run of what is set up
 */
export async function openScene(
  scene: Scene,
  experiment: Experiment,
  from: AskedBy,
  kept: () => Promise<Recording | null> = async () => null,
): Promise<void> {
  useChosen.setState(scene.choices ?? {}, true);
  useView.setState({
    colourMode: scene.colours ?? 'coordination',
    singles: scene.singles ?? false,
    picked: null,
    visible: {
      atoms: true,
      bonds: !scene.hidden?.includes('bonds'),
      polyhedra: !scene.hidden?.includes('polyhedra'),
      box: !scene.hidden?.includes('box'),
    },
  });
  selectRange(scene.lit ?? null);
  const page = scene.page ?? 'lab';
  if (page !== 'lab' && page !== usePage.getState().page) openPage(page);
  lookAtNextFrom(scene.camera ?? null);
  bringWhenDrawn(page, scene.figure ?? null);
  try {
    const recording = await showGlass(scene.glass, experiment, from, kept);
    if (recording) showMoment(recording, scene);
  } catch (error) {
    notifyFailure(error);
  }
}

/** A page that has just been opened has its figures after it is drawn. */
function bringWhenDrawn(page: 'lab' | 'paper' | 'fit', figure: string | null): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      if (!bringFigure(page, figure) && figure !== null) {
        notifyFailure(
          new Problem(
            `The link shows a figure “${figure}” that this Vitrine does not have.`,
            'It may come from another version; all else is as it was seen.',
          ),
        );
      }
    }),
  );
}

/** The recording that is on show then; null where it is awaited. */
async function showGlass(
  glass: SceneGlass | undefined,
  experiment: Experiment,
  from: AskedBy,
  kept: () => Promise<Recording | null>,
): Promise<Recording | null> {
  switch (glass?.kind) {
    case undefined:
      return null;
    case 'recorded':
      return awaitRecorded(glass.file);
    case 'file': {
      const known = useGlass
        .getState()
        .recordings.find(({ origin, title }) => origin === 'file' && title === glass.name);
      if (known) show(known);
      else awaitGlass({ kind: 'file', name: glass.name, from });
      return known ?? null;
    }
    case 'run': {
      const made = glass.experiment ?? experiment;
      const known = madeHere(made) ?? (await kept());
      if (!known) {
        awaitGlass({ kind: 'run', experiment: glass.experiment ?? null, from });
        return null;
      }
      useGlass.setState(({ recordings }) => ({
        recordings: recordings.includes(known) ? recordings : [...recordings, known],
      }));
      show(known);
      return known;
    }
  }
}

function madeHere(experiment: Experiment): Recording | null {
  const wanted = JSON.stringify(experiment);
  const { recordings } = useGlass.getState();
  return recordings.find((one) => JSON.stringify(one.experiment) === wanted) ?? null;
}

function showMoment(recording: Recording, { replica = 0, moment, atom }: Scene): void {
  showReplicaNumber(replica);
  if (moment !== undefined) {
    const index = recording.looked.frames.findIndex(({ step }) => step >= moment);
    if (index >= 0) replay(index);
  }
  if (atom !== undefined && atom < recording.looked.atoms) useView.setState({ picked: atom });
}
