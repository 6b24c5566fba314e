import type { Experiment } from '../../core/experiment';
import type { Potential } from '../../core/potential';
import { replicaCount } from '../../core/variants';
import type { PlatformChoice } from '../../engine/dynamics';
import { PROCESSOR_NAME } from '../../engine/processor/platform';
import { Recording } from '../../lab/recordings/recording';
import { potentialTurns } from '../../lab/setup/potential-turns';
import { experimentTitle } from '../../lab/words/ensemble-words';
import type { Turn } from '../../run/run';
import { processorIsQuicker } from '../../run/speed-estimate';
import { SimulationClient } from '../../workers/simulation/simulation-client';
import type { FromSimulation, ToSimulation } from '../../workers/simulation/simulation-messages';
import { useGlass } from '../stores/glass-store';
import { dismissNews, notify, notifyFailure } from '../stores/notice-store';
import { keepPlatform, usePlatform } from '../stores/platform-store';
import { isActive, NO_RUN, useRun } from '../stores/run-store';
import { takeNextPoint } from '../stores/series-store';
import { setRoom, useSetup } from '../stores/setup-store';
import { takeMeasuring, useSpeeds } from '../stores/speed-store';
import { takeFailure, takeMessage } from './inbox';
import { dropRecording, showPresent, showReplica } from './showing';

/**
 * The hands of the page: what its commands ask of the worker that simulates, and which of its answers
 * are of the present run.
 */
const simulation = new SimulationClient(receive, died, () => {
  const { phase } = useRun.getState();
  return phase === 'running' || phase === 'preparing' ? phase : null;
});
let runs = 0;
/** ms that a cancelled run has to answer before its worker is ended. */
const CANCEL_TIMEOUT_MS = 4000;

/** Asks what this browser can simulate on. */
export function probePlatform(): void {
  simulation.send({ kind: 'platform', choice: usePlatform.getState().choice });
}

/** Computes on something else from the next run on. */
export function choosePlatform(choice: PlatformChoice): void {
  keepPlatform(choice);
  useRun.setState({ gpu: { kind: 'asking' } });
  simulation.send({ kind: 'platform', choice });
}

/** Tells the worker how long the processor takes to draw a frame, so that it sends as many as it can spare. */
export function sendDrawTime(milliseconds: number): void {
  simulation.send({ kind: 'draw-time', milliseconds });
}

/** Finds how quick steps are on this computer; not while a run goes on. */
export function startMeasuringComputer(): void {
  if (isActive(useRun.getState()) || useSpeeds.getState().measuring) return;
  useSpeeds.setState({ measuring: { what: 'Starting', speeds: [] }, trouble: null });
  simulation.send({ kind: 'measure-computer' });
}

export function stopMeasuring(): void {
  simulation.send({ kind: 'stop-measuring' });
}

/** Carries the experiment on the bench out, from the beginning; of a series the next point. */
export function start(): void {
  const { experiment: bench, problem } = useSetup.getState();
  const status = useRun.getState();
  if (status.gpu.kind === 'missing') {
    notify({ tone: 'trouble', message: status.gpu.message, hint: status.gpu.hint });
    return;
  }
  if (problem) {
    notifyFailure(problem);
    return;
  }
  const experiment = bench.series ? takeNextPoint(bench).experiment : bench;
  const title = experimentTitle(experiment);
  const live = new Recording(title, 'run', experiment, replicaCount(experiment));
  const on = quickestPlatform(experiment);
  begin(live, experiment, (run) => ({ kind: 'start', run, experiment, on }));
}

/** The GPU that was last known to be there; a run on the processor stands in its place meanwhile. */
let gpuName: string | null = null;

/** What was chosen; where that is a GPU by itself, the processor if it was measured quicker at this size. */
function quickestPlatform(experiment: Experiment): PlatformChoice {
  const { choice } = usePlatform.getState();
  const { gpu } = useRun.getState();
  if (gpu.kind === 'ready' && gpu.platform === 'gpu') gpuName = gpu.adapter.name;
  if (choice !== 'auto' || gpuName === null) return choice;
  const { kept } = useSpeeds.getState();
  const work = {
    size: { atoms: experiment.atoms, cutoff: experiment.cutoff },
    replicas: replicaCount(experiment),
  };
  const onGpu = kept[gpuName]?.speeds ?? [];
  const onProcessor = kept[PROCESSOR_NAME]?.speeds ?? [];
  const cores = navigator.hardwareConcurrency;
  return processorIsQuicker(onGpu, onProcessor, work, cores) ? 'processor' : 'auto';
}

