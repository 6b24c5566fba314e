import type { Experiment } from '../../core/experiment';
import type { Scene, SceneGlass } from '../../formats/scene';
import type { Shared } from '../../formats/share-link';
import { useChosen } from '../figures/choice-store';
import { sharedExperiment } from '../files/shared-experiment';
import { useAwaited } from '../stores/awaited-store';
import { useGlass } from '../stores/glass-store';
import { usePage } from '../stores/page-route';
import { useSelection } from '../stores/selection-store';
import { presentLook } from '../stores/view-handle';
import { useView } from '../stores/view-store';
import { figureInView } from './figure-in-view';

/** What is set up and what is seen at present, as a link carries it. */
export function presentShared(): Shared {
  const experiment = sharedExperiment();
  return { experiment, scene: presentScene(experiment) };
}

function presentScene(experiment: Experiment): Scene {
  const { shown, replica, replay } = useGlass.getState();
  const { colourMode, visible, singles, picked } = useView.getState();
  const { page } = usePage.getState();
  const glass = presentGlass(experiment);
  const moment = shown && replay !== null ? shown.looked.frames[replay]?.step : undefined;
  const hidden = (['bonds', 'polyhedra', 'box'] as const).filter((part) => !visible[part]);
  const figure = figureInView(page);
  const choices = useChosen.getState();
  const { range } = useSelection.getState();
  const camera = presentLook();
  return {
    ...(glass ? { glass } : {}),
    ...(replica > 0 ? { replica } : {}),
    ...(moment === undefined ? {} : { moment }),
    ...(colourMode === 'coordination' ? {} : { colours: colourMode }),
    ...(hidden.length > 0 ? { hidden } : {}),
    ...(page === 'lab' ? {} : { page }),
    ...(figure === null ? {} : { figure }),
    ...(Object.keys(choices).length > 0 ? { choices: choices as Scene['choices'] } : {}),
    ...(singles ? { singles } : {}),
    ...(range ? { lit: range } : {}),
    ...(picked === null ? {} : { atom: picked }),
    ...(camera ? { camera: camera as Scene['camera'] } : {}),
  };
}

/** @param experiment that the link sets up */
function presentGlass(experiment: Experiment): SceneGlass | null {
  const { shown } = useGlass.getState();
  const { awaited } = useAwaited.getState();
  if (shown === null) {
    if (awaited === null) return null;
    if (awaited.kind === 'fetching') return { kind: 'recorded', file: awaited.file };
    if (awaited.kind === 'file') return { kind: 'file', name: awaited.name };
    return runOf(awaited.experiment ?? experiment, experiment);
  }
  if (shown.recordedFile !== null) return { kind: 'recorded', file: shown.recordedFile };
  if (shown.origin === 'run' && shown.experiment) return runOf(shown.experiment, experiment);
  return { kind: 'file', name: shown.title };
}

const runOf = (made: Experiment, set: Experiment): SceneGlass =>
  JSON.stringify(made) === JSON.stringify(set)
    ? { kind: 'run' }
    : { kind: 'run', experiment: made };
