import type { Configuration } from '../core/configuration';
import type { Electrostatics } from '../core/experiment';
import type { Potential } from '../core/potential';
import type { Ensemble, StageTarget } from '../core/protocol';

/** What one replica starts from. */
export interface ReplicaSetup {
  readonly configuration: Configuration;
  readonly potential: Potential;
  /** Å; at most half the shortest box edge */
  readonly cutoff: number;
  /** RMS error of the Coulomb forces over the force between two unit charges 1 Å apart */
  readonly accuracy: number;
  /** prolate unless told */
  readonly electrostatics?: Electrostatics;
}

/** What the thermostat and the barostat do until the next stage. Chain variables start at 0 (as a new LAMMPS fix). */
export interface StageTargets {
  readonly ensemble: Ensemble;
  /** Length of the ramps, steps */
  readonly steps: number;
  /** K */
  readonly temperature: StageTarget;
  /** GPa */
  readonly pressure: StageTarget;
  /** Tdamp, fs */
  readonly thermostatDamping: number;
  /** Pdamp, fs */
  readonly barostatDamping: number;
}

/** State of one replica at one step. Double precision on the host, summed in fixed point on the device. */
export interface ThermoSample {
  readonly step: number;
  /** K */
  readonly temperature: number;
  /** GPa */
  readonly pressure: number;
  /** eV; buckingham + coulomb */
  readonly potential: number;
  /** eV */
  readonly buckingham: number;
  /** eV */
  readonly coulomb: number;
  /** eV */
  readonly kinetic: number;
  /** Å */
  readonly box: readonly [number, number, number];
  /** eV; constant in holds, its zero is arbitrary */
  readonly conserved: number;
}

/** How a mesh is laid and what it carries. */
interface Mesh {
  readonly grid: readonly [number, number, number];
  /** Mesh points an axis that share a charge */
  readonly order: number;
}

export interface PppmMesh extends Mesh {
  readonly electrostatics: 'pppm';
  /** Splitting parameter (LAMMPS's g_ewald), Å⁻¹ */
  readonly alpha: number;
}

export interface ProlateMesh extends Mesh {
  readonly electrostatics: 'prolate';
  /** c of the splitting: its largest wave is c / cutoff */
  readonly bandwidth: number;
}

export type MeshSettings = PppmMesh | ProlateMesh;
