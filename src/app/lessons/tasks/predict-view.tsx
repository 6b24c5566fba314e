import { type FormEvent, useId, useState } from 'react';
import { answerTo } from '../../../lessons/answers';
import { type Lesson, tasksOf } from '../../../lessons/lesson';
import type { PredictTask } from '../../../lessons/tasks/predict';
import { Button } from '../../kit/button';
import { ICONS } from '../../kit/icons';
import { answer, useLesson } from '../lesson-store';
import styles from '../lessons.module.css';
import { NumberForm } from './number-form';
import { sayWithUnit, TaskFrame } from './task-frame';

/** A guess before looking; once made it stays, and what came is set beside it. */
export function PredictView({ task }: { readonly task: PredictTask }) {
  const answers = useLesson((state) => state.answers);
  const given = answerTo(answers, task);
  const give = (value: string | number) => answer(task.id, { kind: 'predict', value });
  return (
    <TaskFrame label="Predict" task={task}>
      {given === null && task.choose ? <Choices choose={task.choose} onGive={give} /> : null}
      {given === null && task.number ? (
        <NumberForm
          action="Fix my prediction"
          label="Your prediction"
          max={task.number.to}
          min={task.number.from}
          onGive={give}
          unit={task.number.unit}
        />
      ) : null}
      <div role="status">
        {given === null ? null : (
          <>
            <p className={styles.fixed}>
              {ICONS.locked}
              <span>
                You predicted: <strong>{sayPrediction(task, given.value)}</strong>
              </span>
            </p>
            <Came task={task} />
          </>
        )}
      </div>
    </TaskFrame>
  );
}

/** What came, when it has been read off, or when the next step has been opened. */
function Came({ task }: { readonly task: PredictTask }) {
  const { lesson, answers } = useLesson();
  if (lesson === null) return null;
  const reading = readingOf(lesson, task);
  const read = reading && answerTo(answers, reading);
  const here = stepOf(lesson, task);
  const seen = reading ? read?.right || read?.shown : answers.furthest > here;
  if (!seen) return null;
  return (
    <p className={styles.came}>
      {reading ? (
        <>
          It came out at <strong>{sayWithUnit(reading.value, reading.unit)}</strong>.{' '}
        </>
      ) : null}
      {task.came}
    </p>
  );
}

function readingOf(lesson: Lesson, { after }: PredictTask) {
  const task = tasksOf(lesson).find(({ id }) => id === after);
  return task?.kind === 'read' ? task : null;
}

const stepOf = ({ steps }: Lesson, task: PredictTask) =>
  steps.findIndex(({ blocks }) => blocks.some((one) => one.kind === 'task' && one.task === task));

function sayPrediction(task: PredictTask, value: string | number): string {
  return typeof value === 'number' ? sayWithUnit(value, task.number?.unit) : value;
}

interface ChoicesProps {
  readonly choose: readonly string[];
  readonly onGive: (choice: string) => void;
}

function Choices({ choose, onGive }: ChoicesProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const name = useId();
  const give = (event: FormEvent) => {
    event.preventDefault();
    setMissing(chosen === null);
    if (chosen !== null) onGive(chosen);
  };
  return (
    <form className={styles.form} onSubmit={give}>
      <fieldset className={styles.choices}>
        <legend className="visually-hidden">Your prediction</legend>
        {choose.map((choice) => (
          <label className={styles.choice} key={choice}>
            <input
              checked={chosen === choice}
              name={name}
              onChange={() => setChosen(choice)}
              type="radio"
            />
            <span>{choice}</span>
          </label>
        ))}
      </fieldset>
      <div>
        <Button look="primary" type="submit">
          Fix my prediction
        </Button>
      </div>
      {missing ? (
        <p className={styles.wrong} role="alert">
          Choose one first.
        </p>
      ) : null}
    </form>
  );
}
