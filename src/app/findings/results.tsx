import { experimentFor } from '../../core/published';
import type { Summary } from '../../run/summary';
import { AddTrialsButton } from '../fit/add-trials-button';
import { lookAt } from '../lab/lab';
import { useGlass } from '../stores/glass-store';
import { sayNumber } from '../words';
import { variantSummaries } from './compare';
import { ReplicaTable } from './replica-table';
import styles from './results.module.css';
import { SingleTable } from './single-table';
import { VariantTable } from './variant-table';

/** What a finished run comes to, beside experiment. */
export function Results() {
  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  useGlass((glass) => glass.revision);
  const summary = shown?.summary;
  if (!shown || !summary) return null;
  const summaries = variantSummaries(summary);
  const each = summary.replicas;
  const variant = Math.min(Math.floor(replica / each), summaries.length - 1);
  const onShow = summaries[variant];
  const published = summaries.flatMap(({ composition }) => experimentFor(composition) ?? []);
  return (
    <section aria-label="Results" className={styles.results}>
      <h2 className={styles.title}>
        What came of it, at {sayNumber(onShow.temperature?.mean ?? Number.NaN)} K
      </h2>
      {summaries.length === 1 ? (
        <SingleTable summary={onShow} />
      ) : (
        <VariantTable
          onShow={onShow}
          show={(index) => lookAt(index * each + (replica % each))}
          summaries={summaries}
        />
      )}
      <p className={styles.note}>{sayErrors(summary)}</p>
      {published.length > 0 ? (
        <p className={styles.note}>Experiment: {published[0].citation}</p>
      ) : null}
      {summary.perReplica.length > 1 ? (
        <ReplicaTable recording={shown} replica={replica} replicas={summary.perReplica} />
      ) : null}
      {shown.experiment ? <AddTrialsButton recording={shown} /> : null}
    </section>
  );
}

/** Where the standard errors are from. */
function sayErrors({ replicas, perReplica }: Summary): string {
  if (replicas > 1) return `± one standard error of the mean of ${replicas} seeds.`;
  const of = perReplica.length > 1 ? ' of each glass' : '';
  const why = 'another seed may differ by more';
  return `± one standard error over time${of}, from block averages; ${why}.`;
}
