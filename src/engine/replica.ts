import { atomCount, type Box } from '../core/configuration';
import { Problem } from '../core/problem';
import { COULOMB } from '../core/units';
import { MAX_SPECIES } from './limits';
import type { ChargeSystem } from './pppm';
import { prolateSplitting } from './prolate-mesh';
import type { MeshSettings, ReplicaSetup } from './types';

/** Charge of every species, e. @throws Problem when the potential lacks one */
export function speciesCharges(setup: ReplicaSetup, potential = setup.potential): number[] {
  return setup.configuration.species.map(({ element }) => {
    const charge = potential.charges[element];
    if (charge === undefined) {
      throw new Problem(
        `The potential '${potential.id}' has no charge for ${element}.`,
        `Choose a potential that knows ${element}, or add its charge and pairs.`,
      );
    }
    return charge;
  });
}

/**
 * Refuses what the engine cannot compute rightly.
 * @throws Problem for no atoms, too many species, missing charges, a net charge, or a cutoff
 * beyond half the box
 */
export function checkSetup(setup: ReplicaSetup): void {
  const { configuration, potential, cutoff } = setup;
  const atoms = atomCount(configuration);
  if (atoms < 2) {
    throw new Problem(
      `A simulation of ${atoms} atoms has no forces.`,
      'Give it two or more atoms.',
    );
  }
  if (configuration.species.length > MAX_SPECIES) {
    throw new Problem(
      `The configuration has ${configuration.species.length} species; the engine takes ${MAX_SPECIES}.`,
      'Merge species of the same element and mass.',
    );
  }
  const charges = speciesCharges(setup, potential);
  let net = 0;
  for (const type of configuration.types) {
    net += charges[type];
  }
  if (Math.abs(net) > 1e-6 * atoms) {
    throw new Problem(
      `The system is not neutral: its charges in '${potential.id}' sum to ${net.toFixed(4)} e.`,
      'Ewald sums need neutral boxes: correct the numbers of atoms or the charges.',
    );
  }
  checkCutoff(configuration.box, cutoff);
}

/**
 * Refuses what the engine cannot compute rightly.
 * @throws Problem as `checkSetup`, or when replicas split their Coulomb sums differently
 */
export function checkSetups(setups: readonly ReplicaSetup[]): void {
  setups.forEach(checkSetup);
  if (new Set(setups.map(({ electrostatics }) => electrostatics ?? 'prolate')).size > 1) {
    throw new Problem(
      'Replicas that run together must share their electrostatics.',
      'Run those with PPPM apart from those with the prolate splitting.',
    );
  }
}

/** @throws Problem when the cutoff exceeds half the shortest edge */
export function checkCutoff(box: Box, cutoff: number): void {
  const half = Math.min(...box) / 2;
  if (!(cutoff > 0 && cutoff <= half)) {
    throw new Problem(
      `The cutoff of ${cutoff} Å does not fit a box whose shortest edge is ${(2 * half).toFixed(2)} Å.`,
      `Use a cutoff of at most ${(Math.floor(100 * half + 1e-6) / 100).toFixed(2)} Å, or more atoms.`,
    );
  }
}

export function chargeSystem(setup: ReplicaSetup, box: Box): ChargeSystem {
  const charges = speciesCharges(setup);
  let squaredCharge = 0;
  for (const type of setup.configuration.types) {
    squaredCharge += charges[type] * charges[type];
  }
  return { atoms: atomCount(setup.configuration), squaredCharge, box, cutoff: setup.cutoff };
}

/** What every charge's own far part counts too much, eV: −½ k Σq² × that part at its centre. */
export function selfEnergy({ mesh, setup, squaredCharge }: SelfEnergySystem): number {
  const centre =
    mesh.electrostatics === 'pppm'
      ? (2 * mesh.alpha) / Math.sqrt(Math.PI)
      : prolateSplitting(mesh.bandwidth).own / setup.cutoff;
  return -0.5 * COULOMB * squaredCharge * centre;
}

interface SelfEnergySystem {
  readonly mesh: MeshSettings;
  readonly setup: Pick<ReplicaSetup, 'cutoff'>;
  /** Σq², e² */
  readonly squaredCharge: number;
}

/** Splitting parameter of the Gaussians that treat the longest waves alike, Å⁻¹ (of PPPM: its own). */
export function gaussianAlpha(mesh: MeshSettings, cutoff: number): number {
  if (mesh.electrostatics === 'pppm') return mesh.alpha;
  // ψ = 1 − βq + …, q = (k cutoff / c)², against e^(−k²/4α²)
  const { far } = prolateSplitting(mesh.bandwidth);
  const slope = far.reduce((sum, term, k) => sum + 2 * k * term * (k % 2 === 0 ? -1 : 1), 0);
  return mesh.bandwidth / (2 * cutoff * Math.sqrt(-slope));
}
