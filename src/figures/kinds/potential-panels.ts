import { sayEstimate, sayPair } from '../../core/estimate-words';
import { BOROSILICATE_POTENTIALS } from '../../core/potential';
import type { Average } from '../../structure/block-average';
import { replicaAverage } from '../../structure/replica-average';
import type { Panel } from '../figure';
import type { PaperPanel } from '../figure-kind';
import { columnNumber, type MeasuredGlass } from '../glass';
import { byPotential, type PotentialGroup } from './composition-panel';

/** What the paper calls its four sets of parameters, by the names that Vitrine has for them. */
const SETS: Readonly<Record<string, string>> = {
  'Yang 2026': 'Bayesian optimised',
  'CMA-ES': 'CMA-ES optimised',
  'B4-optimised': 'B4 optimised',
  'Wang 2018': 'Wang et al.',
};

/** The four panels that figures 8, 9 and 10 have, a potential each: '8a' to '8d'. */
export function potentialPlaces(figure: number): PaperPanel[] {
  return BOROSILICATE_POTENTIALS.map(({ name }, i) => ({
    place: `${figure}${'abcd'[i]}`,
    title: SETS[name] ?? name,
  }));
}

/** A panel for each potential that has glasses, in the paper's order; potentials of users' own last. */
export function potentialPanels(
  glasses: readonly MeasuredGlass[],
  figure: number,
  draw: (group: PotentialGroup, name: string) => Panel,
): Panel[] {
  const places = potentialPlaces(figure);
  const order = ({ name }: PotentialGroup) => {
    const index = BOROSILICATE_POTENTIALS.findIndex((potential) => potential.name === name);
    return index < 0 ? BOROSILICATE_POTENTIALS.length : index;
  };
  return [...byPotential(glasses)]
    .sort((a, b) => order(a) - order(b))
    .map((group) => {
      const place = places[order(group)] ?? null;
      const called = group.name ?? 'potential not known';
      const panel = draw(group, place === null ? called : `${place.title} (${called})`);
      return place === null ? panel : { ...panel, place: place.place };
    });
}

/** Mean B3–O or B4–O over the glasses of a potential, with its scatter among them; null where none has any. */
export function meanBond(
  { glasses }: Pick<PotentialGroup, 'glasses'>,
  name: 'B3-O' | 'B4-O',
): Average | null {
  const lengths = glasses.flatMap((glass) => columnNumber(glass, `${name} length`)?.mean ?? []);
  return lengths.length === 0 ? null : replicaAverage(lengths);
}

/** 'B3–O 1.413, B4–O 1.487 Å'; null where they were not measured. */
export function sayBonds(group: PotentialGroup): string | null {
  const each = (['B3-O', 'B4-O'] as const).flatMap((name) => {
    const length = meanBond(group, name);
    return length === null ? [] : [`${sayPair(name)} ${sayEstimate(length.mean, null, 3)}`];
  });
  return each.length === 0 ? null : `${each.join(', ')} Å`;
}
