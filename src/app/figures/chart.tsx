import type { Config, PlotlyHTMLElement, PlotSelectionEvent } from 'plotly.js';
import { useEffect, useRef, useState } from 'react';
import { useView } from '../stores/view-store';
import styles from './chart.module.css';
import { type ChartStyle, readChartStyle, type Theme } from './chart-style';
import { chartTurns } from './drawing-turns';
import type { AxisStretch, Drawing } from './panel-drawing';

type Plotly = typeof import('plotly.js');

export interface ChartProps {
  readonly theme: Theme;
  readonly draw: (style: ChartStyle) => Drawing;
  /**
   * Told what stretch of the horizontal axis was marked with the pointer, or which place was
   * pressed; null when a mark is taken away. Absent where nothing can be marked.
   */
  readonly onMark?: (stretch: AxisStretch | null, name: string | null) => void;
}

/** Plotly comes when the first chart does; all charts share it. */
let loading: Promise<Plotly> | null = null;

function loadPlotly(): Promise<Plotly> {
  loading ??= import('plotly.js/dist/plotly-cartesian.min.js').then((module) => module.default);
  return loading;
}

/** The same object for the life of all charts: Plotly begins anew when it differs. */
const CONFIGURATION: Partial<Config> = {
  displaylogo: false,
  displayModeBar: false,
  doubleClick: false,
};

/** A finger that drags over a chart moves the page. */
const canDrag = () => matchMedia('(pointer: fine)').matches;

/** A Plotly chart that is updated in place and follows the size of its place. */
export function Chart({ theme, draw, onMark }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Promise<unknown>>(Promise.resolve());
  const mark = useRef(onMark);
  mark.current = onMark;
  // A chart is drawn in the page's type, which is larger for a projector.
  const projector = useView((view) => view.projector);
  const [plotly, setPlotly] = useState<Plotly | null>(null);
  const [failed, setFailed] = useState(false);
  const markable = onMark !== undefined;

  useEffect(() => {
    let wanted = true;
    loadPlotly().then(
      (loaded) => wanted && setPlotly(() => loaded),
      () => {
        loading = null;
        if (wanted) setFailed(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the style is read anew for a projector
  useEffect(() => {
    const element = place.current;
    if (!plotly || !element) return;
    drawn.current = chartTurns.ask(element, () => {
      const { traces, layout } = draw(readChartStyle(element, theme));
      const dragging = markable && canDrag();
      const complete = {
        ...layout,
        dragmode: dragging ? ('select' as const) : (false as const),
        selectdirection: 'h' as const,
      };
      return plotly.react(element, traces, complete, CONFIGURATION);
    });
    drawn.current.catch((error: unknown) =>
      // Thrown where the boundary around this part of the page catches it.
      setFailed(() => {
        throw error;
      }),
    );
  }, [plotly, draw, theme, markable, projector]);

  useEffect(() => {
    const element = place.current;
    if (!plotly || !element || !markable) return;
    let stopped = false;
    void drawn.current.then(
      () => {
        if (!stopped && isPlot(element)) listen(element, (...told) => mark.current?.(...told));
      },
      () => undefined,
    );
    return () => {
      stopped = true;
    };
  }, [plotly, markable]);

  useEffect(() => {
    const element = place.current;
    if (!plotly || !element) return;
    const observer = new ResizeObserver(() => {
      if (element.offsetWidth > 0 && 'data' in element) plotly.Plots.resize(element);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      chartTurns.leave(element);
      // Plotly draws in turns, and stumbles when its element is emptied between two of them.
      void drawn.current.catch(() => undefined).then(() => plotly.purge(element));
    };
  }, [plotly]);

  if (failed)
    return <p className={styles.failed}>The chart could not be loaded. Reload the page.</p>;
  return <div className={styles.chart} ref={place} />;
}

const isPlot = (element: HTMLElement): element is PlotlyHTMLElement => 'on' in element;

function listen(plot: PlotlyHTMLElement, tell: NonNullable<ChartProps['onMark']>): void {
  plot.on('plotly_selected', (event: PlotSelectionEvent | undefined) => {
    const [from, to] = event?.range?.x ?? [];
    if (from !== undefined && to !== undefined) tell({ from, to }, null);
  });
  plot.on('plotly_deselect', () => tell(null, null));
  plot.on('plotly_click', ({ points: [point] }) => {
    if (point?.data.type !== 'bar') return;
    const at = Number(point.x);
    tell({ from: at, to: at }, point.data.name ?? null);
  });
}
