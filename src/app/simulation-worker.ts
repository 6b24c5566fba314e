/** The worker that simulates: it owns its GPUDevice, and the page never waits for it. */
import { version } from '../../package.json';
import { Problem } from '../core/problem';
import { requestGpuPlatform } from '../engine/gpu/platform';
import { placeReplicas } from '../run/replicas';
import { type PrepareRun, Run } from '../run/run';
import { measureSpeed } from '../run/speed';
import { chooseMeasured } from '../run/tunings';
import { SimulationHost } from './simulation-host';
import { type FromSimulation, PING, PONG, type ToSimulation } from './simulation-messages';
import { holdRun, openKeptRuns } from './storage/browser-storage';
import { rememberInBrowser } from './storage/kept-tunings';

const now = () => performance.now();

const prepare: PrepareRun = (engine, experiment, report, signal) =>
  Run.prepare(engine, experiment, report, signal, chooseMeasured(rememberInBrowser, now));

const host = new SimulationHost({
  requestDevice() {
    if (!navigator.gpu) {
      throw new Problem(
        'This browser does not offer WebGPU to pages.',
        'Use a recent Chrome, Edge or Safari, or Firefox on Windows or macOS.',
      );
    }
    return requestGpuPlatform(navigator.gpu);
  },
  place: (experiment) => placeReplicas(experiment)[0],
  prepare,
  resume: Run.resume,
  measureSpeed: (engine, size, report, signal) =>
    measureSpeed(engine, size, { prepare, now }, report, signal),
  post: (message: FromSimulation, transfer: Transferable[] = []) =>
    postMessage(message, { transfer }),
  now,
  today: () => Date.now(),
  newId: () => crypto.randomUUID(),
  storage: openKeptRuns,
  hold: holdRun,
  version,
});

addEventListener('message', ({ data }: MessageEvent<ToSimulation | typeof PING>) => {
  if (data === PING) postMessage(PONG);
  else host.handle(data);
});
