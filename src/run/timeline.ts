import type { AveragingWindow, Protocol } from '../core/protocol';
import type { Segment } from '../core/schedule';

/** Steps of a run: those with first < step ≤ last. The start of the run is step 0. */
export interface StepWindow {
  readonly first: number;
  readonly last: number;
}

/** The steps of each stage, in order. */
export function stageWindows(segments: readonly Segment[]): StepWindow[] {
  const windows: { first: number; last: number }[] = [];
  for (const { stage, first, last } of segments) {
    windows[stage] ??= { first, last };
    windows[stage].last = last;
  }
  return windows;
}

/** Index of the stage that a step belongs to; step 0 and those before belong to the first. */
export function stageAt(stages: readonly StepWindow[], step: number): number {
  const index = stages.findIndex((stage) => step <= stage.last);
  return index < 0 ? stages.length - 1 : index;
}

/** The steps that a summary averages over; at most the whole of the window's stage. */
export function averagingSteps(
  protocol: Protocol,
  segments: readonly Segment[],
  window: AveragingWindow,
): StepWindow {
  const index = protocol.stages.findIndex((stage) => stage.name === window.stage);
  if (index < 0) throw new Error(`Protocol ${protocol.id} averages over no stage: ${window.stage}`);
  const stage = stageWindows(segments)[index];
  const steps = Math.round((1000 * window.last) / protocol.timeStep);
  return { first: Math.max(stage.first, stage.last - steps), last: stage.last };
}

/** Structure is averaged over at most this many configurations … */
const STRUCTURE_FRAMES = 100;
/** … not nearer than this, fs: nearer ones tell nothing new. */
const STRUCTURE_SPACING_STEPS = 25;

/** Steps between the configurations whose structure a summary averages over a window. */
export function structureInterval({ first, last }: StepWindow, timeStep: number): number {
  const steps = last - first;
  const least = Math.ceil(STRUCTURE_SPACING_STEPS / timeStep);
  return Math.max(1, Math.min(steps, Math.max(least, Math.floor(steps / STRUCTURE_FRAMES))));
}
