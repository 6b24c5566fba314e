import { changedPotential, potentialChanges } from '../../core/change';
import type { Configuration } from '../../core/configuration';
import type { Experiment } from '../../core/experiment';
import type { Potential } from '../../core/potential';
import { replicaCount } from '../../core/variants';
import { experimentTitle } from '../ensemble-words';
import type { FromSimulation, SimulationFrame } from '../simulation-messages';
import { useGlass } from '../stores/glass-store';
import { dismissNews, tell, tellTrouble } from '../stores/notice-store';
import { isActive, NO_RUN, useRun } from '../stores/run-store';
import { setRoom, useSetup } from '../stores/setup-store';
import { sayNumber } from '../words';
import { Recording } from './recording';
import { dropRecording, measure, show } from './showing';
import { SimulationClient } from './simulation-client';

/**
 * The hands of the page: what its commands do, and what comes of it in the stores. The worker's
 * messages go into the recording of the run and, when that is on show, through the analysis into the
 * picture and the figures.
 */
const simulation = new SimulationClient(receive, died);
let runs = 0;
/** ms that a cancelled run has to answer before its worker is ended. */
const PATIENCE = 4000;

/** Asks whether this browser can simulate. */
export function probeGpu(): void {
  if (!('gpu' in navigator)) {
    useRun.setState({
      gpu: {
        kind: 'missing',
        message: window.isSecureContext
          ? 'This browser does not offer WebGPU, which the simulation runs on.'
          : 'This page was not loaded from a secure address, so the browser withholds WebGPU.',
        hint: window.isSecureContext
          ? 'Use a recent Chrome, Edge or Safari, or Firefox on Windows or macOS.'
          : 'Open it over https, or from localhost.',
      },
    });
    return;
  }
  simulation.send({ kind: 'probe' });
}

/** Carries the experiment on the bench out, from the beginning. */
export function start(): void {
  const { experiment, problem } = useSetup.getState();
  const status = useRun.getState();
  if (status.gpu.kind === 'missing') {
    tell({ tone: 'trouble', message: status.gpu.message, hint: status.gpu.hint });
    return;
  }
  if (problem) {
    tellTrouble(problem);
    return;
  }
  closeLive('another-run');
  dismissNews();
  const live = new Recording(
    experimentTitle(experiment),
    'run',
    experiment,
    replicaCount(experiment),
  );
  runs += 1;
  useRun.setState({ ...NO_RUN, phase: 'preparing', experiment, preparing: 'Starting' });
  useGlass.setState(({ recordings }) => ({ live, recordings: [...recordings, live] }));
  simulation.send({ kind: 'start', run: runs, experiment });
}

/** Starts, holds or goes on: whichever is next. */
export function startOrPause(): void {
  const status = useRun.getState();
  if (!isActive(status)) start();
  else setPaused(!status.paused);
}

function setPaused(paused: boolean): void {
  useRun.setState({ paused });
  simulation.send({ kind: paused ? 'pause' : 'resume' });
}

/** One step, then hold. */
export function step(): void {
  if (!isActive(useRun.getState())) start();
  if (!isActive(useRun.getState())) return;
  useRun.setState({ paused: true });
  simulation.send({ kind: 'step' });
}

/** Gives the run up. What it recorded stays in the list. */
export function cancel(next: 'nothing' | 'another-run' = 'nothing'): void {
  const status = useRun.getState();
  if (!isActive(status)) return;
  const run = runs;
  closeLive(next);
  useRun.setState({ ...NO_RUN, experiment: status.experiment });
  simulation.send({ kind: 'cancel' });
  setTimeout(() => {
    if (run === runs && waitingForCancel === run) simulation.stop();
  }, PATIENCE);
  waitingForCancel = run;
}

let waitingForCancel = 0;

/** Begins anew with what is on the bench; the earlier run stays in the list. */
export function restart(): void {
  cancel('another-run');
  start();
}

