import { useEffect, useState } from 'react';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { Slider } from '../kit/slider';
import type { Recording } from '../lab/recording';
import type { RecordedFrame } from '../lab/replica-record';
import { replay } from '../lab/showing';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import { sayNumber } from '../words';
import styles from './replay.module.css';

/** ms that a frame stays at least, when they are played */
const FRAME_STAYS = 90;

/** Looks at earlier frames again, one by one or all in turn; the picture and g(r) follow. */
export function Replay() {
  const shown = useGlass((glass) => glass.shown);
  const live = useGlass((glass) => glass.live === glass.shown);
  const going = useRun((run) => isActive(run) && !run.paused);
  // Read again whenever the recording has grown.
  useGlass((glass) => glass.revision);
  if (!shown || shown.looked.frames.length < 2 || (going && live)) return null;
  return <ReplayOf key={shown.id} recording={shown} />;
}

function ReplayOf({ recording }: { recording: Recording }) {
  const [playing, setPlaying] = useState(false);
  const index = useGlass((glass) => glass.replay);
  const step = useGlass((glass) => glass.frame?.step);
  const { frames } = recording.looked;
  const last = frames.length - 1;
  const at = Math.min(index ?? last, last);
  const there = step === frames[at].step;

  // The next frame comes when this one has been drawn and looked at.
  useEffect(() => {
    if (!playing || !there) return;
    const timer = setTimeout(() => {
      if (at < last) replay(at + 1 === last ? null : at + 1);
      if (at + 1 >= last) setPlaying(false);
    }, FRAME_STAYS);
    return () => clearTimeout(timer);
  }, [playing, there, at, last]);

  const said = sayFrame(frames[at], at);
  return (
    <div className={styles.replay}>
      <Button
        aria-label={playing ? 'Hold the replay' : 'Play from the melt'}
        icon={playing ? ICONS.pause : ICONS.start}
        iconOnly
        look="plain"
        onClick={() => {
          if (!playing && at === last) replay(0);
          setPlaying(!playing);
        }}
        title={playing ? 'Hold the replay' : 'Play from the melt'}
      />
      <Slider
        label="Replay"
        max={last}
        min={0}
        onChange={(frame) => {
          setPlaying(false);
          replay(frame === last ? null : frame);
        }}
        step={1}
        value={at}
        valueText={said}
      />
      <output className={styles.said}>{said}</output>
    </div>
  );
}

function sayFrame({ time, temperature }: RecordedFrame, index: number): string {
  const when = time === null ? `frame ${index + 1}` : `${sayNumber(time, 3)} ps`;
  return temperature === null ? when : `${when}, ${Math.round(temperature)} K`;
}
