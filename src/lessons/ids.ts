import type { Block } from './lesson';
import { type Mistake, mistake } from './mistake';

/** A block and where it stands. */
export interface ReadBlock {
  readonly block: Block;
  readonly line: number;
}

/** A step as it is being read. */
export interface ReadStep {
  readonly title: string;
  readonly minutes: number | null;
  readonly blocks: ReadBlock[];
}

/** Tasks whose names clash, or that wait for a task that is not there, give way to what is wrong. */
export function checkIds(steps: readonly ReadStep[]): {
  readonly steps: readonly ReadStep[];
  readonly mistakes: readonly Mistake[];
} {
  const all = steps.flatMap(({ blocks }) => blocks);
  const readings = all.flatMap(({ block }) =>
    block.kind === 'task' && block.task.kind === 'read' ? [block.task.id] : [],
  );
  // What is wrong with a task of reading off is said already.
  const whole = all.every(({ block }) => block.kind !== 'mistakes');
  const seen = new Map<string, number>();
  const mistakes: Mistake[] = [];
  const check = (read: ReadBlock): ReadBlock => {
    const wrong = wrongWith(read, seen, whole ? readings : null);
    if (wrong === null) return read;
    mistakes.push(wrong);
    return { ...read, block: { kind: 'mistakes', mistakes: [wrong] } };
  };
  return {
    steps: steps.map((step) => ({ ...step, blocks: step.blocks.map(check) })),
    mistakes,
  };
}

function wrongWith(
  { block, line }: ReadBlock,
  seen: Map<string, number>,
  readings: readonly string[] | null,
): Mistake | null {
  if (block.kind !== 'task') return null;
  const { task } = block;
  const before = seen.get(task.id);
  if (before !== undefined) {
    return mistake(
      line,
      task.kind,
      `the id "${task.id}" is that of line ${before} too`,
      'Give each task an id of its own; answers are kept by it.',
    );
  }
  seen.set(task.id, line);
  if (task.kind !== 'predict' || task.after === undefined || !readings) return null;
  if (readings.includes(task.after)) return null;
  return mistake(
    line,
    task.kind,
    `"after" names "${task.after}", and no read block has that id`,
    readings.length === 0 ? 'Leave it out.' : `Choose one of ${readings.join(', ')}.`,
  );
}
