/** The worker that simulates: it owns what computes, and the page never waits for it. */
import { version } from '../../../package.json';
import { randomId } from '../../lab/words/random-id';
import { placeReplicas } from '../../run/replicas';
import { type PrepareRun, Run } from '../../run/run';
import { measureSpeed } from '../../run/speed';
import { chooseMeasured } from '../../run/tunings';
import { holdRun, openKeptRuns } from '../../storage/browser-storage';
import { rememberInBrowser } from '../../storage/kept-tunings';
import { openChosenPlatform } from './platforms';
import { SimulationHost } from './simulation-host';
import { type FromSimulation, PING, PONG, type ToSimulation } from './simulation-messages';

const now = () => performance.now();

const prepare: PrepareRun = (engine, experiment, report, signal) =>
  Run.prepare(engine, experiment, report, signal, chooseMeasured(rememberInBrowser, now));

const host = new SimulationHost({
  requestDevice: (choice = 'auto') => openChosenPlatform(choice),
  place: (experiment) => placeReplicas(experiment)[0],
  prepare,
  resume: Run.resume,
  measureSpeed: (engine, size, report, signal) =>
    measureSpeed(engine, size, { prepare, now }, report, signal),
  post: (message: FromSimulation, transfer: Transferable[] = []) =>
    postMessage(message, { transfer }),
  now,
  today: () => Date.now(),
  newId: randomId,
  storage: openKeptRuns,
  hold: holdRun,
  version,
});

addEventListener('message', ({ data }: MessageEvent<ToSimulation | typeof PING>) => {
  if (data === PING) postMessage(PONG);
  else host.handle(data);
});
