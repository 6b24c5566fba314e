import type { Experiment } from '../../core/experiment';
import { coolingRate } from '../../core/protocol';
import { experimentFor } from '../../core/published';
import { seedScatter } from '../../core/recorded-numbers';
import { FEWEST_SEEDS } from '../../figures/claims';
import { summariesOfVariants } from '../../lab/comparison/compare';
import { sayTooHot } from '../../lab/words/result-words';
import { sayNumber } from '../../lab/words/words';
import type { Summary } from '../../run/summary';
import { showReplicaNumber } from '../control/run-control';
import { AddTrialsButton } from '../fit/add-trials-button';
import { useGlass } from '../stores/glass-store';
import { ReplicaTable } from './replica-table';
import styles from './results.module.css';
import { SingleTable } from './single-table';
import { VariantTable } from './variant-table';

/** What a finished run comes to, beside experiment. */
export function FindingsResults() {
  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  useGlass((glass) => glass.revision);
  const summary = shown?.summary;
  if (!shown || !summary) return null;
  const summaries = summariesOfVariants(summary);
  const each = summary.replicas;
  const variant = Math.min(Math.floor(replica / each), summaries.length - 1);
  const onShow = summaries[variant];
  const tooHot = sayTooHot(onShow.temperature);
  const published = summaries.flatMap(({ composition }) => experimentFor(composition) ?? []);
  return (
    <section aria-label="Results" className={styles.results}>
      <h2 className={styles.title}>
        Results, at {sayNumber(onShow.temperature?.mean ?? Number.NaN)} K
      </h2>
      {summaries.length === 1 ? (
        <SingleTable summary={onShow} />
      ) : (
        <VariantTable
          onShow={onShow}
          show={(index) => showReplicaNumber(index * each + (replica % each))}
          summaries={summaries}
        />
      )}
      {tooHot !== null && published.length > 0 ? <p className={styles.warn}>{tooHot}</p> : null}
      <p className={styles.note}>{sayErrors(summary, shown.experiment)}</p>
      {summary.stateHash ? (
        <p className={styles.note} title={summary.stateHash}>
          Final state <code>{summary.stateHash.slice(0, 16)}</code>, computed on the{' '}
          {summary.platform === 'processor' ? 'processor' : summary.adapter}.
        </p>
      ) : null}
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

/** Where the standard errors are from, or what is known of the scatter of single glasses. */
function sayErrors({ replicas }: Summary, experiment: Experiment | null): string {
  if (replicas >= FEWEST_SEEDS) return `± one standard error of the mean of ${replicas} seeds.`;
  if (replicas > 1) {
    return `± one standard error of the mean of ${replicas} seeds, too few to compare by: ${FEWEST_SEEDS} are.`;
  }
  const one = 'One glass: how much other seeds differ is not known from it.';
  const scatter = experiment && seedScatter(experiment.atoms, coolingRate(experiment.protocol));
  if (!scatter) return one;
  const { atoms, coolingRate: rate, density, b4Fraction } = scatter;
  return `One glass of this size and rate scatters from seed to seed by about ${density.toFixed(2)} g/cm³ in density and ${(100 * b4Fraction).toFixed(0)} % in B4 (recorded glasses of ${atoms} atoms, ${rate} K/ps).`;
}
