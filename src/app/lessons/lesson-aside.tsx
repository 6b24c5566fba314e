import { lazy, Suspense } from 'react';
import { Button } from '../kit/button';
import { Part } from '../kit/part';
import { showSide, useLessonPanel } from '../stores/lesson-panel';
import styles from './lessons.module.css';

/** Lessons, with all that reads them, come when they are opened. */
const LessonsView = lazy(async () => ({ default: (await import('./lessons-view')).LessonsView }));

/** The lessons beside the glass; the store knows whether they are open. */
export function LessonAside({ className }: { readonly className: string }) {
  const open = useLessonPanel((panel) => panel.open);
  if (!open) return null;
  return (
    <aside aria-label="Lesson" className={className} id="panel-lesson">
      <Part name="The lesson">
        <Suspense fallback={<p className={styles.lesson}>Loading the lesson …</p>}>
          <LessonsView />
        </Suspense>
      </Part>
    </aside>
  );
}

/** Above the set-up, while a lesson is open behind it. */
export function BackToLesson() {
  const open = useLessonPanel((panel) => panel.open);
  if (!open) return null;
  return (
    <div className={styles.back}>
      <Button onClick={() => showSide('lesson')}>Back to the lesson</Button>
    </div>
  );
}
