import { usePage } from '../stores/page-route';
import { useView } from '../stores/view-store';
import { COMMANDS } from './commands';
import { commandFor, type KeyTarget } from './key-press';

function placeOf(target: EventTarget | null): KeyTarget {
  if (!(target instanceof Element)) return 'page';
  if (target instanceof HTMLInputElement) return target.type === 'range' ? 'slider' : 'typing';
  if (target.closest('textarea, select, [contenteditable]')) return 'typing';
  if (target.closest('[role="dialog"], [role="menu"]')) return 'dialog';
  if (target.closest('button, a[href], summary, [role="tab"]')) return 'control';
  return 'page';
}

/** Listens for the whole page; returns how to stop. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    const inLab = usePage.getState().page === 'lab';
    const { singleKeys } = useView.getState();
    const command = commandFor(event, placeOf(event.target), COMMANDS, { inLab, singleKeys });
    if (!command || event.defaultPrevented) return;
    event.preventDefault();
    command.run(event.key);
  };
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}
