import { capital, sayModifiers } from '../../core/element-words';
import {
  CATIONS,
  ELEMENTS,
  type Element,
  FORMERS,
  isCation,
  isFormer,
  isModifier,
  MODIFIERS,
  PAIR_ELEMENTS,
} from '../../core/elements';
import { sayEstimate, sayPair } from '../../core/estimate-words';
import { TABLE_1_ELEMENTS } from '../../core/glasses';
import { REPORTED_DISTANCES } from '../../core/literature';
import { BOND_CUTOFFS, BOND_NAMES, FINE_BIN_WIDTH } from '../../structure/bond-lengths';
import { BORON_CUTOFF } from '../../structure/coordination';
import { BIN_WIDTH, LONGEST_RANGE } from '../../structure/pair-distribution';
import { ALL_PAIRS, elementsOfPair } from '../../structure/pair-name';
import { fitFirstPeak } from '../../structure/peak-fit';
import { axis, type ColourRole, type Mark, type Panel, SIDE_BY_SIDE } from '../figure';
import type { FigureKind } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import { columnNumber, type MeasuredGlass } from '../glass';
import { type CurveColumn, type CurveGroup, curvePanels, withMarks } from './curve-panels';
import { BOND_LENGTHS, PAIR_DISTRIBUTION_MEASUREMENT } from './measurements';
import { reportedMarks } from './reported-marks';
import { table1First } from './table-1-first';

/** Å; below nothing lies, beyond little is left to see */
const SHOWN = [1, 8] as const;
/** Å around the bonds of formers */
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

const WITH_OXYGEN = CATIONS.map((cation) => pairCurve(`${cation}-O`, cation));

/** Pairs of two elements of some kinds, of which the first is one and the second another. */
const pairsOf = (first: (e: Element) => boolean, second: (e: Element) => boolean) =>
  table1First(
    ALL_PAIRS.filter((pair) => {
      const [a, b] = elementsOfPair(pair);
      return first(a) && second(b);
    }),
  );
const TOTALS: readonly CurveColumn[] = [
  { column: 'neutron', id: 'g_neutron', name: 'as neutrons see it', colour: 1 },
  { column: 'xray', id: 'g_xray', name: 'as X-rays see it', colour: 2, dash: 'dashed' },
];

/** Title of the panel of pairs with a modifier. */
export const MODIFIER_PANEL = capital(sayModifiers('and'));

const GROUPS: readonly CurveGroup[] = [
  { title: 'Cations and oxygen', curves: WITH_OXYGEN },
  {
    title: 'The bonds of the network, close up',
    curves: WITH_OXYGEN.slice(0, FORMERS.length),
    x: axis('distance r', 'Å', 'r', BONDS),
  },
  { title: 'The network', curves: sideBySide([...pairsOf(isFormer, isFormer), 'O-O']) },
  {
    title: MODIFIER_PANEL,
    curves: sideBySide(pairsOf(isCation, isModifier)),
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
  {
    title: 'B–O, three- and four-fold boron apart',
    along: 'r fine',
    x: axis('distance r', 'Å', 'r_fine', [1.2, 2]),
    curves: [
      { column: 'B-O fine', id: 'g_fine_B-O', name: 'B–O', colour: 'B' },
      { column: 'B3-O fine', id: 'g_fine_B3-O', name: 'B3–O', colour: 'B3' },
      { column: 'B4-O fine', id: 'g_fine_B4-O', name: 'B4–O', colour: 'B4' },
    ],
  },
];

/** Partial and total pair distribution functions of one glass in full; Vitrine's own. */
export const PAIR_DISTRIBUTION_FIGURE: FigureKind = {
  id: 'pair-distribution',
  paper: null,
  title: 'Distances between atoms',
  panels: [],
  needs: [PAIR_DISTRIBUTION_MEASUREMENT, BOND_LENGTHS],
  draw: (glasses) => ({
    id: 'pair-distribution',
    title: 'Distances between atoms',
    see: 'How much more often a pair of atoms is this far apart than in a random crowd. First peaks are bond lengths; three-fold boron holds its oxygens closer than four-fold, so that the peak of B–O is two in one.',
    how: `Partial g(r) in bins of ${BIN_WIDTH} Å up to half the box, at most ${LONGEST_RANGE} Å; totals weighted by neutron scattering lengths (natural boron) and by numbers of electrons; oxygens within a distance by summing g(r) up to it. B–O with three- and four-fold boron apart in bins of ${FINE_BIN_WIDTH} Å; boron counts its oxygens within ${BORON_CUTOFF} Å. ${saySampling(glasses)}`,
    notes: [
      ...glasses.flatMap(sayLengths),
      ...PAIR_ELEMENTS.filter((element) => TABLE_1_ELEMENTS.includes(element)).flatMap((element) =>
        sayAbsence(
          ELEMENTS[element].name,
          glasses.filter((glass) => lacks(glass, element)),
        ),
      ),
    ],
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

/** 'Mean bonds in 24B: Si–O 1.620, B3–O 1.401 … Å (up to …).'; nothing where none were measured. */
function sayLengths(glass: MeasuredGlass): string[] {
  const each = BOND_NAMES.flatMap((name) => {
    const length = columnNumber(glass, `${name} length`);
    if (length === null) return [];
    const within = SHELLS.includes(name) ? ` (up to ${BOND_CUTOFFS[name].toFixed(1)})` : '';
    return [`${sayPair(name)} ${sayEstimate(length.mean, length.standardError, 3)}${within}`];
  });
  return each.length === 0 ? [] : [`Mean bonds in ${glass.name}, Å: ${each.join(', ')}.`];
}

/** Bonds whose end is a choice */
const SHELLS: readonly string[] = MODIFIERS.map((modifier) => `${modifier}-O`);

/** Reported bond lengths on the close-up, reported Si–Si on the network's panel, of one glass. */
function marks({ x, series }: Panel, glasses: readonly MeasuredGlass[]): Mark[] {
  const [glass] = glasses;
  if (glasses.length !== 1) return [];
  const closeUp = x.range[1] === BONDS[1];
  const drawn = series.map(({ id }) => id);
  const fine = drawn.includes('g_fine_B-O');
  const reported = REPORTED_DISTANCES.filter(({ of }) =>
    of === 'B3-O' || of === 'B4-O'
      ? fine
      : drawn.includes(`g_${of}`) && of.endsWith('-O') === closeUp,
  );
  return reportedMarks(reported, (pair) => peakOf(glass, pair), 'Å', 2);
}

/** Of B3–O and B4–O the mean bond, of a pair the top of its first peak, Å. */
function peakOf(glass: MeasuredGlass, pair: string): number | null {
  const { columns } = glass;
  if (pair === 'B3-O' || pair === 'B4-O')
    return columnNumber(glass, `${pair} length`)?.mean ?? null;
  const r = columns.r?.mean ?? [];
  return fitFirstPeak(r, columns[pair]?.mean ?? null)?.position.mean ?? null;
}
