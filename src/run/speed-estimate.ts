import type { Speed, SpeedSize } from './speed';

/** How long something takes, and what that rests on. */
export interface TimeEstimate {
  /** s */
  readonly seconds: number;
  /** The size whose steps were timed; null where it is this very one */
  readonly scaledFrom: SpeedSize | null;
}

/** What the work of a step grows with: pairs within the cutoff, up to a factor (Å³). */
export function stepWork({ atoms, cutoff }: SpeedSize): number {
  return atoms * cutoff ** 3;
}

/**
 * How long steps of a size take, by what was timed: of this very size, else of the largest that is
 * smaller, in proportion to the pairs. A GPU that is not filled by the smaller size will be quicker;
 * a smaller size than all that were timed counts as the smallest, for steps do not get any shorter
 * there. Null when nothing was timed.
 *
 * @param replicas side by side; they count as that many times the atoms
 */
export function estimateTime(
  speeds: readonly Speed[],
  size: SpeedSize,
  steps: number,
  replicas = 1,
): TimeEstimate | null {
  const same = speeds.find(({ atoms, cutoff }) => atoms === size.atoms && cutoff === size.cutoff);
  if (same && replicas === 1) return { seconds: steps / same.stepsPerSecond, scaledFrom: null };
  const work = replicas * stepWork(size);
  const sorted = [...speeds].sort((a, b) => stepWork(a) - stepWork(b));
  const nearest = sorted.findLast((speed) => stepWork(speed) <= work) ?? sorted[0];
  if (!nearest) return null;
  const { atoms, cutoff, stepsPerSecond } = nearest;
  const share = Math.max(1, work / stepWork(nearest));
  return { seconds: (steps * share) / stepsPerSecond, scaledFrom: { atoms, cutoff } };
}

/**
 * Whether replicas of a size take less time on the processor, where each has a core as far as there are
 * cores, than on a GPU, where they share the device; by what was timed on both. False where one of them
 * was not timed.
 */
export function processorIsQuicker(
  onGpu: readonly Speed[],
  onProcessor: readonly Speed[],
  { size, replicas }: { readonly size: SpeedSize; readonly replicas: number },
  cores: number,
): boolean {
  const rounds = Math.ceil(replicas / Math.max(1, cores));
  const gpu = estimateTime(onGpu, size, 1, replicas);
  const processor = estimateTime(onProcessor, size, rounds);
  return gpu !== null && processor !== null && processor.seconds < gpu.seconds;
}
