import type { Recording } from '../../lab/recordings/recording';
import { sayPicked } from '../../lab/selection/atom-words';
import { sayLit } from '../../lab/selection/selection-words';
import { sayReplica } from '../../lab/words/ensemble-words';
import { STATE_WORDS, sayNumber, sayPercent } from '../../lab/words/words';
import { useAtom } from '../stores/atom-store';
import { type ShownFrame, useGlass } from '../stores/glass-store';
import { type RunStatus, stateOf, useRun } from '../stores/run-store';
import { useSelection } from '../stores/selection-store';

/**
 * '24B, 1200 atoms, 1840 K, cooling; 38 % of boron is four-fold.'
 *
 * @param live the present run fills the recording
 * @param replayed an earlier frame is looked at again
 */
export function sayShown(
  shown: Recording | null,
  frame: ShownFrame | null,
  status: RunStatus,
  live: boolean,
  replayed = false,
): string {
  if (!shown || !frame) return 'No glass is on show yet.';
  const { experiment, replicas, lookedAt } = shown;
  const replica = experiment && replicas.length > 1 ? sayReplica(experiment, lookedAt) : null;
  const parts = [
    shown.glassTitle,
    ...(replica ? [replica] : []),
    `${sayNumber(shown.looked.atoms, 6)} atoms`,
  ];
  if (frame.temperature !== null) {
    // Rounded to 10 K, so that what is read aloud does not flicker.
    parts.push(`${Math.round(frame.temperature / 10) * 10} K`);
  }
  if (replayed)
    parts.push(frame.time === null ? 'replayed' : `replayed at ${sayNumber(frame.time)} ps`);
  else if (live) parts.push(STATE_WORDS[stateOf(status)].toLowerCase());
  const { b4 } = frame.analysis;
  const boron = b4 === null ? 'no boron' : `${sayPercent(b4)} of boron is four-fold`;
  return `${parts.join(', ')}; ${boron}.`;
}

/** The text alternative of the picture, kept current. */
export function useShownText(): string {
  const shown = useGlass((glass) => glass.shown);
  const frame = useGlass((glass) => glass.frame);
  useGlass((glass) => glass.replica);
  const live = useGlass((glass) => glass.live !== null && glass.live === glass.shown);
  const status = useRun();
  const replayed = useGlass((glass) => glass.replay !== null);
  const selection = useSelection();
  const report = useAtom((atom) => atom.report);
  const lit = sayLit(selection, frame?.analysis.structure.elements ?? null);
  const words = [
    sayShown(shown, frame, status, live, replayed),
    ...(lit ? [`Lit: ${lit}`] : []),
    ...(report && frame ? [sayPicked(frame.analysis.configuration, report)] : []),
  ];
  return words.join(' ');
}
