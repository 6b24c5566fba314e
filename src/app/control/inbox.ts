import type { Configuration } from '../../core/configuration';
import type { Recording } from '../../lab/recordings/recording';
import { sayNumber } from '../../lab/words/words';
import type { FromSimulation, SimulationFrame } from '../../workers/simulation/simulation-messages';
import { useGlass } from '../stores/glass-store';
import { notify } from '../stores/notice-store';
import { isActive, useRun } from '../stores/run-store';
import { measureShownFrame, show } from './showing';

/**
 * What the worker's messages about the present run do: into its recording and the stores and, when
 * that is on show, through the analysis into the picture and the figures.
 */

/** Takes a message of the run that fills `live`. */
export function takeMessage(live: Recording, message: FromSimulation): void {
  if (message.kind === 'kept') takeKept(live, message);
  if (!isActive(useRun.getState())) return;
  switch (message.kind) {
    case 'preparing':
      useRun.setState({ preparing: message.what });
      return;
    case 'placed':
      takePlacement(live, message.configuration);
      return;
    case 'started':
      useRun.setState({ phase: 'running' });
      takeExperiment(live, message);
      return;
    case 'changed':
      takeExperiment(live, message);
      return;
    case 'rewound':
      live.rewind(message.step);
      if (useGlass.getState().shown === live) useGlass.setState({ replay: null });
      takeExperiment(live, message);
      useRun.setState(({ progress }) => ({
        progress: progress && { ...progress, step: message.step },
      }));
      return;
    case 'refused':
      notify({ tone: 'trouble', message: message.message, hint: message.hint });
      return;
    case 'other-adapter':
      notify({
        tone: 'news',
        message: `This run was begun on ${message.before} and is now computed on ${message.now}.`,
        hint: 'Its results agree within their errors, but not bit for bit.',
      });
      return;
    case 'structure':
      takeStructure(live, message);
      return;
    case 'progress':
      live.addRows(message.rows);
      useRun.setState({ progress: message.progress });
      return;
    case 'frame':
      takeFrame(live, message.frame);
      return;
    case 'paused':
      if (message.because) useRun.setState({ paused: true, alarm: message.because });
      return;
    case 'done':
      live.summary = message.summary;
      live.complete = true;
      useRun.setState({ phase: 'done', paused: false, alarm: null });
      useGlass.setState(({ revision }) => ({ revision: revision + 1 }));
      return;
    case 'failed':
      takeFailure(message.message, message.hint);
      return;
    case 'cancelled':
    case 'kept':
      return;
  }
}

/** The run cannot go on as it is. */
export function takeFailure(message: string, hint: string): void {
  if (!isActive(useRun.getState())) return;
  const { live } = useGlass.getState();
  const { kept } = useRun.getState();
  useRun.setState({ phase: 'failed', paused: false, alarm: null, failure: { message, hint } });
  const frames = live?.looked.frames.length ?? 0;
  const said = frames > 0 ? ` ${sayNumber(frames, 4)} frames are kept.` : '';
  // What can be gone on with is offered over the glass.
  if (!kept) notify({ tone: 'trouble', message: `${message}${said}`, hint });
}

function takeKept(live: Recording, message: Extract<FromSimulation, { kind: 'kept' }>): void {
  const { id, step: at, trouble } = message;
  if (trouble === null) {
    live.kept = id;
    useRun.setState({ kept: { id, step: at } });
  } else {
    notify({ tone: 'trouble', message: trouble });
  }
}

function takeExperiment(
  live: Recording,
  message: Extract<FromSimulation, { kind: 'started' | 'changed' | 'rewound' }>,
): void {
  const { experiment, totalSteps, segments } = message;
  live.experiment = experiment;
  useRun.setState({ experiment, totalSteps, segments });
  useGlass.setState(({ revision }) => ({ revision: revision + 1 }));
}

/** The atoms as they were placed, to look at while the run is prepared. */
function takePlacement(live: Recording, configuration: Configuration): void {
  live.replicas[0].setAtoms(configuration);
  live.replicas[0].last = configuration;
  show(live);
}

function takeStructure(
  live: Recording,
  { step: at, time, points }: Extract<FromSimulation, { kind: 'structure' }>,
): void {
  live.addStructure(points.map((point) => ({ ...point, step: at, time })));
  if (useGlass.getState().shown !== live) return;
  useGlass.setState(({ revision }) => ({ revision: revision + 1 }));
}

function takeFrame(live: Recording, frame: SimulationFrame): void {
  const { configuration, configurations, step: at, time, temperature, replica } = frame;
  if (configurations) {
    live.addFrames(configurations, { step: at, time });
  }
  const place = { step: at, time, temperature };
  live.replicas[replica].setLast(configuration, place);
  if (useGlass.getState().shown !== live) return;
  if (live.lookedAt !== replica) return;
  void measureShownFrame(live, { ...configuration, velocities: null }, place);
}
