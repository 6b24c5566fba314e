import type { FrontMatter } from './front-matter';
import type { Mistake } from './mistake';
import type { Prose } from './prose';
import type { LessonScene } from './scene-block';
import type { LessonTask } from './tasks/tasks';
import type { TeacherNote } from './teacher-block';

/** What a step is made of, in its order. */
export type Block =
  | { readonly kind: 'prose'; readonly prose: Prose }
  | { readonly kind: 'scene'; readonly scene: LessonScene }
  | { readonly kind: 'task'; readonly task: LessonTask }
  | { readonly kind: 'teacher'; readonly note: TeacherNote }
  /** Stands where a block is that has mistakes */
  | { readonly kind: 'mistakes'; readonly mistakes: readonly Mistake[] };

export interface Step {
  readonly title: string;
  /** How long it takes; null where the lesson does not say */
  readonly minutes: number | null;
  readonly blocks: readonly Block[];
}

/** A lesson as it was read: what is wrong with it is listed, and the rest of it opens. */
export interface Lesson extends FrontMatter {
  readonly steps: readonly Step[];
  readonly mistakes: readonly Mistake[];
}

/** All tasks of a lesson, in its order. */
export function tasksOf({ steps }: Pick<Lesson, 'steps'>): LessonTask[] {
  return steps.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'task' ? [block.task] : [])),
  );
}
