import { useEffect, useId, useRef } from 'react';
import type { Lesson } from '../../lessons/lesson';
import { Button } from '../kit/button';
import { Field } from '../kit/field';
import { Select } from '../kit/select';
import { useLessonPanel } from '../stores/lesson-panel';
import { beginAgain, goToStep, useLesson } from './lesson-store';
import styles from './lessons.module.css';
import { showScene } from './show-scene';
import { Mistakes, StepView } from './step-view';

/** A lesson, one step at a time. */
export function LessonView({ lesson }: { readonly lesson: Lesson }) {
  const { step: at } = useLesson((state) => state.answers);
  const moves = useLesson((state) => state.moves);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const step = lesson.steps[at];
  const last = lesson.steps.length - 1;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each move to a step shows its scene anew
  useEffect(() => {
    const { quiet } = useLessonPanel.getState();
    useLessonPanel.setState({ quiet: false });
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest('aside')?.scrollTo(0, 0);
    const scene = step.blocks.find((block) => block.kind === 'scene');
    if (scene?.kind === 'scene' && !quiet) void showScene(scene.scene);
  }, [lesson, moves]);

  return (
    <article className={styles.lesson} lang={lesson.language}>
      <h2 className={styles.title}>{lesson.title}</h2>
      {at === 0 ? <About lesson={lesson} /> : null}
      <div className={styles.progress}>
        <Field label={`Step ${at + 1} of ${lesson.steps.length}`}>
          {({ id: field }) => (
            <Select
              id={field}
              onChange={(value) => goToStep(Number(value))}
              options={lesson.steps.map(({ title }, i) => ({
                value: String(i),
                label: `${i + 1}. ${title}`,
              }))}
              value={String(at)}
            />
          )}
        </Field>
        <div aria-hidden="true" className={styles.track}>
          <div style={{ width: `${(100 * (at + 1)) / lesson.steps.length}%` }} />
        </div>
      </div>
      <section aria-labelledby={id} className={styles.step} key={at}>
        <h3 className={styles.heading} id={id} ref={heading} tabIndex={-1}>
          {step.title}
          {step.minutes === null ? null : (
            <span className={styles.minutes}> {step.minutes} min</span>
          )}
        </h3>
        <StepView step={step} />
      </section>
      <nav aria-label="Steps of the lesson" className={styles.moves}>
        <Button disabled={at === 0} onClick={() => goToStep(at - 1)}>
          Previous
        </Button>
        <Button disabled={at === last} look="primary" onClick={() => goToStep(at + 1)}>
          Next
        </Button>
      </nav>
      {at === last ? (
        <div>
          <Button onClick={beginAgain}>Forget my answers and begin again</Button>
        </div>
      ) : null}
    </article>
  );
}

function About({ lesson: { minutes, level, goals, mistakes } }: { readonly lesson: Lesson }) {
  return (
    <>
      <p className={styles.quiet}>
        {minutes} minutes{level ? `, ${level}` : ''}
      </p>
      {mistakes.length > 0 ? (
        <details className={styles.quiet}>
          <summary>
            {mistakes.length === 1 ? 'A mistake' : `${mistakes.length} mistakes`} in this lesson
          </summary>
          <Mistakes mistakes={mistakes} />
        </details>
      ) : null}
      {goals.length > 0 ? (
        <ul className={styles.bulleted}>
          {goals.map((goal) => (
            <li key={goal}>{goal}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
