import { BOLTZMANN, GPA_PER_EV_PER_CUBIC_ANGSTROM } from '../../core/units';
import { CHAIN_UNIT, LOG_UNIT, readEnergy, readLong } from '../fixed-point';
import type { ThermoSample } from '../types';
import { SAMPLE } from './layout';

/** What a sample's integers mean: constant from one choice of stage and mesh to the next. */
export interface SampleContext {
  readonly atoms: number;
  /** eV */
  readonly selfEnergy: number;
  /** Å: edges when the stage began */
  readonly boxOrigin: readonly [number, number, number];
  /** K: target when the stage began */
  readonly startTemperature: number;
  /** fs */
  readonly thermostatDamping: number;
  /** fs */
  readonly barostatDamping: number;
}

export interface DecodedSample {
  readonly thermo: ThermoSample;
  /** Longest neighbour list asked for so far */
  readonly mostNeighbours: number;
  /** List builds so far */
  readonly builds: number;
}

/** Degrees of freedom of N atoms whose momentum is zero. */
export function degreesOfFreedom(atoms: number): number {
  return 3 * atoms - 3;
}

/** Reads struct Sample of shaders/thermostat.wgsl. */
export function decodeSample(
  view: DataView,
  offset: number,
  context: SampleContext,
): DecodedSample {
  const energy = (field: number) => readEnergy(view, offset + field);
  const float = (field: number) => view.getFloat32(offset + field, true);
  const integer = (field: number) => view.getUint32(offset + field, true);

  const kinetic = energy(SAMPLE.kinetic) * float(SAMPLE.velocity_scale) ** 2;
  const buckingham = energy(SAMPLE.buckingham);
  const coulomb = energy(SAMPLE.real_coulomb) + energy(SAMPLE.mesh_coulomb) + context.selfEnergy;
  const dilation = Math.exp(readLong(view, offset + SAMPLE.log_scale, LOG_UNIT));
  const box = context.boxOrigin.map((edge) => edge * dilation) as [number, number, number];
  const volume = box[0] * box[1] * box[2];
  const degrees = degreesOfFreedom(context.atoms);
  const virial = energy(SAMPLE.virial) + coulomb;
  return {
    thermo: {
      step: integer(SAMPLE.step),
      temperature: (2 * kinetic) / (degrees * BOLTZMANN),
      pressure: ((2 * kinetic + virial) / (3 * volume)) * GPA_PER_EV_PER_CUBIC_ANGSTROM,
      potential: buckingham + coulomb,
      buckingham,
      coulomb,
      kinetic,
      box,
      conserved:
        buckingham + coulomb + kinetic + controlEnergy(view, offset, context, degrees, volume),
    },
    mostNeighbours: integer(SAMPLE.most_neighbours),
    builds: integer(SAMPLE.builds),
  };
}

/** Energy of the thermostat and the barostat, eV (LAMMPS FixNH::compute_scalar). */
function controlEnergy(
  view: DataView,
  offset: number,
  context: SampleContext,
  degrees: number,
  volume: number,
): number {
  const ensemble = view.getUint32(offset + SAMPLE.ensemble, true);
  if (ensemble === 0) {
    return 0;
  }
  const float = (field: number) => view.getFloat32(offset + field, true);
  const chain = (field: number) => readLong(view, offset + field, CHAIN_UNIT);
  const squares = (field: number) => [0, 4, 8].map((k) => float(field + k) ** 2);
  const kt = BOLTZMANN * float(SAMPLE.target_temperature);

  const link = kt * context.thermostatDamping ** 2;
  const [first, second, third] = squares(SAMPLE.chain_rate);
  let energy =
    kt * (degrees * chain(SAMPLE.chain) + chain(SAMPLE.chain_tail)) +
    0.5 * link * (degrees * first + second + third);
  if (ensemble === 2) {
    const damping2 = context.barostatDamping ** 2;
    const massKt = BOLTZMANN * context.startTemperature;
    const [ex, ey, ez] = context.boxOrigin;
    const [a, b, c] = squares(SAMPLE.barostat_chain_rate);
    energy +=
      1.5 * (context.atoms + 1) * massKt * damping2 * float(SAMPLE.strain_rate) ** 2 +
      float(SAMPLE.target_pressure) * (volume - ex * ey * ez) +
      kt * chain(SAMPLE.barostat_chain) +
      0.5 * massKt * damping2 * (a + b + c);
  }
  return energy;
}

/** A read-back chunk of samples, [replica][step], one context a replica. */
export function decodeSeries(
  bytes: ArrayBuffer,
  steps: number,
  contexts: readonly SampleContext[],
): DecodedSample[][] {
  const view = new DataView(bytes);
  return contexts.map((context, r) =>
    Array.from({ length: steps }, (_unused, n) =>
      decodeSample(view, (r * steps + n) * SAMPLE.size, context),
    ),
  );
}
