import { create } from 'zustand';
import { Problem } from '../../core/problem';

/** Something said to the person, until they put it away. */
export interface Notice {
  readonly id: number;
  /** News goes by itself; a remark and trouble stay, and trouble is read aloud at once. */
  readonly tone: 'news' | 'remark' | 'trouble';
  readonly message: string;
  readonly hint?: string;
  /** News that does not go by itself: it takes longer to read */
  readonly stays?: boolean;
  /** A way back, or on. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Older notices give way. */
const MOST_NOTICES = 3;
/** ms after which news goes by itself; trouble stays. */
const NEWS_TIMEOUT_MS = 8000;

export const useNotices = create<{ readonly notices: readonly Notice[] }>(() => ({ notices: [] }));

let notices = 0;

export function dismiss(id: number): void {
  useNotices.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }));
}

/** Puts news away that something newer has overtaken. */
export function dismissNews(): void {
  useNotices.setState((state) => ({
    notices: state.notices.filter((notice) => notice.tone !== 'news'),
  }));
}

export function notify(notice: Omit<Notice, 'id'>): void {
  const id = ++notices;
  useNotices.setState((state) => ({
    notices: [
      ...state.notices.filter(({ message }) => message !== notice.message),
      { ...notice, id },
    ].slice(-MOST_NOTICES),
  }));
  if (notice.tone === 'news' && !notice.stays) setTimeout(() => dismiss(id), NEWS_TIMEOUT_MS);
}

/** Says what went wrong: a Problem in its own words, anything else as a defect of Vitrine. */
export function notifyFailure(error: unknown): void {
  if (error instanceof Problem) {
    notify({ tone: 'trouble', message: error.message, hint: error.hint });
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  notify({
    tone: 'trouble',
    message: `Something went wrong in Vitrine: ${message}`,
    hint: 'Nothing that was recorded is lost. If it happens again, please report it.',
  });
}
