import type { Configuration } from '../core/configuration';
import type { Potential } from '../core/potential';
import type { Ensemble, Target } from '../core/protocol';

/** What one replica starts from. */
export interface ReplicaSetup {
  readonly configuration: Configuration;
  readonly potential: Potential;
  /** Å; at most half the shortest box edge */
  readonly cutoff: number;
  /** relative force accuracy of PPPM */
  readonly accuracy: number;
}

/** What the thermostat and the barostat do until the next stage. Chain variables start at 0 (as a new LAMMPS fix). */
export interface StageTargets {
  readonly ensemble: Ensemble;
  /** Length of the ramps, steps */
  readonly steps: number;
  /** K */
  readonly temperature: Target;
  /** GPa */
  readonly pressure: Target;
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

export interface PppmSettings {
  readonly grid: readonly [number, number, number];
  readonly order: number;
  /** Splitting parameter (LAMMPS's g_ewald), Å⁻¹ */
  readonly alpha: number;
}
