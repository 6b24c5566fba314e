import { changedPotential, isTarget } from '../../core/change';
import type { Experiment } from '../../core/experiment';
import type { Potential } from '../../core/potential';
import { type Segment, schedule } from '../../core/schedule';

/** Steps (first < step ≤ last) under the same targets and the same potential: what a watch judges as one. */
export interface WatchedStretch {
  readonly first: number;
  readonly last: number;
  readonly segment: Segment;
  /** Name of its stage */
  readonly stage: string;
  readonly potential: Potential;
  /** Neither temperature nor pressure ramps, so the conserved quantity stays. */
  readonly holds: boolean;
}

/**
 * The stretches of one replica's experiment, in order: its segments, cut further where a change of
 * the potential takes effect.
 *
 * @param experiment of one replica (`replicaExperiment`)
 */
export function stretches(experiment: Experiment): WatchedStretch[] {
  const { protocol, changes } = experiment;
  const cuts = changes.filter(({ quantity }) => !isTarget(quantity)).map(({ step }) => step);
  return schedule(protocol, changes).flatMap((segment) => {
    const inside = cuts.filter((step) => step > segment.first && step < segment.last);
    const edges = [...new Set([segment.first, ...inside, segment.last])].sort((a, b) => a - b);
    return edges.slice(1).map((last, i): WatchedStretch => {
      const first = edges[i];
      const past = changes.filter(({ step }) => step <= first);
      return {
        first,
        last,
        segment,
        stage: protocol.stages[segment.stage].name,
        potential: changedPotential(experiment.potential, past),
        holds: holds(segment),
      };
    });
  });
}

function holds({ ensemble, temperature, pressure }: Segment): boolean {
  if (ensemble === 'nve') return true;
  const ramps = ensemble === 'npt' && pressure !== null && pressure.from !== pressure.to;
  return temperature.from === temperature.to && !ramps;
}
