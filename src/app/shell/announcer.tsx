import { useEffect, useRef, useState } from 'react';
import { type ShownRunState, STATE_WORDS } from '../../lab/words/words';
import { sayShown } from '../stage/shown-words';
import { useGlass } from '../stores/glass-store';
import { usePage } from '../stores/page-route';
import { stateOf, useRun } from '../stores/run-store';
import { pageTitle } from './page-title';

/** While it is one of these, a run changes by itself. */
const GOING: readonly ShownRunState[] = ['melting', 'heating', 'cooling', 'resting'];

/** ms between two sentences that are read aloud while a run goes on. */
const ANNOUNCEMENT_INTERVAL_MS = 15_000;

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
      const words = sayShown(shown, frame, useRun.getState(), going, replay !== null);
      setSaid(`${STATE_WORDS[state]}. ${words}`);
    };
    if (changed) speak();
    if (!GOING.includes(state)) return;
    const timer = setInterval(speak, ANNOUNCEMENT_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [state]);

  const page = usePage((route) => route.page);
  const shown = useGlass((glass) => glass.shown);
  useEffect(() => {
    const tell = () => {
      const { live } = useGlass.getState();
      document.title = pageTitle(page, shown, shown === live, useRun.getState());
    };
    tell();
    const timer = setInterval(tell, 1000);
    return () => clearInterval(timer);
  }, [page, shown]);

  return (
    <p aria-live="polite" className="visually-hidden" data-testid="announcer">
      {said}
    </p>
  );
}
