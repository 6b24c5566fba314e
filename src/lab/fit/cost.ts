import type { Experiment } from '../../core/experiment';
import { MOST_REPLICAS } from '../../core/experiment';
import { checkExperiment } from '../../core/experiment-checks';
import { Problem } from '../../core/problem';
import { totalSteps } from '../../core/protocol';
import type { DeviceRoom } from '../../engine/room';
import { experimentOfJobs } from '../../learn/campaign-jobs';
import { jobsOfSets } from '../../learn/first-trials';
import { WANG_2018 } from '../../learn/parameters';
import type { FitTarget } from '../../learn/targets';
import { checkMemory, sayBytes } from '../../run/memory-needed';
import type { Speed } from '../../run/speed';
import { estimateTime } from '../../run/speed-estimate';
import { sayRoughly } from '../words/words';
import { sayCount } from './fit-words';

/** What one round asks of this computer. */
export interface RoundCost {
  /** '2 candidates × 3 compositions = 6 glasses of 400 atoms, 12,000 steps each, 85 MB' */
  readonly words: string;
  /** 'About 6 min here'; null while nothing was timed */
  readonly time: string | null;
}

/**
 * What it costs to simulate parameter sets at all targets, as one ensemble.
 *
 * @param what they are called, one and many: ['candidate', 'candidates']
 * @param room of the adapter; null before it has answered
 * @param speeds that were timed on it
 * @throws Problem when they do not fit
 */
export function roundCost(
  sets: number,
  what: readonly [one: string, many: string],
  targets: readonly FitTarget[],
  template: Experiment,
  room: DeviceRoom | null,
  speeds: readonly Speed[],
): RoundCost {
  const jobs = sets * targets.length;
  if (jobs === 0) {
    throw new Problem(
      'There is nothing to simulate.',
      'Choose at least one parameter set, and at least one composition among the targets.',
    );
  }
  if (jobs > MOST_REPLICAS) {
    throw new Problem(
      `${jobs} glasses are more than run together: ${MOST_REPLICAS}.`,
      'Choose fewer parameter sets or compositions.',
    );
  }
  // Parameters make no difference to size and speed: sets count as replicas of each composition.
  const one = experimentOfJobs(jobsOfSets([WANG_2018], targets, 0), template);
  checkExperiment(one);
  const replicas = sets * template.replicas;
  const memory = room && checkMemory({ ...one, replicas }, room);
  const { atoms, cutoff, protocol } = template;
  const steps = totalSteps(protocol);
  const glasses = jobs * template.replicas;
  const time = estimateTime(speeds, { atoms, cutoff }, steps, glasses);
  const seeds = template.replicas > 1 ? ` × ${template.replicas} seeds` : '';
  return {
    words: `${sayCount(sets, ...what)} × ${sayCount(targets.length, 'composition')}${seeds} = ${sayCount(glasses, 'glass', 'glasses')} of ${atoms.toLocaleString('en-GB')} atoms, ${steps.toLocaleString('en-GB')} steps each${memory ? `, ${sayBytes(memory.total)} of the graphics memory` : ''}.`,
    time: time && `About ${sayRoughly(time.seconds)} on this computer.`,
  };
}
