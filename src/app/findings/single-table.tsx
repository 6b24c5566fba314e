import { sayEstimate } from '../../core/estimate-words';
import { experimentFor } from '../../core/published';
import { agrees } from '../../lab/comparison/compare';
import { sayShare } from '../../lab/words/words';
import { fourFoldOf } from '../../run/four-fold';
import type { AverageOrNone, VariantSummary } from '../../run/summary';
import styles from './results.module.css';

/** What one glass, or the mean of its seeds, comes to: a row a quantity. */
export function SingleTable({ summary }: { summary: VariantSummary }) {
  const published = experimentFor(summary.composition);
  const many = summary.perReplica.length > 1;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <td />
          <th scope="col">{many ? `mean of ${summary.perReplica.length}` : 'this run'}</th>
          <th scope="col">experiment</th>
        </tr>
      </thead>
      <tbody>
        <Row
          experiment={published?.density ?? null}
          label="Density, g/cm³"
          summary={summary}
          value={summary.density}
        />
        {fourFoldOf([summary]).map(({ former, label, quantity, title }) => (
          <Row
            experiment={former === 'B' ? (published?.n4 ?? null) : null}
            key={former}
            label={label}
            share
            title={title}
            summary={summary}
            value={summary[quantity] ?? null}
          />
        ))}
        <Row
          experiment={null}
          label="Energy, eV per atom"
          title="Potential energy"
          summary={summary}
          value={summary.potentialEnergyPerAtom}
        />
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly label: string;
  readonly title?: string;
  readonly value: AverageOrNone;
  readonly experiment: number | null;
  readonly summary: VariantSummary;
  /** Said in per cent */
  readonly share?: boolean;
}

function Row({ label, title, value, experiment, summary, share = false }: RowProps) {
  const say = share ? sayShare : sayEstimate;
  return (
    <tr>
      <th scope="row" title={title}>
        {label}
      </th>
      <td className={styles.value}>
        {value === null ? 'absent' : say(value.mean, value.standardError)}
      </td>
      <td className={styles.experiment}>
        {experiment === null ? '–' : say(experiment, null)}
        {agrees(value, experiment, summary) ? (
          <span className={styles.within}>within error</span>
        ) : null}
      </td>
    </tr>
  );
}
