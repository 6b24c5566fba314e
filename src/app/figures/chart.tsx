import type { Config, Data, Layout, ModeBarButton, PlotlyHTMLElement } from 'plotly.js';
import { useEffect, useMemo, useRef, useState } from 'react';
import styles from './chart.module.css';
import { type ChartStyle, readChartStyle } from './chart-style';
import { type Columns, columnsToCsv } from './columns';

type Plotly = typeof import('plotly.js');

/** What a chart shows, given the page's style. */
export interface Drawing {
  readonly traces: Data[];
  readonly layout: Partial<Layout>;
}

export interface ChartProps {
  /** Of saved files, without ending */
  readonly fileName: string;
  readonly theme: 'light' | 'dark';
  readonly draw: (style: ChartStyle) => Drawing;
  /** What the CSV file holds; called when it is asked for */
  readonly columns: () => Columns;
}

/** px of saved pictures */
const SAVED_WIDTH = 800;
const SAVED_HEIGHT = 480;

/** Plotly comes when the first chart does; all charts share it. */
let loading: Promise<Plotly> | null = null;

function loadPlotly(): Promise<Plotly> {
  loading ??= import('plotly.js/dist/plotly-cartesian.min.js').then((module) => module.default);
  return loading;
}

/** A Plotly chart that is updated in place and follows the size of its place. */
export function Chart({ fileName, theme, draw, columns }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<Promise<unknown>>(Promise.resolve());
  const latest = useRef({ fileName, columns });
  latest.current = { fileName, columns };
  const [plotly, setPlotly] = useState<Plotly | null>(null);
  const [failed, setFailed] = useState(false);
  // The same object for the life of the chart: Plotly begins anew when it differs.
  const configuration = useMemo(
    () => (plotly ? configurationWith(saveButtons(plotly, () => latest.current)) : null),
    [plotly],
  );

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

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme is read from the style sheet
  useEffect(() => {
    const element = place.current;
    if (!plotly || !configuration || !element) return;
    const { traces, layout } = draw(readChartStyle(element));
    drawn.current = plotly.react(element, traces, layout, configuration);
  }, [plotly, configuration, draw, theme]);

  useEffect(() => {
    const element = place.current;
    if (!plotly || !element) return;
    const observer = new ResizeObserver(() => {
      if (element.offsetWidth > 0 && 'data' in element) plotly.Plots.resize(element);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      // Plotly draws in turns, and stumbles when its element is emptied between two of them.
      void drawn.current.then(() => plotly.purge(element));
    };
  }, [plotly]);

  if (failed)
    return <p className={styles.failed}>The chart could not be loaded. Reload the page.</p>;
  return <div className={styles.chart} ref={place} />;
}

function configurationWith(buttons: ModeBarButton[]): Partial<Config> {
  return {
    displaylogo: false,
    displayModeBar: 'hover',
    modeBarButtons: [buttons],
    doubleClick: false,
  };
}

/** PNG and SVG of the chart on the page's own ground, and the numbers as CSV. */
function saveButtons(
  plotly: Plotly,
  current: () => Pick<ChartProps, 'fileName' | 'columns'>,
): ModeBarButton[] {
  const picture = (format: 'png' | 'svg') => (element: PlotlyHTMLElement) => {
    const background = readChartStyle(element).panel;
    void plotly.downloadImage(
      {
        data: element.data,
        layout: { ...element.layout, paper_bgcolor: background, autosize: false },
      },
      { format, filename: current().fileName, width: SAVED_WIDTH, height: SAVED_HEIGHT },
    );
  };
  const button = (name: string, icon: string, click: ModeBarButton['click']): ModeBarButton => ({
    name,
    title: `Save as ${name}`,
    icon: { width: 24, height: 24, path: icon },
    click,
  });
  return [
    button('PNG', PICTURE_ICON, picture('png')),
    button('SVG', CURVE_ICON, picture('svg')),
    button('CSV', TABLE_ICON, () => {
      const { fileName, columns } = current();
      save(new Blob([columnsToCsv(columns())], { type: 'text/csv' }), `${fileName}.csv`);
    }),
  ];
}

const PICTURE_ICON = 'M3 4h18v16H3V4zm2 2v9l4-4 4 4 3-3 3 3V6H5z';
const CURVE_ICON =
  'M3 3h2v16h16v2H3V3zm4 13c3 0 3-9 7-9 3 0 3 5 7 5v2c-5 0-5-5-7-5-2 0-3 9-7 9v-2z';
const TABLE_ICON = 'M3 4h18v16H3V4zm2 5v3h6V9H5zm8 0v3h6V9h-6zm-8 5v4h6v-4H5zm8 0v4h6v-4h-6z';

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
