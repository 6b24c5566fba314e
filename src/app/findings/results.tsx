import { experimentFor } from '../../core/published';
import type { Estimate } from '../../run/summary';
import { useGlass } from '../stores/glass-store';
import { sayEstimate, sayNumber } from '../words';
import styles from './results.module.css';

/** What a finished run comes to, beside experiment. */
export function Results() {
  const summary = useGlass((glass) => glass.shown?.summary ?? null);
  useGlass((glass) => glass.revision);
  if (!summary) return null;
  const published = experimentFor(summary.composition);
  return (
    <section aria-label="Results" className={styles.results}>
      <table className={styles.table}>
        <caption className={styles.caption}>
          What came of it, at {sayNumber(summary.temperature?.mean ?? Number.NaN)} K
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">this run</th>
            <th scope="col">experiment</th>
          </tr>
        </thead>
        <tbody>
          <Row
            experiment={published?.density ?? null}
            label="Density, g/cm³"
            value={summary.density}
          />
          <Row
            experiment={published?.n4 ?? null}
            label="B4"
            title="The share of boron bound to four oxygens"
            value={summary.b4Fraction}
          />
          <Row
            experiment={null}
            label="Si4"
            title="The share of silicon bound to four oxygens"
            value={summary.si4Fraction}
          />
          <Row
            experiment={null}
            label="Energy, eV per atom"
            title="Potential energy"
            value={summary.potentialEnergyPerAtom}
          />
        </tbody>
      </table>
      {published ? <p className={styles.citation}>Experiment: {published.citation}</p> : null}
    </section>
  );
}

interface RowProps {
  readonly label: string;
  readonly title?: string;
  readonly value: Estimate;
  readonly experiment: number | null;
}

function Row({ label, title, value, experiment }: RowProps) {
  return (
    <tr>
      <th scope="row" title={title}>
        {label}
      </th>
      <td>{value === null ? 'absent' : sayEstimate(value.mean, value.standardError)}</td>
      <td className={styles.experiment}>{experiment === null ? '–' : experiment.toFixed(2)}</td>
    </tr>
  );
}
