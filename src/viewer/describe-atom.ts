import { ELEMENT_ORDER, ELEMENTS } from '../core/elements';
import type { GlassFrame } from './frame';

const FOLD = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];
const OXYGEN_ROLES = ['free', 'non-bridging', 'bridging', 'in a tricluster'];

/** An atom in words: 'Boron 812, bound to four oxygens'. */
export function describeAtom(frame: GlassFrame, atom: number): string {
  const element = ELEMENT_ORDER[frame.elements[atom]];
  const { name } = ELEMENTS[element];
  const number = frame.ids?.[atom] ?? atom + 1;
  const title = `${name[0].toUpperCase()}${name.slice(1)} ${number}`;
  const bound = frame.coordination[atom];
  if (element === 'O') return `${title}, ${OXYGEN_ROLES[bound] ?? `between ${bound} formers`}`;
  if (element !== 'Si' && element !== 'B') return title;
  return `${title}, bound to ${FOLD[bound] ?? bound} ${bound === 1 ? 'oxygen' : 'oxygens'}`;
}
