import { sayEstimate, sayList } from '../../core/estimate-words';
import { coolingRate } from '../../core/protocol';
import { DENSITY_BY_RATE } from '../../core/recorded-numbers';
import { KIND_NAMES } from '../../formats/source-words';
import type { FileSource } from '../../lab/recordings/file-source';
import type { Recording } from '../../lab/recordings/recording';
import { sayEnsemble } from '../../lab/words/ensemble-words';
import { ordersAboveLaboratory, sayNumber } from '../../lab/words/words';
import { sayRecordedSeeds, useRecordedTrajectories } from '../files/recorded-trajectories';
import { ChangeList } from '../kit/change-list';
import { useGlass } from '../stores/glass-store';
import { useRun } from '../stores/run-store';
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
      {shown?.recordedFile ? <Recorded file={shown.recordedFile} /> : null}
      {shown?.source ? <About source={shown.source} /> : null}
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
              stays too light, and less boron becomes four-fold. With this potential 24B came out at{' '}
              {sayList(DENSITY_BY_RATE.map(sayDensity))}, six seeds each; experiment says 2.54. A
              short cutoff leaves out some of the attraction: the melt comes out lighter, always in
              the same direction. A small box adds scatter: compare glasses made alike.
            </p>
          </details>
        </>
      )}
      {experiment && changes.length > 0 ? (
        <div>
          <p>Changed during the run:</p>
          <ChangeList experiment={experiment} />
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
            : gpu.platform === 'processor'
              ? 'Runs on this computer’s processor (WebAssembly): the same bits on every computer.'
              : `Runs on ${gpu.adapter.name}.`}
        </p>
      ) : null}
    </section>
  );
}

/** '2.43 ± 0.01 g/cm³ at 27 K/ps' */
const sayDensity = ({ rate, mean, standardError }: (typeof DENSITY_BY_RATE)[number]) =>
  `${sayEstimate(mean, standardError)} g/cm³ at ${rate} K/ps`;

/** Who made a glass that comes with the page, and that anybody can make it again. */
function Recorded({ file }: { readonly file: string }) {
  const facts = useRecordedTrajectories(({ glasses }) => glasses.find((one) => one.file === file));
  if (!facts) return null;
  const seeds = sayRecordedSeeds(facts);
  return (
    <p className={styles.quiet}>
      {seeds === null ? null : `${seeds} `}
      Recorded by Vitrine {facts.version} on the processor: the same set-up ends in the same bits on
      every computer, in the state{' '}
      <code title={facts.stateHash}>{facts.stateHash.slice(0, 16)}</code>.
    </p>
  );
}

/** Where the numbers of a glass from a file come from. */
function About({ source }: { readonly source: FileSource }) {
  const { name, bytes, kind, frames, kept, assumed, cut } = source;
  const held = frames === null ? 'the reading was stopped' : `${sayNumber(frames, 9)} frames`;
  const some = frames !== null && kept < frames ? `, of which ${sayNumber(kept, 9)} are kept` : '';
  return (
    <details className={styles.details}>
      <summary className={styles.summary}>About this glass</summary>
      <p>
        {name}, {sayNumber(bytes / 1e6, 3)} MB{kind === null ? '' : `, ${KIND_NAMES[kind]}`}: {held}
        {some}. Lengths in Å, times in ps, temperatures in K.
      </p>
      {cut === null ? null : <p>{cut}</p>}
      {assumed.length > 0 ? (
        <ul>
          {assumed.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : (
        <p>Nothing had to be assumed.</p>
      )}
    </details>
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
