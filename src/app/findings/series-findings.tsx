import { useMemo } from 'react';
import { axisOf } from '../../core/series';
import { seriesFigures } from '../../figures/series/series-figures';
import { FigureView } from '../figures/figure-view';
import { useSeries } from '../stores/series-store';
import { useSetup } from '../stores/setup-store';
import { useView } from '../stores/view-store';
import styles from './series-findings.module.css';

/** Figures of the latest series, as far as it has come, while a series is set up. */
export function SeriesFindings() {
  const series = useSeries((state) => state.series);
  const wanted = useSetup((state) => state.experiment.series !== undefined);
  const theme = useView((view) => view.theme);
  const figures = useMemo(() => (series && wanted ? seriesFigures(series) : []), [series, wanted]);
  if (!series || figures.length === 0) return null;
  const { name } = series.experiment;
  const { label } = axisOf(series.experiment);
  return (
    <section aria-label={`Series: ${label}`}>
      {figures.map((figure) => (
        <section
          aria-labelledby={`figure-${figure.id}`}
          className={styles.figure}
          data-series-figure={figure.id}
          key={figure.id}
        >
          <FigureView
            empty={null}
            figure={figure}
            fileName={`${name}-${figure.id}`}
            glass={name}
            id={`figure-${figure.id}`}
            label={`${figure.title}, ${label}. ${figure.notes.join(' ')}`}
            theme={theme}
            title={figure.title}
          />
        </section>
      ))}
    </section>
  );
}
