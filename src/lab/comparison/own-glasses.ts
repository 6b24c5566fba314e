import { coolingRate } from '../../core/protocol';
import type { Recording } from '../recordings/recording';

/** A glass of this session: replicas of a recording that differ in their seed only. */
export interface OwnGlass {
  readonly recording: Recording;
  /** Indices in the recording */
  readonly replicas: readonly number[];
}

/** K: a file that ends hotter is of a melt */
const COLD_TEMPERATURE_K = 500;

/** The glasses that runs of this session came to, and those of opened files. */
export function ownGlasses(recordings: readonly Recording[]): OwnGlass[] {
  return recordings.filter(isGlass).flatMap((recording) => {
    const each = recording.companions.length;
    return Array.from({ length: recording.replicas.length / each }, (_, variant) => ({
      recording,
      replicas: Array.from({ length: each }, (_, i) => variant * each + i),
    }));
  });
}

/** The glass that the page opens with is among the recorded ones already. */
function isGlass({ origin, complete, experiment, looked }: Recording): boolean {
  if (origin === 'opening' || looked.last === null) return false;
  if (origin === 'run') {
    return complete && experiment !== null && coolingRate(experiment.protocol) !== null;
  }
  const { temperature } = looked.lastPlace;
  return temperature === null || temperature < COLD_TEMPERATURE_K;
}