/** Hands a run to the worker; its recording is the live one from now on. */
function begin(
  live: Recording,
  experiment: Experiment,
  makeMessage: (run: number) => ToSimulation,
): void {
  closeLive('another-run');
  dismissNews();
  runs += 1;
  useRun.setState({ ...NO_RUN, phase: 'preparing', experiment, preparing: 'Starting' });
  useGlass.setState(({ recordings }) => ({
    live,
    recordings: recordings.includes(live) ? recordings : [...recordings, live],
  }));
  simulation.send(makeMessage(runs));
  // A run that goes on is looked at as it was.
  if (live.lookedAt > 0) simulation.send({ kind: 'look', replica: live.lookedAt });
}

/**
 * Goes on with a run that this browser keeps, from its latest checkpoint.
 *
 * @param recording what it recorded until then
 * @param kept the run in the browser's storage, and the step of its checkpoint
 */
export function goOn(recording: Recording, kept: { readonly id: string; readonly step: number }) {
  if (!recording.experiment) return;
  cancel('another-run');
  recording.kept = kept.id;
  begin(recording, recording.experiment, (run) => ({ kind: 'go-on', run, kept: kept.id }));
  simulation.send({ kind: 'look', replica: recording.lookedAt });
  useRun.setState({ kept });
}

/** Back to the checkpoint before the present step, and holds there. */
export function goBack(): void {
  useRun.setState({ paused: true, alarm: null });
  simulation.send({ kind: 'back' });
}

/** The page may be gone in a moment: what there is of the run is written. */
export function keepNow(): void {
  if (isActive(useRun.getState())) simulation.send({ kind: 'keep' });
}

/** Starts, holds or goes on: whichever is next. */
export function startOrPause(): void {
  const status = useRun.getState();
  if (!isActive(status)) start();
  else setPaused(!status.paused);
}

function setPaused(paused: boolean): void {
  if (!paused) showPresent();
  useRun.setState({ paused, alarm: null });
  simulation.send({ kind: paused ? 'pause' : 'resume' });
}

/** One step, then hold. */
export function step(): void {
  if (!isActive(useRun.getState())) start();
  if (!isActive(useRun.getState())) return;
  showPresent();
  useRun.setState({ paused: true, alarm: null });
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
  }, CANCEL_TIMEOUT_MS);
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
  try {
    turnKnobs(potentialTurns(experiment, potential));
  } catch (error) {
    notifyFailure(error);
  }
}

/** Turns knobs of the run that goes on; it writes down when it did. */
export function turnKnobs(turns: readonly Turn[]): void {
  if (turns.length > 0) simulation.send({ kind: 'change', turns });
}

/** Looks at another replica of what is on show. */
export function showReplicaNumber(replica: number): void {
  const { shown, live } = useGlass.getState();
  if (!shown?.replicas[replica] || replica === shown.lookedAt) return;
  showReplica(shown, replica);
  if (shown === live && isActive(useRun.getState())) simulation.send({ kind: 'look', replica });
}

/** Looks at the next replica (+1) or the one before (−1), round and round. */
export function lookOn(by: 1 | -1): void {
  const { shown } = useGlass.getState();
  if (!shown) return;
  const count = shown.replicas.length;
  showReplicaNumber((shown.lookedAt + by + count) % count);
}

/** What the shown run and the bench differ in, so that a new run is needed. */
export function benchDiffers(experiment: Experiment, running: Experiment): boolean {
  // What can be turned while a run goes on, and what a run adds.
  const open = { potential: null, name: null, changes: null, numerics: null };
  const fixed = (all: Experiment) => JSON.stringify({ ...all, ...open });
  return fixed(experiment) !== fixed(running);
}

function receive(message: FromSimulation): void {
  if (message.kind === 'adapter') {
    const { platform, adapter } = message;
    useRun.setState({ gpu: { kind: 'ready', platform, adapter } });
    setRoom(message.room ?? 'processor');
    return;
  }
  if (message.kind === 'no-adapter') {
    const { message: reason, hint } = message;
    useRun.setState({ gpu: { kind: 'missing', message: reason, hint } });
    return;
  }
  if (
    message.kind === 'measuring' ||
    message.kind === 'measured' ||
    message.kind === 'not-measured'
  ) {
    takeMeasuring(message, new Date());
    return;
  }
  if (message.kind === 'cancelled' && message.run === waitingForCancel) waitingForCancel = 0;
  const { live } = useGlass.getState();
  if (message.run !== runs || !live) return;
  takeMessage(live, message);
}

function died(reason: string): void {
  useSpeeds.setState({ measuring: null });
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
  takeFailure(
    `The simulation stopped: ${reason}.`,
    'Everything recorded so far is kept and can be saved. Go on, or press restart to begin again.',
  );
}

/** A run that is left before it got anywhere does not stay in the list. */
function closeLive(next: 'nothing' | 'another-run'): void {
  const { live, recordings } = useGlass.getState();
  useGlass.setState({ live: null });
  if (!live || live.looked.frames.length > 1) return;
  if (next === 'nothing') dropRecording(live);
  else useGlass.setState({ recordings: recordings.filter((other) => other !== live) });
}
