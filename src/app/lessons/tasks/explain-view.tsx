import { useId } from 'react';
import { answerTo, LONGEST_ANSWER } from '../../../lessons/answers';
import type { ExplainTask } from '../../../lessons/tasks/explain';
import { answer, useLesson } from '../lesson-store';
import styles from '../lessons.module.css';
import { TaskFrame } from './task-frame';

/** A sentence or three of one's own; kept as it is typed. */
export function ExplainView({ task }: { readonly task: ExplainTask }) {
  const given = useLesson((state) => answerTo(state.answers, task));
  const id = useId();
  return (
    <TaskFrame label="Explain" task={task}>
      <label htmlFor={id}>Your words{task.start ? `: “${task.start} …”` : ''}</label>
      <textarea
        className={styles.words}
        id={id}
        maxLength={LONGEST_ANSWER}
        onChange={(event) => answer(task.id, { kind: 'explain', text: event.target.value })}
        rows={4}
        value={given?.text ?? ''}
      />
    </TaskFrame>
  );
}
