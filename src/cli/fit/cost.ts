import { totalSteps } from '../../core/protocol';
import type { Platform } from '../../engine/dynamics';
import type { CampaignSettings } from '../../learn/campaign';
import type { Job } from '../../learn/campaign-jobs';
import { sayBytes } from '../../run/memory-needed';
import { spokenDuration } from '../terminal';
import { batchesOf, batchMemory } from './batches';

/** What an iteration asks of a device. */
export interface IterationCost {
  readonly glasses: number;
  /** How many runs they are made in, one after another */
  readonly batches: number;
  /** Of the largest of those, bytes */
  readonly memory: number;
  /** Time steps of all runs, one after another */
  readonly steps: number;
}

/** @throws Problem when not even one glass fits the device */
export function iterationCost(settings: CampaignSettings, engine: Platform): IterationCost {
  const { search, targets, bounds, template, seed } = settings;
  const room = engine.room;
  // Which parameters they have makes no difference.
  const jobs = Array.from({ length: search.candidates }, (_, candidate) =>
    targets.map(({ composition }): Job => {
      return { candidate, parameters: bounds.lower, composition, seed };
    }),
  ).flat();
  const batches = batchesOf(jobs, template, room);
  return {
    glasses: jobs.length * template.replicas,
    batches: batches.length,
    memory: Math.max(...batches.map((batch) => batchMemory(batch, template, room).total)),
    steps: batches.length * totalSteps(template.protocol),
  };
}

/** What is said before the start. */
export function sayCost(settings: CampaignSettings, cost: IterationCost): string {
  const { search, targets, template, iterations } = settings;
  const { glasses, batches, memory } = cost;
  const seeds = template.replicas > 1 ? ` × ${template.replicas} seeds` : '';
  const runs = batches === 1 ? 'in one run' : `in ${batches} runs`;
  const atoms = template.atoms.toLocaleString('en-GB');
  const steps = totalSteps(template.protocol).toLocaleString('en-GB');
  return (
    `${iterations === 1 ? 'One iteration' : `Each of ${iterations} iterations`}: ` +
    `${plural(search.candidates, 'candidate')} × ${plural(targets.length, 'composition')}${seeds} = ${plural(glasses, 'glass', 'glasses')} ` +
    `of ${atoms} atoms, ${steps} steps each, ${runs} of up to ${sayBytes(memory)}.`
  );
}

/** What is said as soon as the speed is known. */
export function sayTimeOfIteration(
  cost: IterationCost,
  left: number,
  stepsPerSecond: number,
): string {
  const seconds = cost.steps / stepsPerSecond;
  const each = `About ${spokenDuration(seconds)} an iteration at ${stepsPerSecond.toFixed(0)} steps/s`;
  return left <= 1 ? `${each}.` : `${each}, ${spokenDuration(left * seconds)} for ${left} of them.`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
