import { curvesOf, type Mark, type Panel, type Series } from '../../figures/figure';

/** What a legend names: a curve, or everything that one source reports. */
export interface LegendEntry {
  readonly name: string;
  readonly colour: Series['colour'];
  readonly shape: 'line' | 'dashed' | 'dotted' | 'block' | 'disc' | 'diamond';
  /** Where it comes from; null of what was simulated */
  readonly citation: string | null;
}

/** The names of a panel's curves and the sources of its marks; empty where there is nothing to tell apart. */
export function legendOf(panel: Panel): LegendEntry[] {
  const curves = curvesOf(panel).filter((series) => !series.faint && !isFit(panel, series));
  const entries = [
    ...curves.map((series) => curveEntry(panel, series)),
    ...panel.marks
      .filter(({ source }, i, all) => all.findIndex((mark) => mark.source === source) === i)
      .map(markEntry),
  ];
  return entries.length < 2 ? [] : entries;
}

const isFit = ({ overlays }: Panel, series: Series) =>
  overlays.some((overlay) => overlay === series && overlay.origin === 'fit');

function curveEntry({ overlays }: Panel, series: Series): LegendEntry {
  const overlay = overlays.find((candidate) => candidate === series);
  return {
    name: series.name,
    colour: series.colour,
    shape: shapeOf(series, overlay !== undefined),
    citation: overlay?.citation ?? null,
  };
}

function shapeOf({ kind, dash }: Series, overlay: boolean): LegendEntry['shape'] {
  if (kind === 'bars') return 'block';
  if (kind === 'points') return overlay ? 'diamond' : 'disc';
  return dash === 'solid' ? 'line' : dash;
}

const markEntry = ({ source, colour, origin, citation }: Mark): LegendEntry => ({
  name: source,
  colour,
  // As its top is drawn: a dashed line stands for a curve.
  shape: origin === 'experiment' ? 'diamond' : 'dotted',
  citation,
});
