import { BORON_CUTOFF } from '../../structure/coordination';
import { axis } from '../figure';
import type { FigureKind } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import { columnNumber } from '../glass';
import { type CompositionQuantity, compositionPanel } from './composition-panel';
import { BOND_LENGTHS } from './measurements';

/** Mean B3–O or B4–O against composition; nobody has measured them along the series. */
const lengthOf = (fold: 3 | 4): CompositionQuantity => ({
  id: `B${fold}-O_length`,
  y: axis(`mean B${fold}–O`, 'Å', `B${fold}-O_length`),
  decimals: 3,
  of: (glass) => columnNumber(glass, `B${fold}-O length`),
  measured: () => null,
});

const FOLDS = [3, 4] as const;

/** B3–O and B4–O against composition, by cooling rate; Vitrine's own. */
export const BORON_OXYGEN_LENGTHS_FIGURE: FigureKind = {
  id: 'boron-oxygen-lengths',
  paper: null,
  title: 'B3–O and B4–O against composition',
  panels: [],
  needs: [BOND_LENGTHS],
  draw: (glasses) => ({
    id: 'boron-oxygen-lengths',
    title: 'B3–O and B4–O against composition',
    see: 'Four-fold boron holds its oxygens less closely than three-fold. Whether the mean B–O follows B4 alone, or the bonds of each kind change with composition and cooling rate too, is seen here.',
    how: `Mean of all bonds of boron with three and with four oxygens within ${BORON_CUTOFF} Å, with no fit. A series of points for each potential and cooling rate. ${saySampling(glasses)}`,
    notes: sayAbsence(
      'boron',
      glasses.filter((glass) => FOLDS.every((fold) => lengthOf(fold).of(glass) === null)),
    ),
    panels: FOLDS.map((fold) => ({
      ...compositionPanel(glasses, lengthOf(fold)),
      title: `B${fold}–O`,
    })),
  }),
};
