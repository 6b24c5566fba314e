import { answerTo } from '../../../lessons/answers';
import { type ReadTask, readsRight } from '../../../lessons/tasks/read';
import { Button } from '../../kit/button';
import { answer, useLesson } from '../lesson-store';
import styles from '../lessons.module.css';
import { NumberForm } from './number-form';
import { sayWithUnit, TaskFrame } from './task-frame';

/** Tries after which the answer may be shown. */
const TRIES_BEFORE_ANSWER = 2;
const LARGEST_READING = 1e6;

/** A value to read off; a wrong one brings how to read it. */
export function ReadView({ task }: { readonly task: ReadTask }) {
  const given = useLesson((state) => answerTo(state.answers, task));
  const done = given !== null && (given.right || given.shown);
  const give = (value: number) =>
    answer(task.id, {
      kind: 'read',
      value,
      right: readsRight(task, value),
      tries: Math.min(1000, (given?.tries ?? 0) + 1),
      shown: false,
    });
  return (
    <TaskFrame label="Read off" task={task}>
      {done ? null : (
        <NumberForm
          action="Check"
          label="What you read"
          max={LARGEST_READING}
          min={-LARGEST_READING}
          onGive={give}
          unit={task.unit}
        />
      )}
      <div role="status">
        {given === null ? null : (
          <p className={given.right ? styles.right : done ? styles.fixed : styles.wrong}>
            {sayResult(task, given)}
          </p>
        )}
      </div>
      {given !== null && !done && given.tries >= TRIES_BEFORE_ANSWER ? (
        <div>
          <Button onClick={() => answer(task.id, { ...given, shown: true })}>
            Show me the value
          </Button>
        </div>
      ) : null}
    </TaskFrame>
  );
}

function sayResult(
  task: ReadTask,
  {
    value,
    right,
    shown,
  }: { readonly value: number; readonly right: boolean; readonly shown: boolean },
): string {
  const read = sayWithUnit(value, task.unit);
  const due = sayWithUnit(task.value, task.unit);
  if (right) return `Right: you read ${read}, and it is ${due}.`;
  if (shown) return `It is ${due}; you read ${read}.`;
  return `${read} is not it yet. ${task.hint}`;
}