/** Hands a potential to the run that goes on. */
export function turnPotential(potential: Potential): void {
  const status = useRun.getState();
  const { live } = useGlass.getState();
  const { experiment } = status;
  if (!isActive(status) || !live || !experiment) return;
  const at = status.progress?.step ?? 0;
  const present = changedPotential(experiment.potential, experiment.changes);
  const turns = potentialChanges(present, potential, at);
  if (turns.length === 0) return;
  simulation.send({ kind: 'change', turns });
}

/** What the shown run and the bench differ in, so that a new run is needed. */
export function benchDiffers(experiment: Experiment, running: Experiment): boolean {
  const fixed = ({ potential: _, name: __, changes: ___, ...rest }: Experiment) =>
    JSON.stringify(rest);
  return fixed(experiment) !== fixed(running);
}

function receive(message: FromSimulation): void {
  if (message.kind === 'adapter') {
    useRun.setState({ gpu: { kind: 'ready', adapter: message.adapter } });
    setRoom(message.room);
    return;
  }
  if (message.kind === 'no-adapter') {
    const { message: reason, hint } = message;
    useRun.setState({ gpu: { kind: 'missing', message: reason, hint } });
    return;
  }
  if (message.kind === 'cancelled' && message.run === waitingForCancel) waitingForCancel = 0;
  const { live } = useGlass.getState();
  if (message.run !== runs || !live || !isActive(useRun.getState())) return;
  switch (message.kind) {
    case 'preparing':
      useRun.setState({ preparing: message.what });
      return;
    case 'placed':
      takePlacement(live, message.configuration);
      return;
    case 'started':
      useRun.setState({ phase: 'running', totalSteps: message.totalSteps });
      return;
    case 'changed':
      live.experiment = message.experiment;
      useRun.setState({ experiment: message.experiment, totalSteps: message.totalSteps });
      return;
    case 'refused':
      tell({ tone: 'trouble', message: message.message, hint: message.hint });
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
      if (!message.because) return;
      useRun.setState({ paused: true });
      tell({ tone: 'trouble', ...message.because });
      return;
    case 'done':
      live.summary = message.summary;
      live.complete = true;
      useRun.setState({ phase: 'done', paused: false });
      useGlass.setState(({ revision }) => ({ revision: revision + 1 }));
      return;
    case 'failed':
      fail(message.message, message.hint);
      return;
    case 'cancelled':
      return;
  }
}

function died(reason: string): void {
  if (useRun.getState().gpu.kind === 'asking') {
    useRun.setState({
      gpu: {
        kind: 'missing',
        message: `The simulation could not be loaded: ${reason}.`,
        hint: 'Reload the page; if that does not help, use another browser.',
      },
    });
    return;
  }
  fail(
    `The simulation stopped: ${reason}.`,
    'Everything recorded so far is kept and can be saved. Press restart to begin again.',
  );
}

function fail(message: string, hint: string): void {
  if (!isActive(useRun.getState())) return;
  const kept = useGlass.getState().live?.looked.frames.length ?? 0;
  useRun.setState({ phase: 'failed', paused: false, failure: { message, hint } });
  const said = kept > 0 ? ` ${sayNumber(kept, 4)} frames are kept.` : '';
  tell({ tone: 'trouble', message: `${message}${said}`, hint });
}

/** A run that is left before it got anywhere does not stay in the list. */
function closeLive(next: 'nothing' | 'another-run'): void {
  const { live, recordings } = useGlass.getState();
  useGlass.setState({ live: null });
  if (!live || live.looked.frames.length > 1) return;
  if (next === 'nothing') dropRecording(live);
  else useGlass.setState({ recordings: recordings.filter((other) => other !== live) });
}

/** The atoms as they were placed, to look at while the run is prepared. */
function takePlacement(live: Recording, configuration: Configuration): void {
  live.looked.setAtoms(configuration);
  live.looked.last = configuration;
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
  live.replicas[replica].last = configuration;
  if (useGlass.getState().shown !== live || live.lookedAt !== replica) return;
  void measure(live, { ...configuration, velocities: null }, { step: at, time, temperature });
}
