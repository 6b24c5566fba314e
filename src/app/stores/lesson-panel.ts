import { create } from 'zustand';
import { isShareLink } from '../../formats/share-link';
import { historyState } from './page-route';
import { useView } from './view-store';

/** What is to be opened: a lesson of this host, or one from a file. */
export type ChosenLesson =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

/** Whether lessons are open, and which. Small: the rest of them comes when they are opened. */
export interface LessonPanel {
  readonly open: boolean;
  /** What stands beside the glass on a wide page */
  readonly side: 'lesson' | 'set-up';
  /** Null: the list of lessons */
  readonly chosen: ChosenLesson | null;
  /** What the teacher is to see is shown. */
  readonly teacher: boolean;
  /** Its first scene stays away: what was on show before a reload, or what a link shows, is on show. */
  readonly quiet: boolean;
}

const addressed = () => new URLSearchParams(location.search);

export const useLessonPanel = create<LessonPanel>(() => {
  const address = addressed().get('lesson');
  return {
    open: address !== null && address !== '',
    side: 'lesson',
    chosen: address ? { kind: 'address', address } : null,
    teacher: addressed().has('teacher'),
    quiet: isShareLink(location.hash) || Boolean(historyState().bench),
  };
});

// On a narrow page a lesson that the address names is what is seen first.
if (useLessonPanel.getState().open) useView.setState({ tab: 'lesson' });

/** The address names the lesson, so that a reload and a copied link open it. */
function writeAddress(address: string | null): void {
  const search = addressed();
  if (address === null) search.delete('lesson');
  else search.set('lesson', address);
  // A path reads better than its escapes, and means the same.
  const said = search
    .toString()
    .replaceAll('%2F', '/')
    .replace(/\bteacher=(?=&|$)/, 'teacher');
  history.replaceState(
    history.state,
    '',
    `${location.pathname}${said && `?${said}`}${location.hash}`,
  );
}

/** Opens the list of lessons, or what was open in its place. */
export function openLessons(): void {
  useLessonPanel.setState({ open: true, side: 'lesson' });
  useView.setState({ tab: 'lesson' });
}

/** @param chosen null: the list of lessons */
export function chooseLesson(chosen: ChosenLesson | null): void {
  useLessonPanel.setState({ open: true, side: 'lesson', chosen, quiet: false });
  useView.setState({ tab: 'lesson' });
  writeAddress(chosen?.kind === 'address' ? chosen.address : null);
}

/** Back to the lab as it is without lessons; what opened them takes the focus. */
export function closeLessons(): void {
  useLessonPanel.setState({ open: false, chosen: null, quiet: false });
  useView.setState({ tab: 'glass' });
  writeAddress(null);
  document.querySelector<HTMLElement>('button[data-lessons]')?.focus();
}

export function showSide(side: LessonPanel['side']): void {
  useLessonPanel.setState({ side });
}
