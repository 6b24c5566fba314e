import { useMemo } from 'react';
import { isModifier } from '../../core/elements';
import type { ReplicaRecord } from '../../lab/recordings/replica-record';
import { atomNumberOf } from '../../lab/selection/atom-number';
import { sayMovement, sayOrigins } from '../../lab/selection/change-words';
import {
  type CoordinationChange,
  CoordinationHistory,
  changesOf,
  type HistoryPoint,
} from '../../lab/selection/coordination-history';
import { sayNumber } from '../../lab/words/words';
import { goToFrame, replayable } from '../control/playback';
import { Button } from '../kit/button';
import { useGlass } from '../stores/glass-store';
import styles from './atom-history.module.css';
import { HistoryChart } from './history-chart';

/** A list of more changes than this is none to read. */
const MOST_LISTED = 12;

interface AtomHistoryProps {
  /** Index */
  readonly atom: number;
  /** Å, of a modifier: how far its first shell reaches */
  readonly shell: number | null;
}

/** Why did this boron change? How many neighbours an atom had in the frames that were recorded. */
export function AtomHistory({ atom, shell }: AtomHistoryProps) {
  const shown = useGlass((glass) => glass.shown);
  const replica = useGlass((glass) => glass.replica);
  const replayed = useGlass((glass) => glass.replay);
  const ids = useGlass((glass) => glass.frame?.analysis.configuration.ids ?? null);
  // Read again whenever the recording has grown.
  useGlass((glass) => glass.revision);
  const record = shown?.replicas[replica] ?? null;
  const modifier = record ? isModifierAtom(record, atom) : false;
  // A shell that trembles from frame to frame is one and the same.
  const reach = modifier && shell !== null ? Math.round(shell * 10) / 10 : null;
  const history = useMemo(
    () => (record && atom < record.atoms ? new CoordinationHistory(record, atom, reach) : null),
    [record, atom, reach],
  );
  if (!record || !history || record.frames.length < 2 || (modifier && reach === null)) return null;
  const points = history.points();
  const changes = changesOf(points);
  const at = Math.min(replayed ?? points.length - 1, points.length - 1);
  const say = (other: number) =>
    `${record.elementOf(other)} ${atomNumberOf({ types: new Uint8Array(), ids }, other)}`;
  return (
    <section>
      <h2 className={styles.title}>Neighbours over time</h2>
      <HistoryChart at={at} changes={changes} points={points} />
      <p>{sayLatest(record, atom, points, changes, at, say)}</p>
      <Changes changes={changes} points={points} say={say} at={at} />
    </section>
  );
}

function isModifierAtom(record: ReplicaRecord, atom: number): boolean {
  if (atom >= record.atoms) return false;
  return isModifier(record.elementOf(atom));
}

/** How the coordination in the frame on show came about. */
function sayLatest(
  record: ReplicaRecord,
  atom: number,
  points: readonly HistoryPoint[],
  changes: readonly CoordinationChange[],
  at: number,
  say: (atom: number) => string,
): string {
  const latest = changes.findLast(({ frame }) => frame <= at);
  if (!latest) return 'The same neighbours in every recorded frame until here.';
  const movement = sayMovement(latest, say);
  const origins = sayOrigins(record, atom, latest, say).join(' ');
  return `So since ${sayWhen(points[latest.frame], latest.frame)}: ${movement}. ${origins}`.trim();
}

/** '3.21 ps, 1840 K' */
function sayWhen({ time, temperature }: HistoryPoint, frame: number): string {
  const when = time === null ? `frame ${frame + 1}` : `${sayNumber(time)} ps`;
  return temperature === null ? when : `${when}, ${Math.round(temperature)} K`;
}

interface ChangesProps {
  readonly changes: readonly CoordinationChange[];
  readonly points: readonly HistoryPoint[];
  readonly at: number;
  readonly say: (atom: number) => string;
}

/** The latest changes, latest first; each leads to its frame. */
function Changes({ changes, points, at, say }: ChangesProps) {
  if (changes.length === 0) return null;
  const listed = changes.slice(-MOST_LISTED).reverse();
  const earlier = changes.length - listed.length;
  const still = replayable() === 0;
  return (
    <details className={styles.fold}>
      <summary>
        {changes.length} {changes.length === 1 ? 'change' : 'changes'}
      </summary>
      <ul aria-label="Changes">
        {listed.map((change) => (
          <li key={points[change.frame].step}>
            <Button
              aria-current={change.frame === at ? 'step' : undefined}
              className={styles.change}
              disabled={still}
              look="plain"
              onClick={() => goToFrame(change.frame)}
              title={still ? 'Pause the run to look at this frame' : 'Look at this frame'}
            >
              <span>
                {change.from} → {change.to}
              </span>
              <span className={styles.when}>{sayWhen(points[change.frame], change.frame)}</span>
              <span className={styles.what}>{sayMovement(change, say)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {earlier > 0 ? <p className={styles.when}>And {earlier} before these.</p> : null}
    </details>
  );
}
