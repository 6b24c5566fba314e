import type { RingCriterion } from '../../structure/rings/rings';
import { claimPoints, extremeClaim, groupName, groupsOf } from '../claims';
import { axis, idOf, type Panel, type Series, SIDE_BY_SIDE } from '../figure';
import type { PaperFigure } from '../figure-kind';
import { sayAbsence, saySampling } from '../figure-words';
import { columnNumber, type MeasuredGlass } from '../glass';
import { barPanel } from './category-bars';
import { B2O3_AXIS, pointErrors, pointsOf } from './composition-panel';
import { RINGS } from './measurements';
import { CRITERIA, ringRow, SHARE_OF_RINGS, sayCriteria } from './ring-sizes';

const PANELS = [
  { place: '4a', title: 'Ring sizes' },
  { place: '4b', title: 'Mean ring size' },
];

/** Figure 4: sizes of rings, and their mean against composition. */
export const RING_FIGURE: PaperFigure = {
  id: 'rings',
  paper: 4,
  title: 'Ring sizes',
  panels: PANELS,
  needs: [RINGS],
  draw: (glasses, { rings }) => ({
    id: 'rings',
    title: 'Ring sizes',
    see: 'How many silicon or boron atoms a ring of the network has. Smaller rings should pack more densely. The paper finds that their mean size falls at first as boron takes the place of silicon, and then grows.',
    how: `${sayCriteria(rings)} ${saySampling(glasses)}`,
    notes: sayAbsence(
      'network former',
      glasses.filter(({ columns }) => rings.every((criterion) => !columns[criterion])),
    ),
    claims: rings.map((criterion) =>
      extremeClaim(
        `the mean ring size falls at first and then grows (${CRITERIA[criterion].name}).`,
        claimPoints(glasses, meanOf(criterion)),
        'smallest',
        [6, 37],
        { unit: 'Si and B atoms', decimals: 2 },
      ),
    ),
    panels: [
      ...rings.map((criterion) => ({
        ...barPanel(glasses, ringRow(criterion), SHARE_OF_RINGS),
        place: PANELS[0].place,
        title: `${PANELS[0].title}, ${CRITERIA[criterion].name}`,
      })),
      meanPanel(glasses, rings),
    ],
  }),
};

const meanOf = (criterion: RingCriterion) => (glass: MeasuredGlass) =>
  columnNumber(glass, `${criterion} mean`);

function meanPanel(glasses: readonly MeasuredGlass[], criteria: readonly RingCriterion[]): Panel {
  const groups = groupsOf(glasses);
  const series = groups.flatMap((group) =>
    criteria.map((criterion): Omit<Series, 'colour'> => {
      const called = groupName(group, groups);
      const points = pointsOf(group.glasses, meanOf(criterion));
      const { name } = CRITERIA[criterion];
      return {
        id: `${criterion}_mean${called === null ? '' : `_${idOf(called)}`}`,
        name: called === null ? name : `${name}, ${called}`,
        kind: 'points',
        x: points.map(({ x }) => x),
        y: points.map(({ y }) => y.mean),
        error: pointErrors(points),
        dash: 'solid',
      };
    }),
  );
  return {
    ...PANELS[1],
    x: B2O3_AXIS,
    y: axis('mean ring size', 'Si and B atoms', 'mean'),
    series: series.map((one, i) => ({ ...one, colour: SIDE_BY_SIDE[i % SIDE_BY_SIDE.length] })),
    overlays: [],
    marks: [],
  };
}
