import { coolingRate } from '../../core/protocol';
import { sayEnsemble } from '../ensemble-words';
import { ChangeList } from '../knobs/change-list';
import type { Recording } from '../lab/recording';
import { useGlass } from '../stores/glass-store';
import { useRun } from '../stores/run-store';
import { ordersAboveLaboratory, sayNumber } from '../words';
import styles from './conditions.module.css';
import { RateGauge } from './rate-gauge';

/** How what is on show was made, and what that means for its numbers. */
export function Conditions() {
  const shown = useGlass((glass) => glass.shown);
  const gpu = useRun((run) => run.gpu);
  // A recording gains turns of its knobs while it is on show.
  useGlass((glass) => glass.revision);
  useGlass((glass) => glass.replica);
  const experiment = shown?.experimentOf(shown.lookedAt) ?? null;
  const changes = experiment?.changes ?? [];
  const rate = experiment ? coolingRate(experiment.protocol) : null;
  return (
    <section aria-label="How it was made" className={styles.conditions}>
      {experiment && shown ? (
        <ul className={styles.facts}>
          <li>{sayNumber(shown.looked.atoms, 6)} atoms</li>
          <li>cutoff {experiment.cutoff} Å</li>
          <li>{sayReplicas(shown)}</li>
          <li>{experiment.potential.name}</li>
        </ul>
      ) : null}
      {shown && !experiment ? (
        <p className={styles.quiet}>Opened from a file that does not say how it was made.</p>
      ) : null}
      {rate === null ? null : (
        <>
          <RateGauge rate={rate} />
          <details className={styles.details}>
            <summary className={styles.summary}>
              Cooled {Math.round(ordersAboveLaboratory(rate))} orders of magnitude faster than in a
              lab
            </summary>
            <p>
              A melt that is cooled in picoseconds freezes before its atoms find their places: it
              stays too light, and less boron becomes four-fold. LAMMPS finds the same with this
              potential. For 24B it gives 2.28–2.48 g/cm³ at 270 K/ps (eight seeds), 2.46 at 27 K/ps
              and about 2.55 at 1 K/ps; experiment says 2.54. A small box and a short cutoff add
              their own scatter: compare glasses made alike.
            </p>
          </details>
        </>
      )}
      {changes.length > 0 ? (
        <div>
          <p>Knobs were turned on the way:</p>
          <ChangeList changes={changes} />
        </div>
      ) : null}
      {gpu.kind === 'ready' ? (
        <p
          className={gpu.adapter.software ? styles.warn : styles.quiet}
          title={
            gpu.adapter.software
              ? 'This browser has no graphics processor to use, so the processor imitates one.'
              : undefined
          }
        >
          {gpu.adapter.software
            ? `${gpu.adapter.name} (software): same numbers, but slow.`
            : `Runs on ${gpu.adapter.name}.`}
        </p>
      ) : null}
    </section>
  );
}

/** 'seed 7'; '9 compositions, seed 7'; '9 compositions × 2 seeds, 7 to 8' */
function sayReplicas({ experiment, replicas }: Recording): string | null {
  if (!experiment) return null;
  const { seed, replicas: each } = experiment;
  const ensemble = replicas.length > 1 ? sayEnsemble(experiment) : null;
  if (ensemble === null) return `seed ${seed}`;
  return `${ensemble}, ${each === 1 ? `seed ${seed}` : `${seed} to ${(seed + each - 1) >>> 0}`}`;
}
