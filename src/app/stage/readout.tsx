import type { Recording } from '../../lab/recordings/recording';
import { sayNumber, sayPercent } from '../../lab/words/words';
import { useGlass } from '../stores/glass-store';
import { useRun } from '../stores/run-store';
import styles from './readout.module.css';
import { ReplicaPicker } from './replica-picker';

/** What is on show, and its present numbers. */
export function Readout() {
  const shown = useGlass((glass) => glass.shown);
  useGlass((glass) => glass.replica);
  const live = useGlass((glass) => glass.live === glass.shown);
  const frame = useGlass((glass) => glass.frame);
  const progress = useRun((run) => run.progress);
  if (!shown) return null;
  const temperature = frame?.temperature ?? (live ? progress?.temperature : null) ?? null;
  return (
    <div className={styles.readout}>
      <h1 className={styles.name}>{shown.glassTitle}</h1>
      <p className={styles.origin}>{sayOrigin(shown, live)}</p>
      <ReplicaPicker />
      {frame ? (
        <dl className={styles.numbers}>
          {temperature === null ? null : (
            <div>
              <dt>Temperature</dt>
              <dd>{Math.round(temperature)} K</dd>
            </div>
          )}
          <div>
            <dt>Density</dt>
            <dd>{frame.analysis.density.toFixed(2)} g/cm³</dd>
          </div>
          <div title="The share of boron bound to four oxygens">
            <dt>B4</dt>
            <dd className={styles.b4}>
              {frame.analysis.b4 === null ? 'no boron' : sayPercent(frame.analysis.b4)}
            </dd>
          </div>
        </dl>
      ) : null}
    </div>
  );
}

function sayOrigin(shown: Recording, live: boolean): string {
  const atoms = `${sayNumber(shown.looked.atoms, 6)} atoms`;
  if (shown.origin === 'opening') return `A recorded glass, ${atoms}`;
  if (shown.origin === 'file') return `Opened from a file, ${atoms}`;
  return live ? `This run, ${atoms}` : `An earlier run, ${atoms}`;
}
