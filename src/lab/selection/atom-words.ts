import type { Configuration } from '../../core/configuration';
import { sayFormers, sayTitle } from '../../core/element-words';
import { isModifier } from '../../core/elements';
import { sayList } from '../../core/estimate-words';
import { atomNumberOf, sayAtom } from './atom-number';
import type { AtomReport } from './atom-report';

const COUNTS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const OXYGENS = ['Free', 'Non-bridging', 'Bridging', 'Three-fold'];
const SUPERSCRIPTS = '⁰¹²³⁴';

/** 'four oxygens' */
export function sayOxygens(count: number): string {
  return `${COUNTS[count] ?? count} ${count === 1 ? 'oxygen' : 'oxygens'}`;
}

/** What an atom is in the network: 'Bound to four oxygens, three of them bridging (Q³).' */
export function sayRole({ element, bound, bridges, shell }: AtomReport): string {
  const count = bound.length;
  if (element === 'O') {
    const formers = `${COUNTS[count]} ${sayFormers('or')}`;
    return `${OXYGENS[count] ?? `${count}-fold`}: bound to ${formers}.`;
  }
  if (isModifier(element)) {
    if (shell === null) return 'A modifier. In so few atoms its first shell cannot be told.';
    return `A modifier, with ${sayOxygens(count)} in its first shell (${shell.toFixed(2)} Å).`;
  }
  const unit = `Bound to ${sayOxygens(count)}`;
  if (bridges === null) return `${unit}.`;
  const share = bridges === count ? 'all' : COUNTS[bridges];
  return `${unit}, ${share} of them bridging (Q${SUPERSCRIPTS[bridges]}).`;
}

/** The picked atom for people who do not see it: 'Boron 12 is picked. Bound to …: O 3, O 8 and O 9.' */
export function sayPicked(configuration: Configuration, report: AtomReport): string {
  const title = `${sayTitle(report.element)} ${atomNumberOf(configuration, report.atom)}`;
  const role = sayRole(report);
  if (report.bound.length === 0) return `${title} is picked. ${role}`;
  const others = sayList(report.bound.map(({ atom }) => sayAtom(configuration, atom)));
  return `${title} is picked. ${role.replace(/\.$/, '')}: ${others}.`;
}
