import {
  capital,
  sayFormers,
  sayModifiers,
  sayNetworkBonds,
  sayTitle,
  sayTrivalent,
} from '../../core/element-words';
import { ELEMENTS, FORMERS, type Former, toldApart } from '../../core/elements';
import { TABLE_1_ELEMENTS } from '../../core/glasses';
import { networkOf } from '../../structure/network';
import { unitFractions } from '../../structure/network-measurement';
import { oxygenSpeciation } from '../../structure/oxygen';
import { axis, type ColourRole } from '../figure';
import type { FigureKind, FigureMeasurement } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import type { MeasuredGlass } from '../glass';
import { type BarRow, barPanel, shareColumn } from './category-bars';

const MOST_BRIDGES = 4;
const MOST_FORMERS = 3;

const UNITS = Array.from({ length: MOST_BRIDGES + 1 }, (_, n) => `Q${'⁰¹²³⁴'[n]}`);
const OXYGENS = ['free', 'non-bridging', 'bridging', 'three-fold'];

/** Qⁿ of a former; of one that is told apart, in the colour of its tetrahedra. */
const unitRow = (former: Former): BarRow => ({
  column: `Q_${former}`,
  id: `Q_${former}`,
  title: `${sayTitle(former)} with four oxygens`,
  x: { label: 'bridging oxygens', column: 'unit' },
  bars: UNITS,
  from: 0,
  colour: toldApart(former).includes(4) ? (`${former}4` as ColourRole) : former,
});

const OXYGEN_ROW: BarRow = {
  column: 'oxygen',
  id: 'oxygen',
  title: 'Oxygen',
  x: { label: `by the ${sayFormers('and')} atoms it binds`, column: 'oxygen' },
  bars: OXYGENS,
  from: 0,
  colour: 'O',
};

/** Formers that have a panel: those of Table 1, and others where some glass has them with four oxygens. */
function formersOf(glasses: readonly MeasuredGlass[]): readonly Former[] {
  return FORMERS.filter(
    (former) =>
      TABLE_1_ELEMENTS.includes(former) || glasses.some(({ columns }) => columns[`Q_${former}`]),
  );
}

/** Columns `Q_Si`, `Q_B` … and `oxygen`: shares, entry n of Qⁿ and of n formers. */
const SPECIATION: FigureMeasurement = {
  id: 'speciation',
  of: (configuration) => {
    const network = networkOf(configuration);
    return {
      ...Object.fromEntries(
        Object.entries(unitFractions(network)).map(([name, fractions]) => [
          name,
          shareColumn(fractions, MOST_BRIDGES),
        ]),
      ),
      oxygen: shareColumn(oxygenSpeciation(network), MOST_FORMERS),
    };
  },
};

/** How the network hangs together: Qⁿ of the formers, and kinds of oxygen; Vitrine's own. */
export const SPECIATION_FIGURE: FigureKind = {
  id: 'speciation',
  paper: null,
  title: 'Qⁿ and oxygen',
  panels: [],
  needs: [SPECIATION],
  draw: (glasses) => ({
    id: 'speciation',
    title: 'Qⁿ and oxygen',
    see: `A Qⁿ unit shares n of its four oxygens with other units. ${capital(sayModifiers('and'))} either break such bridges, which leaves non-bridging oxygen, or balance the charge of four-fold ${sayTrivalent()}.`,
    how: `${sayNetworkBonds()}; Qⁿ of ${sayFormers('and')} with exactly four oxygens. ${saySampling(glasses)}`,
    notes: [
      ...formersOf(glasses).flatMap((former) =>
        sayAbsence(
          `${ELEMENTS[former].name} with four oxygens`,
          glasses.filter(({ columns }) => !columns[`Q_${former}`]),
        ),
      ),
    ],
    panels: [...formersOf(glasses).map(unitRow), OXYGEN_ROW].map((row) =>
      barPanel(glasses, row, axis('share', '%', 'share', [0, 103])),
    ),
  }),
};
