import { atomCount } from '../../core/configuration';
import { ACCELERATION } from '../../core/units';
import { pairTable } from '../buckingham';
import { prolateSplitting } from '../prolate-mesh';
import { selfEnergy, speciesCharges } from '../replica';
import type { MeshSettings, ReplicaSetup } from '../types';
import { REPLICA } from './layout';

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
