import { connectivityFractions } from '../../structure/connectivity';
import { NETWORK_CUTOFF } from '../../structure/coordination';
import { networkOf } from '../../structure/network';
import { oxygenSpeciation } from '../../structure/oxygen';
import { axis } from '../figure';
import type { FigureKind, FigureMeasurement } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import { type BarRow, barPanel, shareColumn } from './category-bars';

const MOST_BRIDGES = 4;
const MOST_FORMERS = 3;

const UNITS = Array.from({ length: MOST_BRIDGES + 1 }, (_, n) => `Q${'⁰¹²³⁴'[n]}`);
const OXYGENS = ['free', 'non-bridging', 'bridging', 'three-fold'];

const ROWS: readonly BarRow[] = [
  {
    column: 'Q_Si',
    id: 'Q_Si',
    title: 'Silicon with four oxygens',
    x: { label: 'bridging oxygens', column: 'unit' },
    bars: UNITS,
    from: 0,
    colour: 'Si',
  },
  {
    column: 'Q_B',
    id: 'Q_B',
    title: 'Boron with four oxygens',
    x: { label: 'bridging oxygens', column: 'unit' },
    bars: UNITS,
    from: 0,
    colour: 'B4',
  },
  {
    column: 'oxygen',
    id: 'oxygen',
    title: 'Oxygen',
    x: { label: 'by the silicon and boron atoms it binds', column: 'oxygen' },
    bars: OXYGENS,
    from: 0,
    colour: 'O',
  },
];

/** Columns `Q_Si`, `Q_B` and `oxygen`: shares, entry n of Qⁿ and of n formers. */
const SPECIATION: FigureMeasurement = {
  id: 'speciation',
  of: (configuration) => {
    const network = networkOf(configuration);
    return {
      Q_Si: shareColumn(connectivityFractions(network, 'Si'), MOST_BRIDGES),
      Q_B: shareColumn(connectivityFractions(network, 'B'), MOST_BRIDGES),
      oxygen: shareColumn(oxygenSpeciation(network), MOST_FORMERS),
    };
  },
};

/** How the network hangs together: Qⁿ of silicon and boron, and kinds of oxygen; Vitrine's own. */
export const SPECIATION_FIGURE: FigureKind = {
  id: 'speciation',
  paper: null,
  title: 'Qⁿ and oxygen',
  panels: [],
  needs: [SPECIATION],
  draw: (glasses) => ({
    id: 'speciation',
    title: 'Qⁿ and oxygen',
    see: 'A Qⁿ unit shares n of its four oxygens with other units. Sodium and calcium either break such bridges, which leaves non-bridging oxygen, or balance the charge of four-fold boron.',
    how: `Si–O and B–O bonds within ${NETWORK_CUTOFF} Å; Qⁿ of silicon and boron with exactly four oxygens. ${saySampling(glasses)}`,
    notes: [
      ...sayAbsence(
        'silicon with four oxygens',
        glasses.filter(({ columns }) => !columns.Q_Si),
      ),
      ...sayAbsence(
        'boron with four oxygens',
        glasses.filter(({ columns }) => !columns.Q_B),
      ),
    ],
    panels: ROWS.map((row) => barPanel(glasses, row, axis('share', '%', 'share', [0, 103]))),
  }),
};
