import { sayEstimate } from '../../core/estimate-words';
import { coolingRate } from '../../core/protocol';
import type { Recording } from '../../lab/recordings/recording';
import { sayNumber, sayShare } from '../../lab/words/words';
import type { Average } from '../../structure/block-average';
import { removeRecording, show } from '../control/showing';
import { goOnWith } from '../kept/kept-actions';
import { isUnfinished, useKept } from '../kept/kept-store';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import styles from './recording-list.module.css';

/** Every glass of this session; a press shows it again. */
export function RecordingList() {
  const recordings = useGlass((glass) => glass.recordings);
  const shown = useGlass((glass) => glass.shown);
  const live = useGlass((glass) => glass.live);
  const active = useRun(isActive);
  useGlass((glass) => glass.revision);
  if (recordings.length < 2) return null;
  return (
    <section aria-label="Glasses of this session" className={styles.list}>
      <h2 className={styles.title}>Glasses of this session</h2>
      <ul>
        {recordings.map((recording) => (
          <li className={styles.row} key={recording.id}>
            <Button
              aria-current={recording === shown || undefined}
              className={styles.show}
              look="plain"
              onClick={() => show(recording)}
            >
              <strong>{recording.title}</strong>
              <span className={styles.what}>
                {sayRecording(recording, recording === live && active)}
              </span>
            </Button>
            <GoOn recording={recording} />
            <Button
              aria-label={`Take ${recording.title} out of the list`}
              disabled={recording === live && active}
              icon={ICONS.close}
              iconOnly
              look="plain"
              onClick={() => removeRecording(recording)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Goes on with a run that was cut short and is kept. */
function GoOn({ recording }: { readonly recording: Recording }) {
  const run = useKept(({ runs }) => runs.find(({ id }) => id === recording.kept) ?? null);
  const idle = useRun((status) => !isActive(status) && status.gpu.kind !== 'missing');
  if (!run || recording.complete || !isUnfinished(run)) return null;
  return (
    <Button disabled={!idle} onClick={() => void goOnWith(run)}>
      Go on
    </Button>
  );
}

/** 'recorded, 100 K/ps, 498 atoms, seed 1': what tells it from others of its name. */
function sayRecording(recording: Recording, going: boolean): string {
  const rate = recording.experiment ? coolingRate(recording.experiment.protocol) : null;
  const atoms = recording.looked.atoms;
  const parts = [
    recording.origin === 'opening' ? 'recorded' : null,
    recording.origin === 'file' ? 'from a file' : null,
    rate === null ? null : `${sayNumber(rate)} K/ps`,
    atoms === 0 ? null : `${sayNumber(atoms, 6)} atoms`,
    recording.experiment?.replicas === 1 ? `seed ${recording.experiment.seed}` : null,
  ];
  if (recording.origin !== 'run') return parts.filter((part) => part !== null).join(', ');
  const { summary } = recording;
  const { experiment, replicas } = recording;
  if (experiment && replicas.length > 1 && experiment.replicas > 1) {
    parts.push(`${experiment.replicas} seeds`);
  }
  if (going) parts.push('going on');
  else if (!recording.complete) parts.push('not finished');
  if (summary?.density) parts.push(`${say(summary.density)} g/cm³`);
  if (summary?.b4Fraction) {
    const { mean, standardError } = summary.b4Fraction;
    parts.push(`B4 ${sayShare(mean, standardError)}`);
  }
  return parts.filter((part) => part !== null).join(', ');
}

const say = ({ mean, standardError }: Average) => sayEstimate(mean, standardError);
