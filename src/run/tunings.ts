import type { Experiment } from '../core/experiment';
import type { Tuning } from '../core/tuning';
import { replicaCount } from '../core/variants';
import type { Platform } from '../engine/dynamics';
import { asGpu } from '../engine/gpu/platform';
import type { ReplicaSetup } from '../engine/types';
import { TUNING_LIMITS, type TuningTrial, tune } from './tune';

/** Where tunings are remembered from run to run. Nothing of it may fail: what is lost is measured again. */
export interface TuningMemory {
  recall(key: string): Promise<Tuning | null>;
  remember(key: string, tuning: Tuning): Promise<void>;
}

/** What a run that is free to choose is computed with. */
export type ChooseTuning = (
  engine: Platform,
  experiment: Experiment,
  setups: readonly ReplicaSetup[],
  report: (what: string) => void,
  signal?: AbortSignal,
) => Promise<Tuning>;

/** The usual tuning of the adapter and the size; nothing is measured. */
export const chooseUsual: ChooseTuning = async (engine, { atoms }) => engine.usualTuning(atoms);

/** Rises when kernels change so much that what was measured no longer tells. */
const KERNEL_VERSION = 1;

/** '16 threads an atom, 4 on the mesh, 64 a plane, skin 1 Å, mesh cost 15' */
export function sayTuning(tuning: Tuning): string {
  const { lanes, meshLanes, planeThreads, skin, meshPointCost } = tuning;
  const threads = `${lanes} thread${lanes === 1 ? '' : 's'} an atom, ${meshLanes} on the mesh`;
  return `${threads}, ${planeThreads} a plane, skin ${skin} Å, mesh cost ${meshPointCost}`;
}

function sayStepTime(ms: number | null): string {
  if (ms === null) return 'no room';
  return ms < 1 ? `${(1000 * ms).toFixed(0)} µs a step` : `${ms.toPrecision(3)} ms a step`;
}

/** Names what a tuning depends on: the adapter, and sizes to within a factor of √2. */
export function tuningKey(adapter: string, experiment: Experiment): string {
  const about = (n: number) => 2 ** Math.round(Math.log2(n));
  const { atoms, cutoff, protocol, electrostatics } = experiment;
  const replicas = replicaCount(experiment);
  return [
    `kernels ${KERNEL_VERSION}`,
    adapter,
    `${about(atoms)} atoms`,
    `${about(replicas)} replicas`,
    `${Math.round(cutoff)} Å`,
    protocol.accuracy,
    electrostatics,
  ].join(', ');
}

/**
 * Measures a tuning on the first use of a size on a GPU, within some 6 s, and remembers it.
 *
 * @param now ms, monotonic
 * @param anew whether to measure it again, and on a processor that imitates a GPU too, whose usual
 * tuning is known
 */
export function chooseMeasured(
  memory: TuningMemory,
  now: () => number,
  anew = false,
  limits = TUNING_LIMITS,
): ChooseTuning {
  return async (engine, experiment, setups, report, signal) => {
    const { name, software } = engine.adapter;
    const gpu = asGpu(engine);
    if (!gpu || (software && !anew)) return engine.usualTuning(experiment.atoms);
    const key = tuningKey(name, experiment);
    const known = anew ? null : await memory.recall(key);
    if (known) return known;
    const doing = 'Trying what this device is quickest with';
    report(doing);
    const tried = ({ tuning, stepTime }: TuningTrial) =>
      report(`${doing}: ${sayTuning(tuning)}: ${sayStepTime(stepTime)}`);
    const tuning = await tune(gpu, experiment, setups, now, tried, signal, limits);
    await memory.remember(key, tuning);
    return tuning;
  };
}
