import { goToPaperFigure } from '../paper/go-to-paper-figure';
import { usePaper } from '../paper/paper-route';
import { useView } from '../stores/view-store';

/** Brings figure `number` (from 1) into view and gives it the focus. */
export function goToFigure(number: number): void {
  if (usePaper.getState().open) {
    goToPaperFigure(number);
    return;
  }
  useView.setState({ tab: 'figures' });
  requestAnimationFrame(() => {
    const figure = document.querySelector<HTMLElement>(`[data-figure="${number}"]`);
    figure?.scrollIntoView({ block: 'start' });
    figure?.focus({ preventScroll: true });
  });
}
