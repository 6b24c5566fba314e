import type { LessonTask } from '../../../lessons/tasks/tasks';
import { ExplainView } from './explain-view';
import { PredictView } from './predict-view';
import { ReadView } from './read-view';

/** A task in its place. */
export function TaskView({ task }: { readonly task: LessonTask }) {
  switch (task.kind) {
    case 'predict':
      return <PredictView task={task} />;
    case 'read':
      return <ReadView task={task} />;
    case 'explain':
      return <ExplainView task={task} />;
  }
}
