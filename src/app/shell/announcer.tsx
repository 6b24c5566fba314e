import { useEffect, useRef, useState } from 'react';
import { describeShown } from '../stage/shown-words';
import { useGlass } from '../stores/glass-store';
import { stateOf, useRun } from '../stores/run-store';
import { STATE_WORDS } from '../words';

/** ms between two sentences that are read aloud while a run goes on. */
const INTERVAL = 15_000;

/** Says the state when it changes, and where the run is now and then; the title says it too. */
export function Announcer() {
  const [said, setSaid] = useState('');
  const state = useRun(stateOf);
  const latest = useRef(state);

  useEffect(() => {
    const changed = latest.current !== state;
    latest.current = state;
    const speak = () => {
      const { shown, frame, live, replay } = useGlass.getState();
      const going = live !== null && live === shown;
      const words = describeShown(shown, frame, useRun.getState(), going, replay !== null);
      setSaid(`${STATE_WORDS[state]}. ${words}`);
    };
    if (changed) speak();
    if (state !== 'melting' && state !== 'cooling' && state !== 'resting') return;
    const timer = setInterval(speak, INTERVAL);
    return () => clearInterval(timer);
  }, [state]);

  useEffect(() => {
    const word = STATE_WORDS[state];
    const title = () => {
      const { experiment, progress } = useRun.getState();
      if (state === 'idle' || !experiment) return 'Vitrine, a glass laboratory';
      const kelvin = progress ? ` ${Math.round(progress.temperature / 10) * 10} K` : '';
      return `${word}${kelvin}, ${experiment.name}: Vitrine`;
    };
    const tell = () => {
      document.title = title();
    };
    tell();
    const timer = setInterval(tell, 1000);
    return () => clearInterval(timer);
  }, [state]);

  return (
    <p aria-live="polite" className="visually-hidden" data-testid="announcer">
      {said}
    </p>
  );
}
