import type { Box } from '../../core/configuration';
import type { Ensemble } from '../../core/protocol';
import { GPA_PER_EV_PER_CUBIC_ANGSTROM } from '../../core/units';
import { LOG_UNIT, readLong } from '../fixed-point';
import type { StageTargets } from '../types';
import { STATE } from './layout';
import { degreesOfFreedom } from './sample';

const ENSEMBLES: readonly Ensemble[] = ['nve', 'nvt', 'npt'];

/** What the host needs of a replica's state on the device. */
export interface ReplicaState {
  readonly step: number;
  /** Å */
  readonly box: Box;
  /** Factor that the next step will apply to the stored velocities */
  readonly velocityScale: number;
}

/** Reads struct State of shaders/lib/replica.wgsl; the box in double precision from its origin. */
export function readState(view: DataView, origin: Box): ReplicaState {
  const dilation = Math.exp(readLong(view, STATE.log_scale, LOG_UNIT));
  return {
    step: view.getUint32(STATE.step, true),
    box: [origin[0] * dilation, origin[1] * dilation, origin[2] * dilation],
    velocityScale: view.getFloat32(STATE.drift + 12, true),
  };
}

/**
 * Struct State at the start of a stage: the chains at rest, as a new LAMMPS fix has them. Kinetic
 * energy and virial are left to the evaluation that follows.
 */
export function packState(
  atoms: number,
  step: number,
  box: Box,
  velocityScale: number,
  targets: StageTargets,
): ArrayBuffer {
  const buffer = new ArrayBuffer(STATE.size);
  const f32 = new Float32Array(buffer);
  const u32 = new Uint32Array(buffer);
  const [x, y, z] = box;
  const pressure = [targets.pressure.from, targets.pressure.to].map(
    (gpa) => gpa / GPA_PER_EV_PER_CUBIC_ANGSTROM,
  );
  f32.set([x, y, z, x * y * z], STATE.box / 4);
  f32.set([0, 0, 0, velocityScale], STATE.drift / 4);
  f32.set([x, y, z, 0], STATE.box_origin / 4);
  u32[STATE.step / 4] = step;
  u32[STATE.ensemble / 4] = ENSEMBLES.indexOf(targets.ensemble);
  u32[STATE.stage_start / 4] = step;
  u32[STATE.stage_steps / 4] = targets.steps;
  f32[STATE.degrees / 4] = degreesOfFreedom(atoms);
  f32[STATE.thermostat_damping / 4] = targets.thermostatDamping;
  f32.set([targets.temperature.from, targets.temperature.to], STATE.temperature / 4);
  f32.set(pressure, STATE.pressure / 4);
  f32[STATE.barostat_damping / 4] = targets.barostatDamping;
  f32[STATE.target_temperature / 4] = targets.temperature.from;
  f32[STATE.target_pressure / 4] = pressure[0];
  return buffer;
}

/** Holds everything where it is: what a simulation does before its first stage. */
export const AT_REST: StageTargets = {
  ensemble: 'nve',
  steps: 1,
  temperature: { from: 300, to: 300 },
  pressure: { from: 0, to: 0 },
  thermostatDamping: 100,
  barostatDamping: 1000,
};
