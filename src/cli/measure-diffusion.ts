import type { Element } from '../core/elements';
import { Problem } from '../core/problem';
import type { Average } from '../structure/block-average';
import { type Diffusion, diffusion, type NoDiffusion } from '../structure/diffusion';
import { replicaAverage } from '../structure/replica-average';
import type { Trajectory } from './glass-files';

/** Self-diffusion coefficient of an element, with the lags that show it. */
export interface DiffusionCoefficient extends Average {
  /** ps; of several trajectories those of the first */
  readonly range: readonly [number, number];
}

/** By element, Å²/ps; null of one whose atoms do not diffuse in this time, missing of one that is absent. */
export type DiffusionCoefficients = Readonly<Partial<Record<Element, DiffusionCoefficient | null>>>;

/**
 * Diffusion in the trajectories of one glass: of several the mean, with the error from their scatter.
 *
 * @throws Problem where a trajectory says no times, has too few frames, or is of a ramp
 */
export function measureDiffusion(replicas: readonly Trajectory[]): DiffusionCoefficients {
  const each = replicas.map(diffusionIn);
  const elements = Object.keys(each[0]) as Element[];
  return Object.fromEntries(
    elements.map((element) => {
      const found = each.flatMap((replica) => {
        const one = replica[element];
        return one && one.coefficient !== null ? [one] : [];
      });
      if (found.length < each.length || found.length === 0) return [element, null];
      const coefficients = found.map(({ coefficient }) => coefficient);
      const average =
        coefficients.length === 1
          ? coefficients[0]
          : replicaAverage(coefficients.map(({ mean }) => mean));
      return [element, { ...average, range: found[0].range }];
    }),
  );
}

/** Share by which the first and the last third of a trajectory may differ in temperature. */
const HELD_TEMPERATURE_SHARE = 0.1;

/** Refuses a trajectory whose temperature changes: what diffuses in a ramp has no one rate. */
function checkHeld(name: string, temperatures: readonly number[]): void {
  const third = Math.floor(temperatures.length / 3);
  if (third === 0) return;
  const mean = (part: readonly number[]) =>
    part.reduce((sum, temperature) => sum + temperature, 0) / part.length;
  const [first, last] = [mean(temperatures.slice(0, third)), mean(temperatures.slice(-third))];
  if (Math.abs(last - first) <= HELD_TEMPERATURE_SHARE * Math.max(first, last)) return;
  throw new Problem(
    `The temperature of ${name} goes from ${first.toFixed(0)} K to ${last.toFixed(0)} K, so it has no diffusion coefficient.`,
    'Choose the frames of a stage that holds its temperature, with --frames A:B.',
  );
}

function diffusionIn(
  trajectory: Trajectory,
): Readonly<Partial<Record<Element, Diffusion | NoDiffusion>>> {
  const { name, followed } = trajectory;
  if (!followed) {
    throw new Problem(
      `${name} lists its atoms in different orders and without ids, so nobody can follow one.`,
      'Write the trajectory with ids, or sorted by id (dump_modify … sort id).',
    );
  }
  const frames = Array.from(trajectory.frames());
  const times = frames.flatMap(({ time }) => time ?? []);
  if (times.length < frames.length) {
    throw new Problem(
      `${name} does not say when its frames were, so nothing can be said of diffusion.`,
      'Say the time step of the run with --time-step (in fs, with a dump, whose frames say their steps), or give extended XYZ with time=… in ps on each second line.',
    );
  }
  checkHeld(
    name,
    frames.flatMap(({ temperature }) => temperature ?? []),
  );
  const going = frames.flatMap(({ paths }) => paths ?? []);
  const result = diffusion(
    frames.map(({ configuration }) => configuration),
    times,
    going.length === frames.length ? going : null,
  );
  if (result !== null) return result;
  throw new Problem(
    `${name} has ${frames.length} frames that count: too few, or too uneven, for diffusion.`,
    'Give at least 25 frames at about even times.',
  );
}
