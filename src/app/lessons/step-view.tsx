import type { Block, Step } from '../../lessons/lesson';
import type { Mistake } from '../../lessons/mistake';
import type { TeacherNote } from '../../lessons/teacher-block';
import { Button } from '../kit/button';
import { useLessonPanel } from '../stores/lesson-panel';
import styles from './lessons.module.css';
import { ProseView } from './prose-view';
import { showSceneAgain } from './show-scene';
import { TaskView } from './tasks/task-views';

/** What a step says, shows and asks. */
export function StepView({ step }: { readonly step: Step }) {
  return step.blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a step stay as they are
    <BlockView block={block} key={i} />
  ));
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'prose':
      return <ProseView prose={block.prose} />;
    case 'scene':
      return (
        <div>
          <Button onClick={() => showSceneAgain(block.scene)}>Show it again</Button>
        </div>
      );
    case 'task':
      return <TaskView task={block.task} />;
    case 'teacher':
      return <Note note={block.note} />;
    case 'mistakes':
      return <Mistakes mistakes={block.mistakes} />;
  }
}

function Note({ note }: { readonly note: TeacherNote }) {
  const teacher = useLessonPanel((panel) => panel.teacher);
  if (!teacher) return null;
  return (
    <aside aria-label="For the teacher" className={styles.key}>
      {note.timing ? (
        <p>
          <strong>Timing:</strong> {note.timing}
        </p>
      ) : null}
      {note.expect ? (
        <p>
          <strong>Expect:</strong> {note.expect}
        </p>
      ) : null}
      {note.misconceptions.length > 0 ? (
        <>
          <p>
            <strong>Misconceptions:</strong>
          </p>
          <ul className={styles.bulleted}>
            {note.misconceptions.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  );
}

/** What the author of a lesson has to mend. */
export function Mistakes({ mistakes }: { readonly mistakes: readonly Mistake[] }) {
  return (
    <ul className={styles.mistakes}>
      {mistakes.map(({ message, hint }) => (
        <li key={message}>
          {message} {hint}
        </li>
      ))}
    </ul>
  );
}
