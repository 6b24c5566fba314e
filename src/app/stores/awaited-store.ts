import { create } from 'zustand';
import type { Experiment } from '../../core/experiment';
import { useGlass } from './glass-store';

/** A glass that is to be on show and is not there. */
export type Awaited =
  /** It is on its way. */
  | { readonly kind: 'fetching'; readonly file: string; readonly title: string }
  /** It has to be made; `experiment` where that is not the one set up. */
  | { readonly kind: 'run'; readonly experiment: Experiment | null; readonly from: AskedBy }
  /** Somebody has it in a file. */
  | { readonly kind: 'file'; readonly name: string; readonly from: AskedBy };

/** A link shows it, or it was on show before the page was loaded anew. */
export type AskedBy = 'link' | 'history';

/** What the stage waits for while nothing is on show. */
export const useAwaited = create<{ readonly awaited: Awaited | null }>(() => ({ awaited: null }));

/** Takes the glass on show away: another one is awaited in its place. */
export function awaitGlass(awaited: Awaited): void {
  useGlass.setState({ shown: null, frame: null, replay: null, replica: 0 });
  useAwaited.setState({ awaited });
}

useGlass.subscribe(({ shown }, before) => {
  if (shown !== null && shown !== before.shown) useAwaited.setState({ awaited: null });
});
