import { changedPotential } from './change';
import { ATOMS_RANGE, atomCounts, boxEdge, type Composition, expectedDensity } from './composition';
import { ELEMENTS, type Element, PAIR_ELEMENTS } from './elements';
import type { Experiment } from './experiment';
import { checkWalls } from './pair-wall';
import type { Potential } from './potential';
import { checkCoverage } from './potential-coverage';
import { Problem } from './problem';
import { schedule } from './schedule';
import { ofPoint, seriesPoints } from './series';
import { checkVariants, replicaCount, replicaExperiment } from './variants';

/** What of an experiment decides whether its cutoff fits. */
export interface SizedGlass {
  readonly composition: Composition;
  readonly atoms: number;
  /** Å */
  readonly cutoff: number;
}

/** What of an experiment decides whether it is neutral. */
export interface ChargedGlass {
  readonly composition: Composition;
  readonly atoms: number;
  readonly potential: Potential;
}

/** 'Si 4, B 3, … O −2' */
const FORMAL_CHARGES = PAIR_ELEMENTS.map(
  (element) => `${element} ${String(ELEMENTS[element].charge).replace('-', '−')}`,
).join(', ');

/** How much denser than expected a box may become before its half falls below the cutoff. */
const DENSITY_MARGIN = 1.15;

/** Largest cutoff that fits into a box of this glass at 1.15 × its expected density, Å. */
export function largestCutoff(composition: Composition, atoms: number): number {
  const density = DENSITY_MARGIN * expectedDensity(composition);
  return boxEdge(atomCounts(composition, atoms), density) / 2;
}

/** Smallest number of atoms to ask for, from which on every box holds this cutoff (Å). */
export function smallestSize(composition: Composition, cutoff: number): number {
  const reference = 1000;
  const scale = cutoff / largestCutoff(composition, reference);
  const fits = (atoms: number) => largestCutoff(composition, atoms) >= cutoff;
  let size = Math.max(ATOMS_RANGE.smallest, Math.ceil(reference * scale ** 3) + 10);
  while (size > ATOMS_RANGE.smallest && fits(size - 1)) size--;
  while (!fits(size)) size++;
  return size;
}

/**
 * Refuses an experiment whose cutoff would exceed half the box at 1.15 × the density expected of
 * its glass.
 *
 * @throws Problem with the largest cutoff and the smallest size that fit
 */
export function checkSize(experiment: SizedGlass): void {
  const { composition, atoms, cutoff } = experiment;
  const largest = largestCutoff(composition, atoms);
  if (cutoff <= largest) return;
  const rounded = (Math.floor(largest * 100) / 100).toFixed(2);
  throw new Problem(
    `A cutoff of ${cutoff} Å does not fit into a box of ${atoms} atoms: it must stay below half the box when the glass is dense.`,
    `Use a cutoff of at most ${rounded} Å, or at least ${smallestSize(composition, cutoff)} atoms.`,
  );
}

/**
 * Refuses an experiment whose potential lacks an element of the glass or does not make it neutral.
 *
 * @throws Problem naming the element or the charge
 */
export function checkCharges(experiment: ChargedGlass): void {
  const { potential } = experiment;
  const counts = atomCounts(experiment.composition, experiment.atoms);
  checkCoverage(potential, Object.keys(counts) as Element[]);
  let net = 0;
  for (const element of Object.keys(counts) as Element[]) {
    net += (potential.charges[element] ?? 0) * (counts[element] ?? 0);
  }
  if (Math.abs(net) > 1e-6) {
    throw new Problem(
      `With the potential "${potential.id}" the glass has a net charge of ${Number(net.toFixed(4))} e.`,
      `Make the charges proportional to ${FORMAL_CHARGES}.`,
    );
  }
}

/**
 * Everything that can be known before a run: of every variant whether its cutoff fits and whether it
 * is neutral, whether its atoms keep apart, and whether all can be advanced together and obey the
 * changes. Of a series, all that of every point.
 *
 * @throws Problem naming what is wrong
 */
export function checkExperiment(experiment: Experiment): void {
  if (experiment.series) {
    for (const { name, experiment: point } of seriesPoints(experiment)) {
      try {
        checkExperiment(point);
      } catch (error) {
        throw ofPoint(name, error);
      }
    }
    return;
  }
  checkVariants(experiment);
  const { replicas, changes } = experiment;
  for (let first = 0; first < replicaCount(experiment); first += replicas) {
    const variant = replicaExperiment(experiment, first);
    checkSize(variant);
    checkCharges(variant);
    schedule(variant.protocol, changes);
    checkPairs(variant, changedPotential(variant.potential, changes));
  }
}

/** Refuses potentials, the one at the start and the one that knobs make of it, that let atoms fuse. */
function checkPairs({ composition, atoms, potential, protocol }: Experiment, changed: Potential) {
  const elements = Object.keys(atomCounts(composition, atoms)) as Element[];
  const hottest = Math.max(
    ...protocol.stages.flatMap(({ temperature }) => [temperature.from, temperature.to]),
  );
  checkWalls(potential, elements, hottest);
  if (changed !== potential) checkWalls(changed, elements, hottest);
}
