/** Brings a figure of the paper, by its number there, into view and gives it the focus. */
export function goToPaperFigure(number: number): void {
  const section = document.querySelector<HTMLElement>(`[data-paper-figure="${number}"]`);
  section?.scrollIntoView({ block: 'start' });
  section?.focus({ preventScroll: true });
}
