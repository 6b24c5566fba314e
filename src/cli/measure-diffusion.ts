import type { Element } from '../core/elements';
import { Problem } from '../core/problem';
import type { Average } from '../structure/block-average';
import { type Diffusion, diffusion } from '../structure/diffusion';
import { replicaAverage } from '../structure/replica-average';
import type { Trajectory } from './glass-files';

/** Self-diffusion coefficient of each element, Å²/ps; an absent one is missing. */
export type DiffusionCoefficients = Readonly<Partial<Record<Element, Average>>>;

/**
 * Diffusion in the trajectories of one glass: of several the mean, with the error from their scatter.
 *
 * @throws Problem where a trajectory says no times, or has too few frames
 */
export function measureDiffusion(replicas: readonly Trajectory[]): DiffusionCoefficients {
  const each = replicas.map(diffusionIn);
  const elements = Object.keys(each[0]) as Element[];
  return Object.fromEntries(
    elements.map((element) => {
      const coefficients = each.flatMap((replica) => replica[element]?.coefficient ?? []);
      return [
        element,
        coefficients.length === 1
          ? coefficients[0]
          : replicaAverage(coefficients.map(({ mean }) => mean)),
      ];
    }),
  );
}

function diffusionIn(trajectory: Trajectory): Readonly<Partial<Record<Element, Diffusion>>> {
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
