import { useSyncExternalStore } from 'react';
import { usePage } from '../stores/page-route';
import { useView } from '../stores/view-store';

/** Where a page shows one of its three parts at a time; app.module.css has the same. */
const narrow = matchMedia('(max-width: 699px)');

function subscribe(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}

/** Whether the figures of the lab are shown at all: not behind another tab, not behind another page. */
export function usePanelShown(): boolean {
  const oneAtATime = useSyncExternalStore(subscribe, () => narrow.matches);
  const tab = useView((view) => view.tab);
  const page = usePage((state) => state.page);
  return page === 'lab' && (!oneAtATime || tab === 'figures');
}
