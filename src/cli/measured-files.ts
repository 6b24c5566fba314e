import type { AveragedMeasurement } from '../structure/measurement-average';
import type { ShellChoice } from '../structure/modifiers';
import type { ScatteringChoices } from '../structure/scattering/measure-scattering';
import type { DiffusionCoefficients } from './measure-diffusion';

/** What the files of one glass come to. */
export interface MeasuredFiles extends AveragedMeasurement {
  /** Names without folders */
  readonly files: readonly string[];
  /** Each file with its kind, the frames that were taken of it and what was assumed, in one line */
  readonly sources: readonly string[];
  /** What was assumed of the files, as sentences */
  readonly assumed: readonly string[];
  /** Null unless asked for */
  readonly diffusion: DiffusionCoefficients | null;
  /** Where the shells of sodium and calcium end */
  readonly shells: ShellChoice;
  readonly scattering: Pick<ScatteringChoices, 'boron' | 'normalisation'>;
}
