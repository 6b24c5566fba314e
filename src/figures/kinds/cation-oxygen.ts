import { sayPair } from '../../core/estimate-words';
import type { Average } from '../../structure/block-average';
import { BOND_CUTOFFS, type BondName, FINE_BIN_WIDTH } from '../../structure/bond-lengths';
import {
  BIN_WIDTH,
  firstPeak,
  LONGEST_RANGE,
  shellVolume,
} from '../../structure/pair-distribution';
import { claimPoints, nearClaim, trendClaim } from '../claims';
import { axis, type ColourRole, type Panel } from '../figure';
import type { PaperFigure } from '../figure-kind';
import { saySampling } from '../figure-words';
import { columnNumber, type MeasuredGlass } from '../glass';
import { comparedPanel, placed } from './curve-panels';
import { BOND_LENGTHS, PAIR_DISTRIBUTION_MEASUREMENT } from './measurements';

const PANELS = [
  { place: '2a', title: 'Si–O' },
  { place: '2b', title: 'B–O' },
  { place: '2c', title: 'Ca–O' },
  { place: '2d', title: 'Na–O' },
];

const PAIRS = ['Si-O', 'B-O', 'Ca-O', 'Na-O'] as const;

const AXES = {
  along: 'r',
  x: axis('distance r', 'Å', 'r', [1, 6]),
  y: axis('g(r)', null, 'g', [0, null]),
};
const FINE_AXES = {
  along: 'r fine',
  x: axis('distance r', 'Å', 'r_fine', [1.2, 2]),
  y: axis('g(r)', null, 'g', [0, null]),
};

const curve = (pair: string, column = pair) => ({
  column,
  id: column === pair ? `g_${pair}` : `g_fine_${pair}`,
  name: sayPair(pair),
  colour: 1 as ColourRole,
});

/** Bond lengths that the paper gives in its text, Å. */
const PAPER_LENGTHS = { 'Si-O': 1.63, 'B3-O': 1.4, 'B4-O': 1.48 } as const;

const LENGTH = { unit: 'Å', decimals: 3 };

/** Figure 2: g(r) of each cation with oxygen. */
export const CATION_OXYGEN_FIGURE: PaperFigure = {
  id: 'cation-oxygen',
  paper: 2,
  title: 'Distances between cations and oxygen',
  panels: PANELS,
  needs: [PAIR_DISTRIBUTION_MEASUREMENT, BOND_LENGTHS],
  draw: (glasses) => ({
    id: 'cation-oxygen',
    title: 'Distances between cations and oxygen',
    see: 'First peaks are bond lengths. Three-fold boron holds its oxygens closer than four-fold, so that the peak of B–O is two in one; those of calcium and sodium lie further out and move with composition.',
    how: `Partial g(r) in bins of ${BIN_WIDTH} Å up to half the box, at most ${LONGEST_RANGE} Å; B–O in bins of ${FINE_BIN_WIDTH} Å, the first shell alone, where it was measured so. Bond lengths are means of the bonds within fixed cutoffs (Si–O ${BOND_CUTOFFS['Si-O']}, B–O ${BOND_CUTOFFS['B-O']}, Ca–O ${BOND_CUTOFFS['Ca-O'].toFixed(1)}, Na–O ${BOND_CUTOFFS['Na-O']} Å), with no fit; of records without bond lengths from g(r). ${saySampling(glasses)}`,
    notes: coarse(glasses),
    claims: [
      nearClaim(
        `the first shell of silicon stays as it is, Si–O near ${PAPER_LENGTHS['Si-O'].toFixed(2)} Å.`,
        claimPoints(glasses, lengthOf('Si-O')),
        { value: PAPER_LENGTHS['Si-O'], within: 0.02 },
        LENGTH,
      ),
      trendClaim(
        'B–O shortens on average as BO₃ takes the place of BO₄.',
        claimPoints(glasses, lengthOf('B-O')),
        'falls',
        LENGTH,
      ),
      ...(['B3-O', 'B4-O'] as const).map((name) =>
        nearClaim(
          `${sayPair(name)} lies near ${PAPER_LENGTHS[name].toFixed(2)} Å.`,
          claimPoints(glasses, (glass) => columnNumber(glass, `${name} length`)),
          { value: PAPER_LENGTHS[name], within: 0.02 },
          LENGTH,
        ),
      ),
      ...(['Ca-O', 'Na-O'] as const).map((name) =>
        trendClaim(
          `${sayPair(name)} lengthens as B₂O₃ is added.`,
          claimPoints(glasses, lengthOf(name)),
          'rises',
          LENGTH,
        ),
      ),
    ],
    panels: placed(
      PAIRS.map((pair) => panelOf(glasses, pair)),
      PANELS,
    ),
  }),
};

/** B–O in fine bins of the glasses that have them; the whole curve where none has. */
function panelOf(glasses: readonly MeasuredGlass[], pair: string): Panel {
  const fine = glasses.filter(({ columns }) => columns[`${pair} fine`]);
  return fine.length > 0
    ? comparedPanel(fine, FINE_AXES, [curve(pair, `${pair} fine`)])
    : comparedPanel(glasses, AXES, [curve(pair)]);
}

/** Which glasses panel b leaves out. */
function coarse(glasses: readonly MeasuredGlass[]): string[] {
  const without = glasses.filter(({ columns }) => columns['B-O'] && !columns['B-O fine']);
  if (without.length === 0) return [];
  if (without.length === glasses.filter(({ columns }) => columns['B-O']).length) {
    return [
      `B–O of these records is in bins of ${BIN_WIDTH} Å, too coarse to show B3–O and B4–O apart.`,
    ];
  }
  return [
    `Panel b leaves out ${without.map(({ name }) => name).join(', ')}: their records have B–O in bins of ${BIN_WIDTH} Å, too coarse to show B3–O and B4–O apart.`,
  ];
}

/** Mean bond length as measured of the frames, or from g(r) up to the same cutoff. */
function lengthOf(name: Exclude<BondName, 'B3-O' | 'B4-O'>) {
  return (glass: MeasuredGlass): Average | null =>
    columnNumber(glass, `${name} length`) ?? lengthFromCurve(glass, name);
}

function lengthFromCurve({ columns }: MeasuredGlass, name: BondName): Average | null {
  const r = columns.r?.mean;
  const g = columns[name]?.mean;
  if (!r || !g || firstPeak(r, g) === null) return null;
  let weights = 0;
  let sum = 0;
  for (let bin = 0; bin < g.length && r[bin] < BOND_CUTOFFS[name]; bin++) {
    const weight = g[bin] * shellVolume(bin, 2 * r[0]);
    weights += weight;
    sum += weight * r[bin];
  }
  return weights === 0 ? null : { mean: sum / weights, standardError: null };
}
