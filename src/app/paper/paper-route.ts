import { create } from 'zustand';

/** The fragment of an address that opens the paper's figures */
const FRAGMENT = '#paper';

/** Whether the page shows the figures of the paper in the place of the lab. */
export const usePaper = create<{ readonly open: boolean }>(() => ({
  open: location.hash === FRAGMENT,
}));

export function openPaper(): void {
  if (location.hash !== FRAGMENT) history.pushState(null, '', FRAGMENT);
  usePaper.setState({ open: true });
}

export function closePaper(): void {
  if (location.hash === FRAGMENT) {
    history.pushState(null, '', `${location.pathname}${location.search}`);
  }
  usePaper.setState({ open: false });
}

/** Follows the address: its fragment, and the browser's way back. Returns how to stop. */
export function followAddress(): () => void {
  const follow = () => usePaper.setState({ open: location.hash === FRAGMENT });
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  return () => {
    removeEventListener('hashchange', follow);
    removeEventListener('popstate', follow);
  };
}
