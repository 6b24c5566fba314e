import type { Figure } from './figure';

/** The figure with the panels of one place of the paper alone; null: with all. */
export function withPanel(figure: Figure, place: string | null): Figure {
  if (place === null) return figure;
  return { ...figure, panels: figure.panels.filter((panel) => panel.place === place) };
}
