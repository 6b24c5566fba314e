import { sayFormers, sayNetworkBonds, saySymbols } from '../../core/element-words';
import { FORMERS } from '../../core/elements';
import { LARGEST_RING, type RingCriterion } from '../../structure/rings/rings';
import { axis, type ColourRole } from '../figure';
import type { FigureKind } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import { columnNumber, type MeasuredGlass } from '../glass';
import { type BarRow, barPanel } from './category-bars';
import { RINGS } from './measurements';

/** Rings of fewer formers than this do not occur. */
const SMALLEST_RING = 2;

/** A criterion as it is drawn. */
export interface DrawnCriterion {
  readonly name: string;
  readonly colour: ColourRole;
  /** What it counts, as a sentence */
  readonly words: string;
}

export const CRITERIA: Readonly<Record<RingCriterion, DrawnCriterion>> = {
  guttman: {
    name: 'Guttman',
    colour: 1,
    words: 'Guttman: the shortest ways back to an atom from its neighbour.',
  },
  king: {
    name: 'King',
    colour: 2,
    words: 'King: the shortest ways between two neighbours of an atom.',
  },
  primitive: {
    name: 'primitive',
    colour: 3,
    words: 'Primitive: rings that no shorter way cuts across.',
  },
};

/** How rings are counted. */
export function sayCriteria(criteria: readonly RingCriterion[]): string {
  const each = criteria.map((criterion) => CRITERIA[criterion].words).join(' ');
  return `Rings of the former–oxygen network (${sayNetworkBonds()}), up to ${LARGEST_RING} formers, none of them through the box. ${each} The paper does not name its criterion.`;
}

/** The vertical axis of the sizes of rings. */
export const SHARE_OF_RINGS = axis('share of rings', '%', 'share', [0, null]);

/** Sizes of rings, each criterion by itself; Vitrine's own, for one glass in full. */
export const RING_SIZE_FIGURE: FigureKind = {
  id: 'ring-sizes',
  paper: null,
  title: 'Sizes of rings',
  panels: [],
  needs: [RINGS],
  draw: (glasses, { rings }) => ({
    id: 'ring-sizes',
    title: 'Sizes of rings',
    see: `How many ${sayFormers('or')} atoms a ring of the network has. Rings tell of the order beyond single tetrahedra and triangles.`,
    how: `${sayCriteria(rings)} ${saySampling(glasses)}`,
    notes: [
      ...sayAbsence(
        'network former',
        glasses.filter(({ columns }) => rings.every((criterion) => !columns[criterion])),
      ),
      ...glasses.flatMap((glass) => counts(glass, rings)),
    ],
    panels: rings.map((criterion) => barPanel(glasses, ringRow(criterion), SHARE_OF_RINGS)),
  }),
};

export const ringRow = (criterion: RingCriterion): BarRow => ({
  column: criterion,
  id: `rings_${criterion}`,
  title: CRITERIA[criterion].name,
  x: { label: `ring size, ${saySymbols(FORMERS, 'and')} atoms`, column: 'size' },
  bars: null,
  from: SMALLEST_RING,
  colour: CRITERIA[criterion].colour,
});

function counts(glass: MeasuredGlass, criteria: readonly RingCriterion[]): string[] {
  const each = criteria.flatMap((id) => {
    const { name } = CRITERIA[id];
    const mean = columnNumber(glass, `${id} mean`);
    const perFormer = columnNumber(glass, `${id} perFormer`);
    if (mean === null || perFormer === null) return [];
    return [`${name} ${mean.mean.toFixed(2)}, ${perFormer.mean.toFixed(2)} rings a former`];
  });
  return each.length === 0 ? [] : [`Mean size in ${glass.name}: ${each.join('; ')}.`];
}
