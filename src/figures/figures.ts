import { Problem } from '../core/problem';
import type { FigureKind } from './figure-kind';
import { BOND_ANGLE_FIGURE } from './kinds/bond-angles';
import { DENSITY_FIGURE } from './kinds/density';
import { BORON_FIGURE } from './kinds/four-fold-boron';
import { MEAN_RING_SIZE_FIGURE } from './kinds/mean-ring-size';
import { PAIR_DISTRIBUTION_FIGURE } from './kinds/pair-distribution';
import { POTENTIALS_FIGURE } from './kinds/potentials';
import { RING_SIZE_FIGURE } from './kinds/ring-sizes';
import { SPECIATION_FIGURE } from './kinds/speciation';
import { NEUTRON_FIGURE, XRAY_FIGURE } from './kinds/structure-factor';

/** The figures of the paper (Yang et al. 2026), 1 to 10. To add one: a file in kinds/, a line here. */
export const FIGURE_KINDS: readonly FigureKind[] = [
  DENSITY_FIGURE,
  BORON_FIGURE,
  PAIR_DISTRIBUTION_FIGURE,
  BOND_ANGLE_FIGURE,
  NEUTRON_FIGURE,
  XRAY_FIGURE,
  POTENTIALS_FIGURE,
  RING_SIZE_FIGURE,
  SPECIATION_FIGURE,
  MEAN_RING_SIZE_FIGURE,
];

/**
 * A figure by its name, or by its number in the paper.
 *
 * @throws Problem with the list
 */
export function figureKind(name: string): FigureKind {
  const wanted = name.trim().toLowerCase();
  const kind = FIGURE_KINDS.find(({ id, paper }) => id === wanted || String(paper) === wanted);
  if (kind === undefined) {
    throw new Problem(
      `There is no figure "${name}".`,
      `Choose one of ${FIGURE_KINDS.map(({ id }) => id).join(', ')}, or its number in the paper, 1 to ${FIGURE_KINDS.length}.`,
    );
  }
  return kind;
}
