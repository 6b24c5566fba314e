import { type ReactNode, useId } from 'react';
import type { LessonTask } from '../../../lessons/tasks/tasks';
import { useLessonPanel } from '../../stores/lesson-panel';
import styles from '../lessons.module.css';

interface TaskFrameProps {
  readonly task: LessonTask;
  /** 'Predict' */
  readonly label: string;
  readonly children: ReactNode;
}

/** What every task has: what kind it is, what is asked, and for the teacher a good answer. */
export function TaskFrame({ task, label, children }: TaskFrameProps) {
  const teacher = useLessonPanel((panel) => panel.teacher);
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.task} data-task={task.id}>
      <h4 className={styles.ask} id={id}>
        <span className={styles.kind}>{label}</span> {task.ask}
      </h4>
      {children}
      {teacher ? <Key task={task} /> : null}
    </section>
  );
}

function Key({ task }: { readonly task: LessonTask }) {
  const value =
    task.kind === 'read'
      ? `${sayWithUnit(task.value, task.unit)}, give or take ${sayWithUnit(task.tolerance, task.unit)}. `
      : '';
  if (value === '' && !task.key) return null;
  return (
    <p className={styles.key}>
      <strong>Key:</strong> {value}
      {task.key}
    </p>
  );
}

/** '44 %' */
export const sayWithUnit = (value: number, unit: string | undefined) =>
  unit === undefined ? String(value) : `${value} ${unit}`;
