import { ELEMENT_ORDER } from '../core/elements';
import { elementCounts } from '../structure/element-counts';
import { MeasurementAverage } from '../structure/measurement-average';
import { SCATTERING_DEFAULTS } from '../structure/scattering/measure-scattering';
import type { BoronIsotopes } from '../structure/scattering/neutron-lengths';
import type { Normalisation } from '../structure/scattering/pair-weights';
import { chosenFrames, type FrameChoice } from './frame-choice';
import { readTrajectory, type Trajectory } from './inputs';
import { measureDiffusion } from './measure-diffusion';
import type { MeasuredFiles } from './measured-files';
import { measurementInWords } from './measurement-words';
import type { Terminal } from './terminal';

export interface MeasureOptions extends FrameChoice {
  /** What neutrons see; natural boron unless told otherwise */
  readonly boron?: BoronIsotopes;
  /** What S(Q) − 1 is divided by; ⟨b⟩² unless told otherwise */
  readonly normalisation?: Normalisation;
  /** Whether rings are looked for; they are unless told otherwise */
  readonly rings?: boolean;
  /** Whether diffusion is measured too */
  readonly diffusion?: boolean;
  /** LAMMPS data file that says what the atom types of a dump are */
  readonly data?: string;
  readonly json?: boolean;
}

/**
 * `vitrine measure`: the structure of one or several glasses. Every frame of a file counts, or those
 * that are chosen. Files of the same atoms are replicas of one glass and are averaged.
 */
export function measure(
  files: readonly string[],
  options: MeasureOptions,
  terminal: Terminal,
): void {
  const glasses = replicasByGlass(readChosen(files, options, terminal));
  const measured = glasses.map((replicas) => measureReplicas(replicas, options, terminal));
  if (!options.json) {
    terminal.result(measured.map(measurementInWords).join('\n\n'));
    return;
  }
  const [first, ...others] = measured.map(asJson);
  terminal.result(JSON.stringify(others.length === 0 ? first : { glasses: [first, ...others] }));
}

/** The frames that were chosen of each file. */
export function readChosen(
  files: readonly string[],
  options: Pick<MeasureOptions, 'data' | 'last' | 'frames'>,
  terminal: Terminal,
): Trajectory[] {
  return files.map((file) => {
    const trajectory = readTrajectory(file, options.data);
    if (trajectory.cut !== null) {
      terminal.note(`${trajectory.cut} The frames before are whole.`);
    }
    return chosenFrames(trajectory, options, terminal);
  });
}

/** Trajectories by glass: those of as many atoms of each element are replicas. */
function replicasByGlass(trajectories: readonly Trajectory[]): Trajectory[][] {
  const glasses = new Map<string, Trajectory[]>();
  for (const trajectory of trajectories) {
    const counts = elementCounts(trajectory.frames[0].configuration);
    const key = ELEMENT_ORDER.map((element) => counts[element] ?? 0).join(' ');
    glasses.set(key, [...(glasses.get(key) ?? []), trajectory]);
  }
  return [...glasses.values()];
}

/** How scattering is weighted: as the options say, else by default. */
export function scatteringChoices({
  boron = SCATTERING_DEFAULTS.boron,
  normalisation = SCATTERING_DEFAULTS.normalisation,
}: Pick<MeasureOptions, 'boron' | 'normalisation'>): MeasuredFiles['scattering'] {
  return { boron, normalisation };
}

function measureReplicas(
  replicas: readonly Trajectory[],
  options: MeasureOptions,
  terminal: Terminal,
): MeasuredFiles {
  const scattering = scatteringChoices(options);
  const diffusion = options.diffusion ? measureDiffusion(replicas) : null;
  const average = new MeasurementAverage(
    { ...SCATTERING_DEFAULTS, ...scattering },
    { rings: options.rings ?? true },
  );
  replicas.forEach(({ name, frames }, replica) => {
    frames.forEach(({ configuration }, frame) => {
      if (frames.length > 1) {
        terminal.progress(`Measuring ${name}, frame ${frame + 1} of ${frames.length}`);
      }
      average.add(configuration, replica);
    });
  });
  const result = average.result();
  if (result === null) throw new Error('a file has at least one frame');
  return { ...result, files: replicas.map(({ name }) => name), diffusion, scattering };
}

/** Means as for one frame, with errors and what they are over beside them. */
function asJson({ mean, standardError, diffusion, ...sampling }: MeasuredFiles) {
  if (diffusion === null) return { ...sampling, ...mean, standardError };
  const column = (of: 'mean' | 'standardError') =>
    Object.fromEntries(Object.entries(diffusion).map(([element, value]) => [element, value[of]]));
  return {
    ...sampling,
    ...mean,
    diffusion: column('mean'),
    standardError: standardError && { ...standardError, diffusion: column('standardError') },
  };
}
