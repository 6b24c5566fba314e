import type { Element } from '../core/elements';
import { Problem } from '../core/problem';
import type { Average } from '../structure/block-average';
import { type Diffusion, diffusion } from '../structure/diffusion';
import { replicaAverage } from '../structure/replica-average';
import type { Trajectory } from './inputs';

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

function diffusionIn({ name, frames }: Trajectory): Readonly<Partial<Record<Element, Diffusion>>> {
  const times = frames.flatMap(({ time }) => time ?? []);
  if (times.length < frames.length) {
    throw new Problem(
      `${name} does not say when its frames were, so nothing can be said of diffusion.`,
      'Give extended XYZ with time=… in ps on each second line, or a dump written with dump_modify time yes.',
    );
  }
  const result = diffusion(
    frames.map(({ configuration }) => configuration),
    times,
  );
  if (result !== null) return result;
  throw new Problem(
    `${name} has ${frames.length} frames that count: too few, or too uneven, for diffusion.`,
    'Give at least 25 frames at about even times.',
  );
}
