import { create } from 'zustand';
import type { Experiment } from '../../core/experiment';
import type { Protocol } from '../../core/protocol';
import { type Segment, segmentAt, targetTemperature } from '../../core/schedule';
import type { AdapterDescription } from '../../engine/adapter';
import type { PlatformName } from '../../engine/dynamics';
import type { ShownRunState } from '../../lab/words/words';
import type { Alarm } from '../../run/watch/watch';
import type { Progress } from '../../workers/simulation/simulation-messages';

/** Whether this browser can simulate. */
export type GpuState =
  | { readonly kind: 'asking' }
  | {
      readonly kind: 'ready';
      readonly platform: PlatformName;
      readonly adapter: AdapterDescription;
    }
  | { readonly kind: 'missing'; readonly message: string; readonly hint: string };

/** What the run does at present. */
export type RunPhase = 'idle' | 'preparing' | 'running' | 'done' | 'failed';

export interface RunStatus {
  readonly gpu: GpuState;
  readonly phase: RunPhase;
  /** Whether a running run is to hold; while preparing it is obeyed as soon as there are steps. */
  readonly paused: boolean;
  /** The experiment that is being, or was last, carried out; null before any. */
  readonly experiment: Experiment | null;
  /** What is being prepared, in words */
  readonly preparing: string;
  readonly totalSteps: number;
  /** What each stretch of steps aims at, with the knobs as they were turned; empty until it has begun */
  readonly segments: readonly Segment[];
  readonly progress: Progress | null;
  /** Why it holds by itself; null when it does not */
  readonly alarm: Alarm | null;
  /** What this browser keeps of it to go on with; null when there is nothing */
  readonly kept: { readonly id: string; readonly step: number } | null;
  /** What happened, when it failed */
  readonly failure: { readonly message: string; readonly hint: string } | null;
}

export const NO_RUN: Omit<RunStatus, 'gpu'> = {
  phase: 'idle',
  paused: false,
  experiment: null,
  preparing: '',
  totalSteps: 0,
  segments: [],
  progress: null,
  alarm: null,
  kept: null,
  failure: null,
};

export const useRun = create<RunStatus>(() => ({ ...NO_RUN, gpu: { kind: 'asking' } }));

/** A run is in hand that start, pause and cancel speak to. */
export function isActive({ phase }: Pick<RunStatus, 'phase'>): boolean {
  return phase === 'preparing' || phase === 'running';
}

/** Cooling while the target falls, melting before that and resting after. */
export function stateOfStage(protocol: Protocol, index: number): ShownRunState {
  const falls = ({ temperature }: Protocol['stages'][number]) => temperature.to < temperature.from;
  if (falls(protocol.stages[index])) return 'cooling';
  return protocol.stages.slice(0, index).some(falls) ? 'resting' : 'melting';
}

/** The one word for what goes on. */
export function stateOf(status: RunStatus): ShownRunState {
  if (status.phase !== 'running') return status.phase;
  if (status.paused) return 'paused';
  if (!status.experiment) return 'idle';
  if (heatingTo(status) !== null) return 'heating';
  return stateOfStage(status.experiment.protocol, status.progress?.stageIndex ?? 0);
}

/** Below its target by more than this share, and by more than some kelvins, a glass is heated. */
const HEATING_SHARE = 0.15;
const HEATING_KELVINS = 60;

/**
 * The temperature that a run is heated to, K: where its target rises, or where a knob was changed to one
 * that the atoms have not reached. Null while it is not.
 */
export function heatingTo({ segments, progress, experiment }: RunStatus): number | null {
  if (!progress || !experiment || segments.length === 0) return null;
  const segment = segments[segmentAt(segments, progress.step)];
  const { from, to } = segment.temperature;
  if (to > from) return to;
  const turned = experiment.changes.some(
    ({ quantity, step }) => quantity === 'temperature' && step === segment.first,
  );
  const target = targetTemperature(segment, progress.step);
  const below = target - progress.temperature > Math.max(HEATING_SHARE * target, HEATING_KELVINS);
  return turned && below ? target : null;
}

/** Seconds until the end at the present speed; null when it cannot be told. */
export function secondsLeft({ progress, totalSteps }: RunStatus): number | null {
  if (!progress?.stepsPerSecond) return null;
  return (totalSteps - progress.step) / progress.stepsPerSecond;
}
