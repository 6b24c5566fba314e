import { type Figure, idOf, type Panel } from '../../figures/figure';
import { DEFAULT_CHOICES, type FigureChoices, type FigureKind } from '../../figures/figure-kind';
import type { FrameMeasurement, MeasuringChoices } from '../frames/figure-measurement';
import type { GatheredGlass } from './lab-figure';

/** What a figure kind has measured of each frame. */
export function kindMeasurement(
  kind: FigureKind,
  choices: Partial<MeasuringChoices> = {},
): FrameMeasurement {
  const { scattering, rings } = { ...DEFAULT_CHOICES, ...choices };
  return { kind: 'figure', figure: kind.id, choices: { scattering, rings } };
}

/** A figure kind drawn of the glass on show; thin beside a mean, the replica on show. */
export function kindFigure(
  kind: FigureKind,
  { mean, single }: GatheredGlass,
  choices: Partial<FigureChoices> = {},
): Figure {
  const all = { ...DEFAULT_CHOICES, ...choices };
  const figure = kind.draw([mean], all);
  if (single === null) return { ...figure, notes: [...averaged(mean), ...figure.notes] };
  const beside = kind.draw([single], all);
  return {
    ...figure,
    notes: [...averaged(mean, ' Thin: the replica on show.'), ...figure.notes],
    panels: figure.panels.map((panel, i) => withSingle(panel, beside.panels[i], single.name)),
  };
}

function averaged({ sampling }: GatheredGlass['mean'], thin = ''): string[] {
  if (sampling.replicas < 2) return [];
  return [`Mean of ${sampling.replicas} replicas; the band is its standard error.${thin}`];
}

function withSingle(panel: Panel, beside: Panel, name: string): Panel {
  const thin = beside.series
    .filter(({ kind }) => kind === 'line')
    .map((series) => ({
      ...series,
      id: `${series.id}_${idOf(name)}`,
      name,
      error: null,
      faint: true,
    }));
  return { ...panel, series: [...thin, ...panel.series] };
}

/** The figure with one of its panels, which the figure's title then names. */
export function onlyPanel(figure: Figure, index: number): Figure {
  const panel = figure.panels[index] ?? figure.panels[0];
  return { ...figure, panels: panel ? [{ ...panel, title: null }] : [] };
}
