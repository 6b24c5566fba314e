import { useId } from 'react';
import type { Figure } from '../../figures/figure';
import { FigureView } from '../figures/figure-view';
import { useView } from '../stores/view-store';

/** A figure of the fit, as the lab draws its figures. */
export function FitFigure({
  figure,
  legend = true,
}: {
  readonly figure: Figure;
  readonly legend?: boolean;
}) {
  const theme = useView((view) => view.theme);
  return (
    <FigureView
      empty={null}
      figure={figure}
      fileName={figure.id}
      id={useId()}
      label={`${figure.title}. ${figure.see}`}
      legend={legend}
      theme={theme}
      title={figure.title}
      wide
    />
  );
}
