import { Slider } from '../kit/slider';
import { replay } from '../lab/showing';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import { sayNumber } from '../words';
import styles from './replay.module.css';

/** Looks at earlier frames again; the picture and g(r) follow. */
export function Replay() {
  const shown = useGlass((glass) => glass.shown);
  const index = useGlass((glass) => glass.replay);
  // Read again whenever the recording has grown.
  useGlass((glass) => glass.revision);
  const going = useRun((run) => isActive(run) && !run.paused);
  const live = useGlass((glass) => glass.live === glass.shown);
  if (!shown || shown.frames.length < 2 || (going && live)) return null;
  const last = shown.frames.length - 1;
  const at = Math.min(index ?? last, last);
  const { time, temperature } = shown.frames[at];
  const parts = [
    time === null ? `frame ${at + 1}` : `${sayNumber(time, 4)} ps`,
    temperature === null ? null : `${Math.round(temperature)} K`,
  ];
  const said = parts.filter((part) => part !== null).join(', ');
  return (
    <div className={styles.replay}>
      <span className={styles.label}>Replay</span>
      <Slider
        label="Replay"
        max={last}
        min={0}
        onChange={(frame) => replay(frame === last ? null : frame)}
        step={1}
        value={at}
        valueText={said}
      />
      <output className={styles.said}>{said}</output>
    </div>
  );
}
