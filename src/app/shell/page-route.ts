import { create } from 'zustand';

/** What stands in the middle of the page. */
export type Page = 'lab' | 'paper' | 'fit';

/** The fragments of an address that open what is not the lab */
const FRAGMENTS: Readonly<Record<string, Page>> = { '#paper': 'paper', '#fit': 'fit' };

const addressed = (): Page => FRAGMENTS[location.hash] ?? 'lab';

/** Whether the page shows the lab, or something else in its place. */
export const usePage = create<{ readonly page: Page }>(() => ({ page: addressed() }));

export function openPage(page: Exclude<Page, 'lab'>): void {
  if (addressed() !== page) history.pushState(null, '', `#${page}`);
  usePage.setState({ page });
}

/** Back to the lab. */
export function closePage(): void {
  if (addressed() !== 'lab') history.pushState(null, '', `${location.pathname}${location.search}`);
  usePage.setState({ page: 'lab' });
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
