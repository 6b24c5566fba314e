import { type ReactNode, useState } from 'react';
import { type Claim, citationsOf, type Figure, residualsOf } from '../../figures/figure';
import { withPanel } from '../../figures/panel-choice';
import type { SelectedRange } from '../../lab/selection/selected-range';
import { Button } from '../kit/button';
import { notifyFailure } from '../stores/notice-store';
import { AtomsForm } from './atoms-form';
import type { Theme } from './chart-style';
import styles from './figure-view.module.css';
import { markableSeries } from './marked-series';
import { PanelView } from './panel-view';
import { FIGURE_FORMATS, saveFigure } from './save-figure';

export interface FigureViewProps {
  /** Null where there is nothing to draw */
  readonly figure: Figure | null;
  /** Of the heading, which names the figure's section */
  readonly id: string;
  readonly title: string;
  /** For people who do not see it: what is drawn, with its main numbers */
  readonly label: string;
  /** Why there is nothing to draw */
  readonly empty: ReactNode;
  /** Of saved files, without ending */
  readonly fileName: string;
  /** What a saved picture says that it is of: '24B'; absent where the figure says so itself */
  readonly glass?: string;
  /** The file that the glass was read from, in words, for saved files; null where it was none */
  readonly source?: string | null;
  readonly theme: Theme;
  /** What can be chosen, beneath the heading */
  readonly choices?: ReactNode;
  /** Whether curves are named in each panel; they are elsewhere where not */
  readonly legend?: boolean;
  /** Whether panels stand side by side where there is room */
  readonly wide?: boolean;
  readonly selected?: SelectedRange | null;
  /** Absent where ranges cannot be selected */
  readonly onSelect?: (range: SelectedRange | null) => void;
}

/** A figure with its heading, its choices, its charts and the words under them. */
export function FigureView(props: FigureViewProps) {
  const { figure, id, title, label, empty, choices, wide = false } = props;
  const panels = figure?.panels.length ?? 0;
  return (
    <figure aria-label={label} className={styles.figure} data-panels={Math.min(panels, 3)}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        {figure ? <SaveButtons {...props} figure={figure} /> : null}
      </div>
      {choices}
      {figure ? (
        <Drawn {...props} figure={figure} wide={wide} />
      ) : (
        <div className={styles.empty}>{empty}</div>
      )}
    </figure>
  );
}

type DrawnProps = FigureViewProps & { readonly figure: Figure };

function Drawn({ figure, theme, wide, legend = true, selected = null, onSelect }: DrawnProps) {
  const beside = [...residualsOf(figure), ...figure.notes];
  const sources = citationsOf(figure);
  const markable = figure.panels.some((panel) => markableSeries(figure, panel).length > 0);
  return (
    <>
      <div className={styles.panels} data-wide={(wide && figure.panels.length > 1) || undefined}>
        {figure.panels.map((panel, i) => (
          <PanelView
            figure={figure}
            // biome-ignore lint/suspicious/noArrayIndexKey: a chart that stays in place is updated, not made anew
            key={i}
            legend={legend}
            onSelect={onSelect}
            panel={panel}
            selected={selected}
            theme={theme}
          />
        ))}
      </div>
      <figcaption className={styles.caption}>{figure.see}</figcaption>
      <Claims claims={figure.claims ?? []} />
      {beside.map((sentence) => (
        <p className={styles.note} key={sentence}>
          {sentence}
        </p>
      ))}
      <details className={styles.more}>
        <summary>How was this computed?</summary>
        <p className={styles.note}>{figure.how}</p>
        {sources.map((source) => (
          <p className={styles.note} key={source}>
            Source: {source}
          </p>
        ))}
      </details>
      {markable && onSelect ? (
        <AtomsForm figure={figure} onSelect={onSelect} selected={selected} />
      ) : null}
    </>
  );
}

const VERDICT = { shown: 'Yes', 'not shown': 'No', undecided: 'Not decided' } as const;

/** What the paper says, each with whether these glasses show it. */
function Claims({ claims }: { readonly claims: readonly Claim[] }) {
  if (claims.length === 0) return null;
  return (
    <ul className={styles.claims}>
      {claims.map(({ paper, verdict, here }) => (
        <li key={paper}>
          The paper: {paper} <strong>{VERDICT[verdict]}</strong> of these glasses. {here}
        </li>
      ))}
    </ul>
  );
}

const SHEET = 'sheet';

function SaveButtons({ figure, title, fileName, glass, source, theme }: DrawnProps) {
  const saved = {
    ...figure,
    ...(glass ? { title: `${figure.title}: ${glass}` } : {}),
    ...(source ? { sources: [source] } : {}),
  };
  const [busy, setBusy] = useState(false);
  const [part, setPart] = useState(SHEET);
  const places = [...new Set(figure.panels.flatMap(({ place }) => place ?? []))];
  const place = places.includes(part) ? part : null;
  return (
    <div aria-label={`Save “${title}”`} className={styles.tools} role="toolbar">
      {places.length > 1 ? (
        <select
          aria-label="What is saved"
          className={styles.part}
          onChange={({ target }) => setPart(target.value)}
          value={place ?? SHEET}
        >
          <option value={SHEET}>All panels</option>
          {places.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      ) : null}
      {FIGURE_FORMATS.map((format) => (
        <Button
          className={styles.tool}
          disabled={busy}
          key={format}
          look="plain"
          onClick={() => {
            setBusy(true);
            const file = place === null ? fileName : `${fileName}-${place}`;
            saveFigure(withPanel(saved, place), format, file, theme)
              .catch(notifyFailure)
              .finally(() => setBusy(false));
          }}
          title={`Save as ${format.toUpperCase()}`}
        >
          {format.toUpperCase()}
        </Button>
      ))}
    </div>
  );
}
