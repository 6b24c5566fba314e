import { replicaName, sayReplica } from '../../lab/words/ensemble-words';
import { lookOn, showReplicaNumber } from '../control/run-control';
import { Button } from '../kit/button';
import { useGlass } from '../stores/glass-store';
import styles from './replica-picker.module.css';

/** Which of several replicas the picture shows; nothing where there is but one. */
export function ReplicaPicker() {
  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  if (!shown?.experiment || shown.replicas.length < 2) return null;
  const { experiment, replicas } = shown;
  return (
    <div className={styles.picker}>
      <Button
        aria-label="The replica before"
        className={styles.step}
        onClick={() => lookOn(-1)}
        title="The replica before ([)"
      >
        ‹
      </Button>
      <label className={styles.choice}>
        <span className="visually-hidden">Replica on show</span>
        <span aria-hidden="true" className={styles.said}>
          {sayReplica(experiment, replica)}
        </span>
        <select
          className={styles.select}
          onChange={(event) => showReplicaNumber(Number(event.target.value))}
          title="Which replica the picture shows"
          value={replica}
        >
          {replicas.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a replica is its index
            <option key={i} value={i}>
              {`${i + 1}: ${replicaName(experiment, i)}`}
            </option>
          ))}
        </select>
      </label>
      <Button
        aria-label="The next replica"
        className={styles.step}
        onClick={() => lookOn(1)}
        title="The next replica (])"
      >
        ›
      </Button>
    </div>
  );
}
