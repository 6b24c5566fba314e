import type { Configuration } from '../core/configuration';
import type { Experiment } from '../core/experiment';
import { writeExtendedXyzFrame } from './extended-xyz-writer';
import type { GlassFrame } from './frame';
import { decodeShareLink, encodeShareLink } from './share-link';

/** The key of a trajectory's first frame under which its experiment stands, as a link's fragment. */
const EXPERIMENT_KEY = 'experiment';

/** When a frame was taken, and what the thermometers said; what is not known is left out. */
export interface FrameMoment {
  readonly step: number;
  /** ps */
  readonly time: number | null;
  /** K */
  readonly temperature: number | null;
  /** GPa */
  readonly pressure: number | null;
  /** Potential energy, eV */
  readonly energy: number | null;
}

/**
 * One frame of a run's trajectory as extended XYZ.
 * @param experiment carried by the frame, so that whoever opens the file knows what made it; null
 * for all frames but the first
 * @param source the file that it was read from, in words; null for all frames but the first
 */
export function writeTrajectoryFrame(
  configuration: Configuration,
  { step, time, temperature, pressure, energy }: FrameMoment,
  experiment: Experiment | null,
  source: string | null = null,
): string {
  return writeExtendedXyzFrame(configuration, {
    ...(time === null ? {} : { time, step }),
    ...(temperature === null ? {} : { temperature: Number(temperature.toFixed(2)) }),
    ...(pressure === null ? {} : { pressure: Number(pressure.toFixed(4)) }),
    ...(energy === null ? {} : { energy: Number(energy.toFixed(4)) }),
    ...(experiment ? { [EXPERIMENT_KEY]: encodeShareLink(experiment) } : {}),
    ...(source === null ? {} : { source }),
  });
}

/** The experiment that a trajectory of Vitrine carries in its first frame; null when there is none. */
export function trajectoryExperiment(first: Pick<GlassFrame, 'info'>): Experiment | null {
  const link = first.info[EXPERIMENT_KEY];
  if (typeof link !== 'string') return null;
  try {
    return decodeShareLink(link);
  } catch {
    // A damaged note does not keep the atoms from being shown.
    return null;
  }
}
