import { sayNetworkBonds, saySymbols } from '../../core/element-words';
import { FORMERS } from '../../core/elements';
import { BORON_CUTOFF } from '../../structure/coordination';
import { claimPoints, extremeClaim, nearClaim } from '../claims';
import { axis } from '../figure';
import type { PaperFigure } from '../figure-kind';
import { saySampling } from '../figure-words';
import { columnNumber } from '../glass';
import { comparedPanel, placed } from './curve-panels';
import { ANGLE_BIN_WIDTH, BOND_ANGLE_MEASUREMENT } from './measurements';

const PANELS = [
  { place: '3a', title: 'O–Si–O' },
  { place: '3b', title: 'O–B–O' },
  { place: '3c', title: 'O–B3–O and O–B4–O' },
  { place: '3d', title: `X–O–X, X = ${saySymbols(FORMERS, 'or')}` },
];

const CURVES = [['O-Si-O'], ['O-B-O'], ['O-B3-O', 'O-B4-O'], ['X-O-X']] as const;

const AXES = {
  along: 'angle',
  x: axis('angle', '°', 'angle', [60, 180]),
  y: axis('probability density', 'per °', 'density', [0, null]),
};

const DEGREES = { unit: '°', decimals: 1 };

/** Figure 3: distributions of bond angles. */
export const ANGLE_FIGURE: PaperFigure = {
  id: 'angles',
  paper: 3,
  title: 'Bond angles',
  panels: PANELS,
  needs: [BOND_ANGLE_MEASUREMENT],
  draw: (glasses) => ({
    id: 'angles',
    title: 'Bond angles',
    see: 'Silicon and four-fold boron sit in tetrahedra (109°), three-fold boron in triangles (120°). Where they join, at oxygen, the angle changes with composition: smaller angles pack more densely.',
    how: `Histograms in bins of ${ANGLE_BIN_WIDTH}°, each with area 1; ${sayNetworkBonds()}, three- and four-fold boron by oxygens within ${BORON_CUTOFF} Å. In panel c solid: O–B3–O, dashed: O–B4–O. ${saySampling(glasses)}`,
    notes: [],
    claims: [
      ...(
        [
          ['O-Si-O', 'O–Si–O stays near 109°, whatever the composition.', 109],
          ['O-B3-O', 'O–B3–O lies near 120°, whatever the composition.', 120],
          ['O-B4-O', 'O–B4–O lies near 109°, whatever the composition.', 109],
        ] as const
      ).map(([name, words, value]) =>
        nearClaim(
          words,
          claimPoints(glasses, (glass) => columnNumber(glass, `${name} mean`)),
          { value, within: 1 },
          DEGREES,
        ),
      ),
      extremeClaim(
        'the mean X–O–X angle falls to a minimum near 24B and then rises.',
        claimPoints(glasses, (glass) => columnNumber(glass, 'X-O-X mean')),
        'smallest',
        [12, 37],
        DEGREES,
      ),
    ],
    panels: placed(
      CURVES.map((names) =>
        comparedPanel(
          glasses,
          AXES,
          names.map((name) => ({
            column: name,
            id: name,
            name: name.replaceAll('-', '–'),
            colour: 1 as const,
          })),
        ),
      ),
      PANELS,
    ),
  }),
};
