import { create } from 'zustand';

/** What stands in the middle of the page. */
export type Page = 'lab' | 'paper' | 'fit';

/** The fragments of an address that open what is not the lab */
const FRAGMENTS: Readonly<Record<string, Page>> = { '#paper': 'paper', '#fit': 'fit' };

const addressed = (): Page => FRAGMENTS[location.hash] ?? 'lab';

/** Whether the page shows the lab, or something else in its place. */
export const usePage = create<{ readonly page: Page }>(() => ({ page: addressed() }));

/** What the page writes beside each address in the browser's history. */
export interface HistoryState {
  /** Fragment that the lab's address has, where another page stands in its place: a link with its '#', or '' */
  readonly lab?: string;
  readonly [other: string]: unknown;
}

export const historyState = (): HistoryState => (history.state ?? {}) as HistoryState;

/** The lab's address in this place of the browser's history. */
export function labFragment(): string {
  return addressed() === 'lab' ? location.hash : (historyState().lab ?? '');
}

export function openPage(page: Exclude<Page, 'lab'>): void {
  if (addressed() !== page) {
    history.pushState({ ...historyState(), lab: labFragment() }, '', `#${page}`);
  }
  usePage.setState({ page });
}

/** Back to the lab, and to the link that its address had. */
export function closePage(): void {
  if (addressed() !== 'lab') {
    history.pushState(historyState(), '', `${location.pathname}${location.search}${labFragment()}`);
  }
  usePage.setState({ page: 'lab' });
}

/** What led to another page takes the focus again when that is closed, and nothing else has it. */
export function keepFocus(): () => void {
  return usePage.subscribe(({ page }, before) => {
    if (page !== 'lab' || before.page === 'lab') return;
    requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      document.querySelector<HTMLElement>(`[data-page="${before.page}"]`)?.focus();
    });
  });
}

/** Follows the address: its fragment, and the browser's way back. Returns how to stop. */
export function followAddress(): () => void {
  const follow = () => usePage.setState({ page: addressed() });
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  return () => {
    removeEventListener('hashchange', follow);
    removeEventListener('popstate', follow);
  };
}
