import { sayFormers, sayNetworkBonds, saySymbols } from '../../core/element-words';
import { FORMERS } from '../../core/elements';
import { claimPoints, extremeClaim, groupName, groupsOf } from '../claims';
import { axis, idOf, SIDE_BY_SIDE } from '../figure';
import type { PaperFigure } from '../figure-kind';
import { saySampling } from '../figure-words';
import { columnNumber, type MeasuredGlass } from '../glass';
import { B2O3_AXIS, byPotential, pointErrors, pointsOf } from './composition-panel';
import { BOND_ANGLE_MEASUREMENT } from './measurements';
import { potentialPanels, potentialPlaces } from './potential-panels';

export const bridgingAngle = (glass: MeasuredGlass) => columnNumber(glass, 'X-O-X mean');

/** Figure 9: mean X–O–X of the four sets of parameters against composition. */
export const BRIDGING_ANGLE_FIGURE: PaperFigure = {
  id: 'bridging-angle',
  paper: 9,
  title: 'Mean X–O–X angle of the potentials',
  panels: potentialPlaces(9),
  needs: [BOND_ANGLE_MEASUREMENT],
  draw: (glasses) => ({
    id: 'bridging-angle',
    title: 'Mean X–O–X angle of the potentials',
    see: `The angle at an oxygen between two ${sayFormers('or')} atoms, on average. Where it is small the network is packed closely.`,
    how: `Mean over all X–O–X, X = ${saySymbols(FORMERS, 'or')}, ${sayNetworkBonds()}. ${saySampling(glasses)}`,
    notes: [],
    claims: byPotential(glasses).map(({ name, glasses: own }) => {
      const fails = name === 'B4-optimised';
      const called = name ?? 'potential not known';
      return extremeClaim(
        fails
          ? `the minimum of X–O–X near 24B is lost (${called}).`
          : `X–O–X has its minimum near 24B (${called}).`,
        claimPoints(own, bridgingAngle),
        'smallest',
        [12, 37],
        { unit: '°', decimals: 1 },
        fails,
      );
    }),
    panels: potentialPanels(glasses, 9, (potential, title) => {
      const groups = groupsOf(potential.glasses);
      return {
        title,
        x: B2O3_AXIS,
        y: axis('mean X–O–X', '°', 'X-O-X'),
        series: groups.map((group, i) => {
          const points = pointsOf(group.glasses, bridgingAngle);
          const called = groupName(group, groups);
          const of = potential.name === null ? '' : `_${idOf(potential.name)}`;
          return {
            id: `X-O-X${of}${called === null ? '' : `_${idOf(called)}`}`,
            name: called ?? 'simulation',
            kind: 'points' as const,
            x: points.map(({ x }) => x),
            y: points.map(({ y }) => y.mean),
            error: pointErrors(points),
            colour: called === null ? ('simulation' as const) : SIDE_BY_SIDE[i],
            dash: 'solid' as const,
          };
        }),
        overlays: [],
        marks: [],
      };
    }),
  }),
};
