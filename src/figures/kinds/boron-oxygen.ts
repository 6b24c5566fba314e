import { sayPair } from '../../core/estimate-words';
import { BOROSILICATE_POTENTIALS } from '../../core/potential';
import { FINE_BIN_WIDTH } from '../../structure/bond-lengths';
import { BORON_CUTOFF } from '../../structure/coordination';
import { axis, type Claim, type Mark } from '../figure';
import type { PaperFigure } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import { type MeasuredGlass, nominalComposition } from '../glass';
import { byPotential, type PotentialGroup } from './composition-panel';
import { comparedPanel } from './curve-panels';
import { BOND_LENGTHS } from './measurements';
import { meanBond, potentialPanels, potentialPlaces } from './potential-panels';

const AXES = {
  along: 'r fine',
  x: axis('distance r', 'Å', 'r_fine', [1.2, 2]),
  y: axis('g(r) of B–O', null, 'g', [0, null]),
};

/** Figure 8: g(r) of B–O of the four sets of parameters. */
export const BORON_OXYGEN_FIGURE: PaperFigure = {
  id: 'boron-oxygen',
  paper: 8,
  title: 'B–O distances of the potentials',
  panels: potentialPlaces(8),
  needs: [BOND_LENGTHS],
  draw: (glasses) => ({
    id: 'boron-oxygen',
    title: 'B–O distances of the potentials',
    see: 'The parameters of B–O and B–B decide how near boron holds its oxygens, in triangles and in tetrahedra. Dotted: where each potential has B3–O and B4–O on average.',
    how: `Partial g(r) in bins of ${FINE_BIN_WIDTH} Å. B3–O and B4–O: the mean of all bonds of boron with three and with four oxygens within ${BORON_CUTOFF} Å, over the glasses of the panel, with no fit. ${saySampling(glasses)}`,
    notes: sayAbsence(
      'boron',
      glasses.filter(({ columns }) => !columns['B-O fine']),
    ),
    claims: [order(glasses)],
    panels: potentialPanels(glasses, 8, (group, title) => ({
      ...comparedPanel(group.glasses, AXES, [
        { column: 'B-O fine', id: 'g_B-O', name: 'B–O', colour: 1 },
      ]),
      title,
      marks: (['B3-O', 'B4-O'] as const).flatMap((name) => markOf(group, name)),
    })),
  }),
};

function markOf(group: PotentialGroup, name: 'B3-O' | 'B4-O'): Mark[] {
  const length = meanBond(group, name);
  if (length === null) return [];
  return [
    {
      name: `${sayPair(name)} ${length.mean.toFixed(3)} Å`,
      x: length.mean,
      origin: 'simulation',
      source: 'mean B3–O and B4–O',
      citation: null,
      residual: null,
      colour: name === 'B3-O' ? 'B3' : 'B4',
    },
  ];
}

/** Å: twice what the difference of two means scatters by, each of some 150 bonds of a width of 0.04 Å */
const SPLITTING_ANGSTROM = 0.01;

/** The glasses of a potential whose compositions every potential has: lengths change with composition. */
function alike(group: PotentialGroup, all: readonly PotentialGroup[]): MeasuredGlass[] {
  const has = ({ glasses }: PotentialGroup, glass: MeasuredGlass) =>
    glasses.some((other) => nominalComposition(other) === nominalComposition(glass));
  return group.glasses.filter((glass) => all.every((other) => has(other, glass)));
}

/** That CMA-ES has the longest bonds, and Wang's and the B4-optimised set shorter ones than the paper's. */
function order(glasses: readonly MeasuredGlass[]): Claim {
  const groups = byPotential(glasses).filter((group) => meanBond(group, 'B4-O') !== null);
  const paper =
    'CMA-ES has the longest B3–O and B4–O; those of Wang et al. and of the B4-optimised set are shorter than those of the Bayesian set.';
  const [own, cma, b4, wang] = BOROSILICATE_POTENTIALS.map(({ name }) => {
    const group = groups.find((one) => one.name === name);
    if (!group) return null;
    const own = { glasses: alike(group, groups) };
    const [three, four] = [meanBond(own, 'B3-O'), meanBond(own, 'B4-O')];
    return three && four ? { name, three: three.mean, four: four.mean } : null;
  });
  const known = [own, cma, b4, wang].flatMap((lengths) => lengths ?? []);
  const here = known
    .map(({ name, three, four }) => `${name} ${three.toFixed(3)} and ${four.toFixed(3)}`)
    .join(', ');
  if (!own || !cma || !b4 || !wang) {
    const words =
      known.length === 0
        ? 'No bond lengths are known here.'
        : `B3–O and B4–O, Å: ${here}; it takes all four.`;
    return { paper, verdict: 'undecided', here: words };
  }
  const steps = (['three', 'four'] as const).flatMap((fold) => [
    cma[fold] - own[fold],
    own[fold] - wang[fold],
    own[fold] - b4[fold],
  ]);
  return {
    paper,
    verdict: steps.every((step) => step > SPLITTING_ANGSTROM)
      ? 'shown'
      : steps.some((step) => step < -SPLITTING_ANGSTROM)
        ? 'not shown'
        : 'undecided',
    here: `B3–O and B4–O of the compositions that all four have, Å: ${here}; a difference counts from ${SPLITTING_ANGSTROM} Å.`,
  };
}
