import { openLessons, showSide, useLessonPanel } from '../stores/lesson-panel';
import { usePage } from '../stores/page-route';
import { type Tab, useView } from '../stores/view-store';
import styles from './skip-links.module.css';

/** Where the keyboard can go at once; `tab`: what a narrow page must show for it. */
const PLACES: readonly {
  readonly label: string;
  readonly find: string;
  readonly tab?: Tab;
}[] = [
  { label: 'To the run', find: 'footer button:not(:disabled)' },
  { label: 'To the glass', find: '#panel-glass [role="img"]', tab: 'glass' },
  { label: 'To the figures', find: '#panel-figures [data-figure]', tab: 'figures' },
  { label: 'To the set-up', find: '#panel-set-up select', tab: 'set-up' },
];
const LESSON = { label: 'To the lesson', find: '#panel-lesson h3, #panel-lesson h2' } as const;

/** First in the page, and seen when the keyboard comes to them. */
export function SkipLinks() {
  const inLab = usePage(({ page }) => page === 'lab');
  const lessons = useLessonPanel(({ open }) => open);
  if (!inLab) return null;
  return (
    <nav aria-label="Skip to" className={styles.skip}>
      {lessons ? (
        <button
          className={styles.link}
          onClick={() => {
            openLessons();
            requestAnimationFrame(() => document.querySelector<HTMLElement>(LESSON.find)?.focus());
          }}
          type="button"
        >
          {LESSON.label}
        </button>
      ) : null}
      {PLACES.map(({ label, find, tab }) => (
        <button
          className={styles.link}
          key={label}
          onClick={() => {
            if (tab) useView.setState({ tab });
            if (tab === 'set-up') showSide('set-up');
            requestAnimationFrame(() => document.querySelector<HTMLElement>(find)?.focus());
          }}
          type="button"
        >
          {label}
        </button>
      ))}
    </nav>
  );
}
