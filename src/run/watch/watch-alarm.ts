import { ELEMENTS } from '../../core/elements';
import type { Experiment } from '../../core/experiment';
import type { Problem } from '../../core/problem';
import { replicaCount, replicaExperiment, variantOf } from '../../core/variants';
import { type AtomMotion, findWorstAtom, Trouble } from '../../engine/trouble';
import { stretches } from './watch-stretch';
import type { AlarmWords } from './watch-words';

/** What can be wrong with a run. */
export type AlarmKind =
  /** a melt whose density fell below what a melt has */
  | 'boiling'
  /** far hotter than asked for, and not only for a moment */
  | 'too-hot'
  /** the conserved quantity runs away while everything holds */
  | 'drift'
  /** the energy changed within one step as no motion of atoms changes it */
  | 'jump'
  /** two atoms nearer than any bond */
  | 'overlap'
  /** the pairs that the engine counted are not those that there are */
  | 'missed-neighbour'
  /** a temperature or an energy that is no number any more */
  | 'not-finite'
  /** a box below twice the cutoff */
  | 'box';

/** What may help: half the time step, a pre-conditioning, a restart from before, or to go on all the same. */
export type Remedy = 'smaller-step' | 'precondition' | 'earlier' | 'go-on';

/** Something that a run should not be left alone with, in words for the person at the screen. */
export interface Alarm {
  readonly kind: AlarmKind;
  /** Name of the stage */
  readonly stage: string;
  /** At which it was seen */
  readonly step: number;
  /** Index */
  readonly replica: number;
  /** Number of the atom it began at, as a person sees it; null when none stands out */
  readonly atom: number | null;
  /** What happened, where, and what was kept */
  readonly message: string;
  /** What to do about it */
  readonly hint: string;
  /** What helps, the best first */
  readonly remedies: readonly Remedy[];
}

/** Where in a run something was seen. */
export interface AlarmPosition {
  /** The whole experiment, with all its replicas */
  readonly experiment: Experiment;
  readonly replica: number;
  readonly stage: string;
  readonly step: number;
}

const REMEDIES: Readonly<Record<AlarmKind, readonly Remedy[]>> = {
  boiling: ['precondition', 'earlier', 'go-on'],
  'too-hot': ['smaller-step', 'earlier', 'go-on'],
  drift: ['smaller-step', 'earlier', 'go-on'],
  jump: ['earlier', 'smaller-step', 'go-on'],
  overlap: ['earlier', 'smaller-step', 'go-on'],
  'missed-neighbour': ['earlier', 'go-on'],
  'not-finite': ['smaller-step', 'precondition', 'earlier'],
  box: ['earlier'],
};

/**
 * An alarm at a place.
 *
 * @param atom its number, as a person sees it
 */
export function alarmAt(
  place: AlarmPosition,
  kind: AlarmKind,
  { what, hint }: AlarmWords,
  atom: number | null,
): Alarm {
  const { replica, stage, step } = place;
  const message = `${what} ${pausedAt(place)}; the last good state is kept.`;
  return { kind, stage, step, replica, atom, message, hint, remedies: REMEDIES[kind] };
}

/** 'Paused at step 41,200 of "melt"', and which replica of several it was. */
function pausedAt({ experiment, replica, stage, step }: AlarmPosition): string {
  const where = `Paused at step ${sayStep(step)} of "${stage}"`;
  if (replicaCount(experiment) === 1) return where;
  const { variants, replicas } = experiment;
  const { seed } = replicaExperiment(experiment, replica);
  if (variants.length === 0) return `${where} in replica ${replica + 1} (seed ${seed})`;
  const { name } = variants[variantOf(experiment, replica)];
  return replicas === 1 ? `${where} in ${name}` : `${where} in ${name}, seed ${seed}`;
}

/** '41,200' */
function sayStep(step: number): string {
  return step.toLocaleString('en-GB');
}

/**
 * The alarm of what made an advance fail; null for a Problem that is none of the atoms' (a device that
 * was lost).
 */
export function alarmOf(problem: Problem, experiment: Experiment): Alarm | null {
  if (!(problem instanceof Trouble)) return null;
  const { kind, replica, step, what, hint, atom } = problem;
  const parts = stretches(replicaExperiment(experiment, replica));
  const { stage } = parts.find(({ last }) => step <= last) ?? parts[parts.length - 1];
  return alarmAt({ experiment, replica, stage, step }, kind, { what, hint }, atom);
}

/** The alarm with the atom named that stands out among what the device holds, if one does. */
export function withAtom(alarm: Alarm, motion: AtomMotion): Alarm {
  const worst = findWorstAtom(motion);
  if (alarm.atom !== null || worst === null) return alarm;
  const { configuration } = motion;
  const atom = configuration.ids ? configuration.ids[worst] : worst + 1;
  const { name } = ELEMENTS[configuration.species[configuration.types[worst]].element];
  return { ...alarm, atom, message: `${alarm.message} It began at ${name} ${atom}.` };
}
