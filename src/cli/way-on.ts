import type { Experiment } from '../core/experiment';
import { preconditioningOf } from '../core/precondition';
import type { Alarm, AlarmKind } from '../run/watch/watch';
import { shellWord } from './shell-word';

/** What a person can change so that the next run does better. */
type Change = 'time-step' | 'precondition' | 'cutoff' | 'watch';

/** What helps against each alarm, on the command line; a run that is only gone on with meets it again. */
const CHANGES: Readonly<Record<AlarmKind, readonly Change[]>> = {
  boiling: ['precondition', 'watch'],
  'too-hot': ['time-step', 'watch'],
  drift: ['time-step', 'watch'],
  jump: ['time-step', 'watch'],
  overlap: ['time-step', 'watch'],
  'missed-neighbour': ['watch'],
  'not-finite': ['time-step', 'precondition'],
  box: ['cutoff'],
};

/** How much smaller than what fits at the moment a cutoff should be, so that it fits a box that shrinks on */
const CUTOFF_SHARE = 0.93;

/** What to type to go on with a run in a folder. */
export const resumeCommand = (folder: string) =>
  `vitrine melt-quench --resume ${shellWord(folder)}`;

/**
 * How to go on with a run that stopped before its end; sentences.
 *
 * @param alarm of what stopped it; null where nothing is wrong with the run itself
 * @param shortestEdge of the boxes, Å
 */
export function wayOn(
  experiment: Experiment,
  folder: string,
  alarm: Alarm | null,
  shortestEdge: number,
): string {
  if (alarm === null) return `Go on with it: ${resumeCommand(folder)}`;
  const { protocol } = experiment;
  const again: string[] = [];
  const changes = CHANGES[alarm.kind];
  if (changes.includes('time-step')) again.push(`--time-step ${protocol.timeStep / 2}`);
  if (changes.includes('precondition')) {
    const now = preconditioningOf(protocol);
    if (now !== 'pressure') again.push('--precondition pressure');
    if (now !== 'isochoric') again.push('--precondition isochoric');
  }
  if (changes.includes('cutoff')) {
    const fits = Math.floor(10 * CUTOFF_SHARE * (shortestEdge / 2)) / 10;
    again.push(`--cutoff ${fits}`, `--atoms ${Math.ceil(1.3 * experiment.atoms)}`);
  }
  const begin =
    again.length === 0 ? '' : `Begin again in another folder with ${again.join(', or with ')}.`;
  const all = changes.includes('watch')
    ? ` To go on all the same: ${resumeCommand(folder)} --no-watch`
    : '';
  return `${begin}${all}`.trim();
}
