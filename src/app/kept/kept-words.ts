import { parseExperiment } from '../../core/experiment-json';
import { STATE_WORDS, sayNumber } from '../../lab/words/words';
import type { KeptRun } from '../../storage/kept-run';
import { stateOfStage } from '../stores/run-store';

/** 'cooling': what the run was at; null where the experiment cannot be read. */
function doing({ experiment, stageIndex }: KeptRun): string | null {
  try {
    const { protocol } = parseExperiment(experiment);
    return STATE_WORDS[stateOfStage(protocol, stageIndex)].toLowerCase();
  } catch {
    return null;
  }
}

/** 'step 12,300 of 42,500' */
export function sayHowFar({ step, totalSteps }: KeptRun): string {
  return `step ${sayNumber(step, 9)} of ${sayNumber(totalSteps, 9)}`;
}

/** 'A run of 24B stopped at step 12,300 of 42,500, while cooling.' */
export function sayStopped(run: KeptRun): string {
  const what = doing(run);
  return `A run of ${run.title} stopped at ${sayHowFar(run)}${what ? `, while ${what}` : ''}.`;
}

/** 'today 14:05', '3 May 14:05' */
export function sayWhen(milliseconds: number, now = Date.now()): string {
  const [then, today] = [new Date(milliseconds), new Date(now)];
  const time = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (then.toDateString() === today.toDateString()) return `today ${time}`;
  const year = then.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const };
  const day = then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...year });
  return `${day} ${time}`;
}

/** 'done, 2.31 g/cm³', 'step 12,300 of 42,500': how a run came out, or how far it got. */
export function sayOutcome(run: KeptRun): string {
  if (run.phase !== 'done') return sayHowFar(run);
  const density = run.summary?.density;
  return density ? `done, ${density.mean.toFixed(2)} g/cm³` : 'done';
}
