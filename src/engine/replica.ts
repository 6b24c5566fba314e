import { atomCount, type Box } from '../core/configuration';
import { Problem } from '../core/problem';
import { ACCELERATION, COULOMB } from '../core/units';
import { pairTable } from './buckingham';
import { MAX_MESH_AXIS, MAX_SPECIES, REPLICA } from './gpu/layout';
import { type ChargeSystem, choosePppm } from './pppm';
import { chooseProlateMesh, prolateSplitting } from './prolate-mesh';
import type { MeshSettings, ReplicaSetup } from './types';
import { ORDERS } from './window';

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
      `Use a cutoff of at most ${(Math.floor(100 * half) / 100).toFixed(2)} Å, or more atoms.`,
    );
  }
}

export function chargeSystem(setup: ReplicaSetup, box: Box): ChargeSystem {
  const charges = speciesCharges(setup);
  let squaredCharge = 0;
  for (const type of setup.configuration.types) {
    squaredCharge += charges[type] ** 2;
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
  const slope = far.reduce((sum, term, k) => sum + 2 * k * term * (-1) ** (k - 1), 0);
  return mesh.bandwidth / (2 * cutoff * Math.sqrt(-slope));
}

/**
 * The cheapest mesh and assignment order of the accuracy asked for whose planes have at most
 * `largest`² points.
 * @param meshPointCost what a mesh point costs in a step (three transforms), in charges shared with
 * one point
 * @throws Problem when there is none
 */
export function chooseMesh(
  setup: ReplicaSetup,
  box: Box,
  largest: number,
  meshPointCost: number,
): MeshSettings {
  const system = chargeSystem(setup, box);
  const kind = setup.electrostatics ?? 'prolate';
  const choose = kind === 'pppm' ? choosePppm : chooseProlateMesh;
  const most = Math.min(largest, MAX_MESH_AXIS);
  const choices: readonly MeshSettings[] = ORDERS[kind].flatMap(
    (order) => choose(system, setup.accuracy, order, most) ?? [],
  );
  if (choices.length === 0) {
    throw new Problem(
      `An accuracy of ${setup.accuracy} needs a mesh of more than ${largest} points an axis, ` +
        'which this adapter’s workgroup memory does not hold.',
      'Ask for less accuracy, a larger cutoff or fewer atoms.',
    );
  }
  const cost = ({ grid: [x, y, z], order }: MeshSettings) =>
    meshPointCost * x * y * z + system.atoms * order ** 3;
  return choices.reduce((best, choice) => (cost(choice) < cost(best) ? choice : best));
}

/** What the device knows of one replica (struct Replica in shaders/lib/replica.wgsl). */
export interface ReplicaConstants {
  readonly setup: ReplicaSetup;
  readonly mesh: MeshSettings;
  readonly squaredCharge: number;
  /** A minimisation leaves it alone */
  readonly held: boolean;
  readonly neighbourCapacity: number;
  readonly meshEnergyGroups: number;
  readonly atomGroups: number;
  /** 0: lists by brute force */
  readonly cellEdge: number;
  /** Å */
  readonly skin: number;
  /** fs */
  readonly timeStep: number;
}

export function packReplica(constants: ReplicaConstants): ArrayBuffer {
  const { setup, mesh } = constants;
  const buffer = new ArrayBuffer(REPLICA.size);
  const u32 = new Uint32Array(buffer);
  const f32 = new Float32Array(buffer);
  const put = (offset: number, value: number) => {
    f32[offset / 4] = value;
  };
  u32[REPLICA.atoms / 4] = atomCount(setup.configuration);
  u32[REPLICA.neighbour_capacity / 4] = constants.neighbourCapacity;
  u32[REPLICA.mesh_energy_groups / 4] = constants.meshEnergyGroups;
  u32[REPLICA.atom_groups / 4] = constants.atomGroups;
  if (mesh.electrostatics === 'pppm') {
    put(REPLICA.splitting, mesh.alpha);
  } else {
    const { near, far } = prolateSplitting(mesh.bandwidth);
    put(REPLICA.splitting, mesh.bandwidth / setup.cutoff);
    f32.set(
      near.map((term) => term / setup.cutoff),
      REPLICA.near / 4,
    );
    f32.set(far, REPLICA.far / 4);
  }
  put(REPLICA.cutoff, setup.cutoff);
  put(REPLICA.list_cutoff, setup.cutoff + constants.skin);
  put(REPLICA.time_step, constants.timeStep);
  put(REPLICA.self_energy, selfEnergy(constants));
  u32[REPLICA.cell_edge / 4] = constants.cellEdge;
  u32[REPLICA.held / 4] = constants.held ? 1 : 0;
  const charges = speciesCharges(setup);
  setup.configuration.species.forEach(({ mass }, i) => {
    f32.set([charges[i], mass, ACCELERATION / mass, 0], REPLICA.species / 4 + 4 * i);
  });
  const elements = setup.configuration.species.map(({ element }) => element);
  f32.set(pairTable(setup.potential, elements), REPLICA.pairs / 4);
  return buffer;
}
