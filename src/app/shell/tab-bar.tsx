import type { KeyboardEvent } from 'react';
import { useLessonPanel } from '../stores/lesson-panel';
import { type Tab, useView } from '../stores/view-store';
import styles from './tab-bar.module.css';

const TABS: readonly { readonly id: Tab; readonly label: string }[] = [
  { id: 'glass', label: 'Glass' },
  { id: 'figures', label: 'Figures' },
  { id: 'set-up', label: 'Set-up' },
];
const LESSON = { id: 'lesson', label: 'Lesson' } as const;

/** On a narrow page, which of its parts is in view. */
export function TabBar() {
  const tab = useView((view) => view.tab);
  const lessons = useLessonPanel((panel) => panel.open);
  const tabs = lessons ? [...TABS, LESSON] : TABS;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(({ id }) => id === tab);
    const next = tabs[(at + by + tabs.length) % tabs.length].id;
    useView.setState({ tab: next });
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div
      aria-label="Parts of the page"
      className={styles.tabs}
      onKeyDown={onKeyDown}
      role="tablist"
    >
      {tabs.map(({ id, label }) => (
        <button
          aria-controls={`panel-${id}`}
          aria-selected={id === tab}
          className={styles.tab}
          data-tab={id}
          key={id}
          onClick={() => useView.setState({ tab: id })}
          role="tab"
          tabIndex={id === tab ? 0 : -1}
          type="button"
        >
          {label}
        </button>
      ))}
    </div>
  );
}
