import { sayNetworkBonds } from '../../core/element-words';
import { networkOf } from '../../structure/network';
import { RULES, zachariasenRules } from '../../structure/zachariasen';
import { axis } from '../figure';
import type { FigureKind, FigureMeasurement } from '../figure-kind';
import { saySampling } from '../figure-words';
import type { MeasuredGlass } from '../glass';
import { barPanel } from './category-bars';

/** Columns `rules` (a share a rule) and `shared` (pairs that share an edge, a face); null without a network. */
const KEPT: FigureMeasurement = {
  id: 'zachariasen',
  of: (configuration) => {
    const found = zachariasenRules(networkOf(configuration));
    const shares = RULES.map(({ rule }) => found[rule]);
    const known = shares.every((share) => share !== null);
    return {
      rules: known ? shares : null,
      shared: known ? [found.sharedEdges, found.sharedFaces] : null,
    };
  },
};

/** How far the rules of oxide glasses are kept; Vitrine's own. */
export const ZACHARIASEN_FIGURE: FigureKind = {
  id: 'zachariasen',
  paper: null,
  title: "Zachariasen's rules",
  panels: [],
  needs: [KEPT],
  draw: (glasses) => ({
    id: 'zachariasen',
    title: "Zachariasen's rules",
    see: 'In 1932 Zachariasen said what a network must be like to be a glass: no oxygen on more than two formers; few oxygens around a former; polyhedra that share corners, no edges and no faces; three corners of each shared. Modifiers break bridges, so that glasses rich in them keep the fourth less; what else a simulated glass breaks says how hastily it was cooled.',
    how: `${sayNetworkBonds()}. Rule 2 counts three and four oxygens as few. W. H. Zachariasen, J. Am. Chem. Soc. 54, 3841 (1932). ${saySampling(glasses)}`,
    notes: glasses.flatMap(sayRules),
    panels: [
      barPanel(
        glasses,
        {
          column: 'rules',
          id: 'rules',
          title: 'How many keep each rule',
          x: { label: 'rule', column: 'rule' },
          bars: RULES.map(({ name }) => name),
          from: 0,
          colour: 'simulation',
        },
        axis('keep it', '%', 'share', [0, 103]),
      ),
    ],
  }),
};

function sayRules({ name, columns: { rules, shared } }: MeasuredGlass): string[] {
  if (!rules || !shared) return [];
  const [sharedEdges, sharedFaces] = shared.mean;
  const words = RULES.map(({ say }, k) =>
    say(`${(100 * rules.mean[k]).toFixed(1)} %`, { sharedEdges, sharedFaces }),
  );
  return [`${name}. ${words.join('; ')}.`];
}
