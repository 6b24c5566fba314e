import { sayEstimate } from '../../core/estimate-words';
import { experimentFor } from '../../core/published';
import { agrees, sayCompared } from '../../lab/comparison/compare';
import { sayShare } from '../../lab/words/words';
import { fourFoldOf } from '../../run/four-fold';
import type { AverageOrNone, VariantSummary } from '../../run/summary';
import { Button } from '../kit/button';
import styles from './results.module.css';
import { Swatch } from './swatch';

interface VariantTableProps {
  readonly summaries: readonly VariantSummary[];
  readonly onShow: VariantSummary;
  /** Has the picture show a variant, by its index */
  readonly show: (variant: number) => void;
}

/** What runs side by side comes to: a row a variant, with experiment under each value. */
export function VariantTable({ summaries, onShow, show }: VariantTableProps) {
  const words = sayCompared(summaries, onShow);
  const columns = fourFoldOf(summaries);
  return (
    <>
      <table className={`${styles.table} ${styles.many}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">Density, g/cm³</th>
            {columns.map(({ former, label, title }) => (
              <th key={former} scope="col" title={title}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summaries.map((summary, i) => {
            const published = experimentFor(summary.composition);
            return (
              <tr data-on-show={summary === onShow || undefined} key={summary.name}>
                <th scope="row">
                  <Button
                    aria-pressed={summary === onShow}
                    className={styles.name}
                    look="plain"
                    onClick={() => show(i)}
                    title={`Show ${summary.name}`}
                  >
                    <Swatch index={i} />
                    {summary.name}
                  </Button>
                </th>
                <Cell
                  experiment={published?.density ?? null}
                  summary={summary}
                  value={summary.density}
                />
                {columns.map(({ former, quantity }) => (
                  <Cell
                    experiment={former === 'B' ? (published?.n4 ?? null) : null}
                    key={former}
                    share
                    summary={summary}
                    value={summary[quantity] ?? null}
                  />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {words === null ? null : <p className={styles.note}>{words}</p>}
    </>
  );
}

interface CellProps {
  readonly value: AverageOrNone;
  readonly experiment: number | null;
  readonly summary: VariantSummary;
  /** Said in per cent */
  readonly share?: boolean;
}

function Cell({ value, experiment, summary, share = false }: CellProps) {
  const say = share ? sayShare : sayEstimate;
  return (
    <td className={styles.value}>
      {value === null ? 'absent' : say(value.mean, value.standardError)}
      {value === null || experiment === null ? null : (
        <span className={styles.measured}>
          exp. {say(experiment, null)}
          {agrees(value, experiment, summary) ? ', within error' : ''}
        </span>
      )}
    </td>
  );
}
