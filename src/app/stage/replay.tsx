import { useEffect } from 'react';
import type { Recording } from '../../lab/recordings/recording';
import type { FramePosition } from '../../lab/recordings/replica-record';
import { sayNumber } from '../../lab/words/words';
import {
  goToFrame,
  playOn,
  playOrHold,
  replayable,
  SPEEDS,
  usePlayback,
} from '../control/playback';
import { Button } from '../kit/button';
import { ICONS } from '../kit/icons';
import { Slider } from '../kit/slider';
import { useGlass } from '../stores/glass-store';
import { isActive, useRun } from '../stores/run-store';
import styles from './replay.module.css';

/** Looks at earlier frames again, one by one or all in turn; picture and figures follow. */
export function Replay() {
  const shown = useGlass((glass) => glass.shown);
  useGlass((glass) => glass.live);
  useRun((run) => isActive(run) && !run.paused);
  // Read again whenever the recording has grown.
  useGlass((glass) => glass.revision);
  if (!shown || replayable() === 0) return null;
  return <ReplayOf key={shown.id} recording={shown} />;
}

function ReplayOf({ recording }: { recording: Recording }) {
  const playing = usePlayback((playback) => playback.playing);
  const speed = usePlayback((playback) => playback.speed);
  const index = useGlass((glass) => glass.replay);
  const step = useGlass((glass) => glass.frame?.step);
  const { frames, lastPlace } = recording.looked;
  const last = frames.length - 1;
  const at = Math.min(index ?? last, last);
  const place: FramePosition = index === null ? lastPlace : frames[at];
  const drawn = step === place.step;

  useEffect(() => () => usePlayback.setState({ playing: false }), []);

  // The next frame comes when this one has been drawn and looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each frame has its own time
  useEffect(() => {
    if (!playing || !drawn) return;
    const timer = setTimeout(playOn, 1000 / speed);
    return () => clearTimeout(timer);
  }, [playing, drawn, speed, at]);

  const said = sayPlace(place, at);
  const word = playing ? 'Pause the replay' : 'Play from the melt';
  return (
    <div className={styles.replay}>
      <Button
        aria-label={word}
        icon={playing ? ICONS.pause : ICONS.start}
        iconOnly
        look="plain"
        onClick={playOrHold}
        title={`${word} (k)`}
      />
      <Slider
        label="Replay"
        max={last}
        min={0}
        onChange={goToFrame}
        step={1}
        value={at}
        valueText={`${said}, frame ${at + 1} of ${frames.length}`}
      />
      <output className={styles.said}>{said}</output>
      <select
        aria-label="Frames a second"
        className={styles.speed}
        onChange={(event) => usePlayback.setState({ speed: Number(event.target.value) })}
        title="How fast it is played, frames a second"
        value={speed}
      >
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {each}/s
          </option>
        ))}
      </select>
    </div>
  );
}

/** '3.21 ps, 1840 K' */
function sayPlace({ time, temperature }: FramePosition, index: number): string {
  const when = time === null ? `frame ${index + 1}` : `${sayNumber(time, 3)} ps`;
  return temperature === null ? when : `${when}, ${Math.round(temperature)} K`;
}
