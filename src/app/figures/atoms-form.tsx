import { useState } from 'react';
import type { Figure, Series } from '../../figures/figure';
import { panelRange } from '../../figures/panel-range';
import type { SelectedRange } from '../../lab/selection/selected-range';
import { Button } from '../kit/button';
import { NumberInput } from '../kit/number-input';
import { Select } from '../kit/select';
import styles from './figure-view.module.css';
import { markableSeries } from './marked-series';

interface AtomsFormProps {
  readonly figure: Figure;
  readonly selected: SelectedRange | null;
  readonly onSelect: (range: SelectedRange | null) => void;
}

/** By keyboard, what the pointer does on a chart: a range of a series whose atoms light up. */
export function AtomsForm({ figure, selected, onSelect }: AtomsFormProps) {
  const offered = figure.panels.flatMap((panel) =>
    markableSeries(figure, panel).map((series) => ({ series, panel })),
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const own = selected?.figure === figure.id ? selected : null;
  const { series, panel } =
    offered.find((one) => one.series.id === (chosen ?? own?.series)) ?? offered[0] ?? {};
  const [typed, setTyped] = useState<readonly [number | null, number | null]>([null, null]);
  if (!series || !panel) return null;
  const [least, most] = panelRange(panel).x;
  const peak = peakOf(series);
  const from = typed[0] ?? own?.from ?? peak;
  const to = typed[1] ?? own?.to ?? peak;
  const unit = panel.x.unit ?? undefined;
  const field = { min: least, max: most, step: series.kind === 'bars' ? 1 : 0.1, unit };
  return (
    <details className={styles.more}>
      <summary>Light up the atoms of a range</summary>
      <p className={styles.note}>
        Drag over the chart, press a bar, or give the range here: its atoms light up in the picture.
      </p>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onSelect({ figure: figure.id, series: series.id, from, to });
        }}
      >
        <Select
          label="Curve"
          onChange={(id) => {
            setChosen(id);
            setTyped([null, null]);
          }}
          options={offered.map(({ series: { id, name }, panel: { title } }) => ({
            value: id,
            label: offered.some((other) => other.series.name === name && other.series.id !== id)
              ? `${title ?? ''} ${name}`.trim()
              : name,
          }))}
          value={series.id}
        />
        <NumberInput
          {...field}
          label="From"
          onChange={(value) => setTyped([value, typed[1]])}
          value={from}
        />
        <NumberInput
          {...field}
          label="To"
          onChange={(value) => setTyped([typed[0], value])}
          value={to}
        />
        <Button type="submit">Light up</Button>
        {own ? <Button onClick={() => onSelect(null)}>Clear</Button> : null}
      </form>
    </details>
  );
}

/** Where a series is highest: what is most worth a look. */
function peakOf({ x, y }: Series): number {
  const highest = y.indexOf(Math.max(...y));
  return x[highest] ?? 0;
}
