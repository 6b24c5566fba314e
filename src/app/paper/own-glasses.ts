import type { Recording } from '../lab/recording';

/** A glass of this session: replicas of a recording that differ in their seed only. */
export interface OwnGlass {
  readonly recording: Recording;
  /** Indices in the recording */
  readonly replicas: readonly number[];
}

/** K: what is hotter at its end is no glass yet */
const COLD = 500;

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
function isGlass({ origin, complete, looked }: Recording): boolean {
  if (origin === 'opening' || looked.last === null) return false;
  const { temperature } = looked.lastPlace;
  return (complete || origin === 'file') && (temperature === null || temperature < COLD);
}
