import { sayEstimate } from '../../core/estimate-words';
import type { Recording } from '../../lab/recordings/recording';
import { replicaName } from '../../lab/words/ensemble-words';
import { sayShare } from '../../lab/words/words';
import { fourFoldOf } from '../../run/four-fold';
import type { AverageOrNone, ReplicaSummary } from '../../run/summary';
import { showReplicaNumber } from '../control/run-control';
import { Button } from '../kit/button';
import styles from './results.module.css';

interface ReplicaTableProps {
  readonly recording: Recording;
  readonly replicas: readonly ReplicaSummary[];
  /** Index of the one that the picture shows */
  readonly replica: number;
}

/** Single replicas, on demand; one glass has no error. */
export function ReplicaTable({ recording, replicas, replica }: ReplicaTableProps) {
  const { experiment } = recording;
  if (!experiment) return null;
  const columns = fourFoldOf(replicas);
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>Each of the {replicas.length} replicas</summary>
      <table className={`${styles.table} ${styles.many}`}>
        <thead>
          <tr>
            <td />
            <th scope="col">Density, g/cm³</th>
            {columns.map(({ former, label }) => (
              <th key={former} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {replicas.map((each, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a replica is its index
            <tr data-on-show={i === replica || undefined} key={i}>
              <th scope="row">
                <Button
                  aria-pressed={i === replica}
                  className={styles.name}
                  look="plain"
                  onClick={() => showReplicaNumber(i)}
                  title={`Look at ${replicaName(experiment, i)}`}
                >
                  {replicaName(experiment, i)}
                </Button>
              </th>
              <Value value={each.density} />
              {columns.map(({ former, quantity }) => (
                <Value key={former} share value={each[quantity] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Value({ value, share = false }: { value: AverageOrNone; share?: boolean }) {
  const say = share ? sayShare : sayEstimate;
  return <td className={styles.value}>{value === null ? 'absent' : say(value.mean, null)}</td>;
}
