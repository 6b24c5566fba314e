import { useCallback } from 'react';
import { type Figure, type Panel, panelTitle } from '../../figures/figure';
import type { SelectedRange } from '../../lab/selection/selected-range';
import { Chart, type ChartProps } from './chart';
import type { ChartStyle, Theme } from './chart-style';
import styles from './figure-view.module.css';
import { type LegendEntry, legendOf } from './legend';
import { markableSeries, markedRange, selectedStretch } from './marked-series';
import { type AxisStretch, panelDrawing } from './panel-drawing';
import { Sample } from './sample';

interface PanelViewProps {
  readonly figure: Figure;
  readonly panel: Panel;
  readonly theme: Theme;
  /** Whether its curves are named above it */
  readonly legend: boolean;
  readonly selected: SelectedRange | null;
  /** Absent where ranges cannot be selected */
  readonly onSelect?: (range: SelectedRange | null) => void;
}

/** One pair of axes with its heading and its legend. */
export function PanelView({ figure, panel, theme, legend, selected, onSelect }: PanelViewProps) {
  // The only panel of a figure needs no letter.
  const title = figure.panels.length > 1 ? panelTitle(panel) : panel.title;
  const stretch = selectedStretch(figure, panel, selected);
  const [from, to] = [stretch?.from ?? null, stretch?.to ?? null];
  const draw = useCallback(
    (style: ChartStyle) =>
      panelDrawing(panel, style, from === null || to === null ? null : { from, to }),
    [panel, from, to],
  );
  const markable = onSelect !== undefined && markableSeries(figure, panel).length > 0;
  const onMark: ChartProps['onMark'] = markable
    ? (marked: AxisStretch | null, name: string | null) =>
        onSelect(marked && markedRange(figure, panel, marked, name))
    : undefined;
  return (
    <div className={styles.panel}>
      {title === null ? null : <p className={styles.panelTitle}>{title}</p>}
      {legend ? <Legend entries={legendOf(panel)} theme={theme} /> : null}
      <Chart draw={draw} onMark={onMark} theme={theme} />
    </div>
  );
}

function Legend({
  entries,
  theme,
}: {
  readonly entries: readonly LegendEntry[];
  readonly theme: Theme;
}) {
  if (entries.length === 0) return null;
  return (
    <ul className={styles.legend}>
      {entries.map(({ name, colour, shape, citation }) => (
        <li key={`${name} ${shape}`} title={citation ?? undefined}>
          <Sample colour={colour} shape={shape} theme={theme} />
          {name}
        </li>
      ))}
    </ul>
  );
}
