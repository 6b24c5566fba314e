import { sayTitle } from '../core/element-words';
import { ELEMENT_ORDER, isFormer } from '../core/elements';
import type { SceneFrame } from './frame';

const FOLD = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const OXYGEN_ROLES = ['free', 'non-bridging', 'bridging', 'in a tricluster'];

/** An atom in words: 'Boron 812, bound to four oxygens'. */
export function sayAtomKind(frame: SceneFrame, atom: number): string {
  const element = ELEMENT_ORDER[frame.elements[atom]];
  const number = frame.ids?.[atom] ?? atom + 1;
  const title = `${sayTitle(element)} ${number}`;
  const bound = frame.coordination[atom];
  if (element === 'O') return `${title}, ${OXYGEN_ROLES[bound] ?? `between ${bound} formers`}`;
  if (!isFormer(element)) return title;
  return `${title}, bound to ${FOLD[bound] ?? bound} ${bound === 1 ? 'oxygen' : 'oxygens'}`;
}
