import { useRun } from '../stores/run-store';
import styles from './gpu-notice.module.css';

/** Said over the glass when this browser cannot simulate: why, what to do, and what works all the same. */
export function GpuNotice() {
  const gpu = useRun((run) => run.gpu);
  if (gpu.kind !== 'missing') return null;
  return (
    <div className={styles.notice} role="status">
      <p className={styles.title}>This browser cannot run the simulation</p>
      <p>
        {gpu.message} {gpu.hint}
      </p>
      <p>
        Everything else works: look at the recorded glass and its figures, or open a saved
        trajectory or glass.
      </p>
    </div>
  );
}
