import { type Configuration, volume } from '../../core/configuration';
import type { Element } from '../../core/elements';
import { ELEMENTS } from '../../core/elements';
import { sayPair } from '../../core/estimate-words';
import { REPORTED_DISTANCES } from '../../core/literature';
import { elementCounts } from '../../structure/element-counts';
import { BIN_WIDTH, LONGEST_RANGE, pairDistribution } from '../../structure/pair-distribution';
import { ALL_PAIRS, elementsOfPair, PAIR_ELEMENTS } from '../../structure/pair-name';
import { fitFirstPeak } from '../../structure/peak-fit';
import { runningCoordination } from '../../structure/running-coordination';
import { NEUTRONS, X_RAYS } from '../../structure/scattering/radiation';
import { totalDistribution } from '../../structure/total-distribution';
import { axis, type ColourRole, type Mark, type Panel, SIDE_BY_SIDE } from '../figure';
import type { FigureKind } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import type { MeasuredGlass } from '../glass';
import { type CurveColumn, type CurveGroup, curvePanels, withMarks } from './curve-panels';
import { reportedMarks } from './reported-marks';

/** Å; below nothing lies, beyond little is left to see */
const SHOWN = [1, 8] as const;
/** Å around the bonds of silicon and boron */
const BONDS = [1.2, 2] as const;

/** What a running coordination number is drawn up to */
const MOST_OXYGENS = 10;

const AXES = {
  along: 'r',
  x: axis('distance r', 'Å', 'r', SHOWN),
  y: axis('g(r)', null, 'g', [0, null]),
};

const pairCurve = (pair: string, colour: ColourRole): CurveColumn => ({
  column: pair,
  id: `g_${pair}`,
  name: sayPair(pair),
  colour,
});

const sideBySide = (pairs: readonly string[]) =>
  pairs.map((pair, i) => pairCurve(pair, SIDE_BY_SIDE[i % SIDE_BY_SIDE.length]));

const WITH_OXYGEN = (['Si', 'B', 'Na', 'Ca'] as const).map((cation) =>
  pairCurve(`${cation}-O`, cation),
);
const TOTALS: readonly CurveColumn[] = [
  { column: 'neutron', id: 'g_neutron', name: 'as neutrons see it', colour: 1 },
  { column: 'xray', id: 'g_xray', name: 'as X-rays see it', colour: 2, dash: 'dashed' },
];

const GROUPS: readonly CurveGroup[] = [
  { title: 'Cations and oxygen', curves: WITH_OXYGEN },
  {
    title: 'The bonds of the network, close up',
    curves: WITH_OXYGEN.slice(0, 2),
    x: axis('distance r', 'Å', 'r', BONDS),
  },
  { title: 'The network', curves: sideBySide(['Si-Si', 'Si-B', 'B-B', 'O-O']) },
  {
    title: 'Sodium and calcium',
    curves: sideBySide(['Si-Na', 'Si-Ca', 'B-Na', 'B-Ca', 'Na-Na', 'Na-Ca', 'Ca-Ca']),
  },
  { title: 'All pairs together', curves: TOTALS },
  {
    title: 'Oxygens within a distance',
    along: 'r_end',
    x: axis('distance r', 'Å', 'r_end', [1, 4]),
    y: axis('oxygens around one cation', null, 'n', [0, MOST_OXYGENS]),
    curves: WITH_OXYGEN.map(({ column, name, colour }) => ({
      column: `n ${column}`,
      id: `n_${column}`,
      name,
      colour,
    })),
  },
];

/** Figure 3: partial and total pair distribution functions. */
export const PAIR_DISTRIBUTION_FIGURE: FigureKind = {
  id: 'pair-distribution',
  paper: 3,
  title: 'Distances between atoms',
  measure: (configuration: Configuration) => {
    const distribution = pairDistribution(configuration);
    const counts = elementCounts(configuration);
    const oxygens = WITH_OXYGEN.map(({ column }) => ({
      column: `n ${column}`,
      running: runningCoordination(distribution, column, counts, volume(configuration.box)),
    }));
    return {
      r: distribution.r,
      ...distribution.g,
      r_end: oxygens.find(({ running }) => running)?.running?.r ?? null,
      ...Object.fromEntries(
        oxygens.map(({ column, running }) => [column, running?.aroundFirst ?? null]),
      ),
      neutron: totalDistribution(distribution, counts, NEUTRONS),
      xray: totalDistribution(distribution, counts, X_RAYS),
    };
  },
  draw: (glasses) => ({
    id: 'pair-distribution',
    title: 'Distances between atoms',
    see: 'How much more often a pair of atoms is this far apart than in a random crowd. First peaks are bond lengths; three-fold boron holds its oxygens closer than four-fold, so that the peak of B–O is two in one.',
    how: `Partial g(r) in bins of ${BIN_WIDTH} Å up to half the box, at most ${LONGEST_RANGE} Å; totals weighted by neutron scattering lengths (natural boron) and by numbers of electrons; oxygens within a distance by summing g(r) up to it. ${saySampling(glasses)}`,
    notes: PAIR_ELEMENTS.flatMap((element) =>
      sayAbsence(
        ELEMENTS[element].name,
        glasses.filter((glass) => lacks(glass, element)),
      ),
    ),
    panels: withMarks(
      curvePanels(glasses, AXES, GROUPS, [...WITH_OXYGEN, pairCurve('O-O', 'O'), TOTALS[0]]),
      (panel) => marks(panel, glasses),
    ),
  }),
};

const lacks = ({ columns }: MeasuredGlass, element: Element) =>
  ALL_PAIRS.filter((pair) => elementsOfPair(pair).includes(element)).every(
    (pair) => !columns[pair],
  );

/** Reported bond lengths on the close-up, reported Si–Si on the network's panel, of one glass. */
function marks({ x, series }: Panel, glasses: readonly MeasuredGlass[]): Mark[] {
  const [glass] = glasses;
  if (glasses.length !== 1) return [];
  const closeUp = x.range[1] === BONDS[1];
  const drawn = series.map(({ id }) => id);
  const reported = REPORTED_DISTANCES.filter(
    ({ of }) => drawn.includes(`g_${of}`) && of.endsWith('-O') === closeUp,
  );
  return reportedMarks(reported, (pair) => peakOf(glass, pair), 'Å', 2);
}

function peakOf({ columns }: MeasuredGlass, pair: string): number | null {
  const r = columns.r?.mean ?? [];
  return fitFirstPeak(r, columns[pair]?.mean ?? null)?.position.mean ?? null;
}
