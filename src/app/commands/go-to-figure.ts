import { goToPaperFigure } from '../paper/go-to-paper-figure';
import { usePage } from '../stores/page-route';
import { useView } from '../stores/view-store';

/** Brings figure `number` (from 1) into view and gives it the focus. */
export function goToFigure(number: number): void {
  const { page } = usePage.getState();
  if (page === 'paper') goToPaperFigure(number);
  if (page !== 'lab') return;
  useView.setState({ tab: 'figures' });
  requestAnimationFrame(() => {
    const figure = document.querySelector<HTMLElement>(`[data-figure="${number}"]`);
    figure?.scrollIntoView({ block: 'start' });
    figure?.focus({ preventScroll: true });
  });
}
