import { Problem } from '../core/problem';
import type { FigureKind, FigureMeasurement, PaperFigure } from './figure-kind';
import { ANGLE_FIGURE } from './kinds/angles';
import { BOND_ANGLE_FIGURE } from './kinds/bond-angles';
import { BORON_OXYGEN_FIGURE } from './kinds/boron-oxygen';
import { BORON_OXYGEN_LENGTHS_FIGURE } from './kinds/boron-oxygen-lengths';
import { BRIDGING_ANGLE_FIGURE } from './kinds/bridging-angle';
import { CATION_OXYGEN_FIGURE } from './kinds/cation-oxygen';
import { CHARGE_BALANCE_FIGURE } from './kinds/charge-balance';
import { DENSITY_AND_ANGLE_FIGURE } from './kinds/density-and-angle';
import { DENSITY_AND_BORON_FIGURE } from './kinds/density-and-boron';
import { PAIR_DISTRIBUTION_FIGURE } from './kinds/pair-distribution';
import { POTENTIALS_FIGURE } from './kinds/potentials';
import { RING_SIZE_FIGURE } from './kinds/ring-sizes';
import { RING_FIGURE } from './kinds/rings';
import { SPECIATION_FIGURE } from './kinds/speciation';
import { NEUTRON_FIGURE, XRAY_FIGURE } from './kinds/structure-factor';
import { TOTAL_CORRELATION_FIGURE } from './kinds/total-correlation';
import { ZACHARIASEN_FIGURE } from './kinds/zachariasen';

/** The figures of the paper (Yang et al. 2026), 1 to 10, as its captions number them. */
export const PAPER_FIGURES: readonly PaperFigure[] = [
  DENSITY_AND_BORON_FIGURE,
  CATION_OXYGEN_FIGURE,
  ANGLE_FIGURE,
  RING_FIGURE,
  NEUTRON_FIGURE,
  XRAY_FIGURE,
  POTENTIALS_FIGURE,
  BORON_OXYGEN_FIGURE,
  BRIDGING_ANGLE_FIGURE,
  DENSITY_AND_ANGLE_FIGURE,
];

/** Figures that the paper does not have. */
export const OWN_FIGURES: readonly FigureKind[] = [
  PAIR_DISTRIBUTION_FIGURE,
  BOND_ANGLE_FIGURE,
  RING_SIZE_FIGURE,
  SPECIATION_FIGURE,
  CHARGE_BALANCE_FIGURE,
  ZACHARIASEN_FIGURE,
  TOTAL_CORRELATION_FIGURE,
  BORON_OXYGEN_LENGTHS_FIGURE,
];

/** All figures of frames. To add one: a file in kinds/, a line in one of the lists. */
export const FIGURE_KINDS: readonly FigureKind[] = [...PAPER_FIGURES, ...OWN_FIGURES];

/** Everything that any of them takes of a frame, each once. */
export const FIGURE_MEASUREMENTS: readonly FigureMeasurement[] = [
  ...new Set(FIGURE_KINDS.flatMap(({ needs }) => needs)),
];

/** Names of single panels. */
const PANEL_NAMES: Readonly<Record<string, string>> = {
  density: '1a',
  'four-fold-boron': '1b',
  'mean-ring-size': '4b',
};

/** '3', '3c', '10a' */
const IN_PAPER = /^(\d+)([a-z]?)$/;

/** A figure, and which of its panels are meant; null: all. */
export interface ChosenFigure {
  readonly kind: FigureKind;
  /** '3c' */
  readonly place: string | null;
}

/**
 * A figure by its name or its number in the paper, or a panel of it: 'bond-angles', '10', '3c',
 * 'density'.
 *
 * @throws Problem with the list
 */
export function chosenFigure(name: string): ChosenFigure {
  const said = name.trim().toLowerCase();
  const wanted = Object.hasOwn(PANEL_NAMES, said) ? PANEL_NAMES[said] : said;
  const [, number, letter] = IN_PAPER.exec(wanted) ?? [];
  const kind = FIGURE_KINDS.find(({ id, paper }) => id === wanted || String(paper) === number);
  if (kind === undefined) {
    throw new Problem(
      `There is no figure "${name}".`,
      `Choose one of ${FIGURE_KINDS.map(({ id }) => id).join(', ')}, or its number in the paper, 1 to ${PAPER_FIGURES.length}.`,
    );
  }
  if (!letter) return { kind, place: null };
  if (!kind.panels.some(({ place }) => place === wanted)) {
    const places = kind.panels.map(({ place }) => place);
    throw new Problem(
      `Figure ${kind.paper} of the paper has no panel ${letter}.`,
      places.length > 1 ? `Choose one of ${places.join(', ')}.` : `Give --figure ${kind.paper}.`,
    );
  }
  return { kind, place: wanted };
}

/** `chosenFigure` without the panel. */
export function figureKind(name: string): FigureKind {
  return chosenFigure(name).kind;
}
