import type { Configuration } from '../../core/configuration';
import { NETWORK_CUTOFF } from '../../structure/coordination';
import { networkOf } from '../../structure/network';
import { ringStatistics } from '../../structure/rings/ring-statistics';
import { findRings, LARGEST_RING, type RingCriterion } from '../../structure/rings/rings';
import { axis, type ColourRole } from '../figure';
import type { FigureKind } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import { type FrameColumns, type MeasuredGlass, numberOf } from '../glass';
import { type BarRow, barPanel, shareColumn } from './category-bars';

/** Rings of fewer formers than this do not occur. */
const SMALLEST_RING = 2;

/** A criterion as it is drawn. */
export interface DrawnCriterion {
  readonly id: RingCriterion;
  readonly name: string;
  readonly colour: ColourRole;
}

/** What the figures of rings show; Guttman's is the one that is meant where none is named. */
export const DRAWN_CRITERIA: readonly DrawnCriterion[] = [
  { id: 'guttman', name: 'Guttman', colour: 1 },
  { id: 'king', name: 'King', colour: 2 },
];

export const CRITERIA_WORDS = `Rings of the former–oxygen network (bonds within ${NETWORK_CUTOFF} Å), up to ${LARGEST_RING} formers, none of them through the box. Guttman: the shortest ways back to an atom from its neighbour; King: the shortest ways between two neighbours of an atom. The paper does not name its criterion.`;

/** Figure 8: sizes of rings. */
export const RING_SIZE_FIGURE: FigureKind = {
  id: 'ring-sizes',
  paper: 8,
  title: 'Sizes of rings',
  measure: measureRings,
  draw: (glasses) => ({
    id: 'ring-sizes',
    title: 'Sizes of rings',
    see: 'How many silicon or boron atoms a ring of the network has. Rings tell of the order beyond single tetrahedra and triangles.',
    how: `${CRITERIA_WORDS} ${saySampling(glasses)}`,
    notes: [
      ...sayAbsence(
        'network former',
        glasses.filter(({ columns }) => DRAWN_CRITERIA.every(({ id }) => !columns[id])),
      ),
      ...glasses.flatMap(counts),
    ],
    panels: DRAWN_CRITERIA.map(({ id, name, colour }) =>
      barPanel(glasses, rowOf(id, name, colour), axis('share of rings', '%', 'share', [0, null])),
    ),
  }),
};

const rowOf = (id: RingCriterion, name: string, colour: ColourRole): BarRow => ({
  column: id,
  id: `rings_${id}`,
  title: name,
  x: { label: 'ring size, Si and B atoms', column: 'size' },
  bars: null,
  from: SMALLEST_RING,
  colour,
});

/** Shares by size, mean size and rings a former, of each criterion that is drawn. */
export function measureRings(configuration: Configuration): FrameColumns {
  const network = networkOf(configuration);
  const columns: Record<string, number[] | null> = {};
  for (const { id } of DRAWN_CRITERIA) {
    const statistics = ringStatistics(findRings(network, id));
    columns[id] = statistics && shareColumn(statistics.fraction, LARGEST_RING);
    columns[`${id} mean`] =
      statistics === null || statistics.mean === null ? null : [statistics.mean];
    columns[`${id} perFormer`] = statistics && [statistics.perFormer];
  }
  return columns;
}

function counts(glass: MeasuredGlass): string[] {
  const each = DRAWN_CRITERIA.flatMap(({ id, name }) => {
    const mean = numberOf(glass, `${id} mean`);
    const perFormer = numberOf(glass, `${id} perFormer`);
    if (mean === null || perFormer === null) return [];
    return [`${name} ${mean.mean.toFixed(2)}, ${perFormer.mean.toFixed(2)} rings a former`];
  });
  return each.length === 0 ? [] : [`Mean size in ${glass.name}: ${each.join('; ')}.`];
}
