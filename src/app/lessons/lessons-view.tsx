import { useEffect, useRef } from 'react';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { chooseLesson, closeLessons, showSide, useLessonPanel } from '../stores/lesson-panel';
import { addressOf, fetchLessonList, loadLesson, useLesson } from './lesson-store';
import { LessonView } from './lesson-view';
import styles from './lessons.module.css';

/** The lessons, in the place of the set-up: the list, or one that is open. */
export function LessonsView() {
  const chosen = useLessonPanel((panel) => panel.chosen);
  const teacher = useLessonPanel((panel) => panel.teacher);
  const { lesson, problem } = useLesson();
  useEffect(() => {
    if (chosen) void loadLesson(chosen);
    else void fetchLessonList();
  }, [chosen]);
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        {chosen ? <Button onClick={() => chooseLesson(null)}>All lessons</Button> : null}
        <Button className={styles.toSetup} onClick={() => showSide('set-up')}>
          Set-up
        </Button>
        <span className={styles.gap}>{teacher ? 'Teacher’s key' : ''}</span>
        <Button
          aria-label="Close the lessons"
          icon={ICONS.close}
          iconOnly
          look="plain"
          onClick={closeLessons}
          title="Close the lessons"
        />
      </div>
      {chosen === null ? <List /> : null}
      {chosen !== null && problem ? (
        <div className={styles.lesson}>
          <div className={styles.mistakes} role="alert">
            <p>
              {problem.message} {problem.hint}
            </p>
          </div>
        </div>
      ) : null}
      {chosen !== null && lesson ? <LessonView lesson={lesson} /> : null}
    </div>
  );
}

function List() {
  const list = useLesson((state) => state.list);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.lesson}>
      <h2 className={styles.title} ref={heading} tabIndex={-1}>
        Lessons
      </h2>
      <p>Predict, look, explain. Nothing has to be simulated, and answers stay in this browser.</p>
      <ul className={styles.list}>
        {list.map((entry) => (
          <li key={entry.file}>
            <button
              className={styles.entryButton}
              onClick={() => chooseLesson({ kind: 'address', address: addressOf(entry) })}
              type="button"
            >
              <strong>{entry.title}</strong>
              <span className={styles.quiet}>
                {entry.minutes} minutes, {entry.level}
              </span>
              <span>{entry.summary}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        A lesson of your own is a Markdown file: drop it onto the page, or choose it with Open.
      </p>
    </div>
  );
}
