import { ELEMENT_ORDER } from '../core/elements';
import { elementCounts } from '../structure/element-counts';
import { MeasurementAverage } from '../structure/measurement-average';
import type { ShellChoice } from '../structure/modifiers';
import { SCATTERING_DEFAULTS } from '../structure/scattering/measure-scattering';
import type { BoronIsotopes } from '../structure/scattering/neutron-lengths';
import type { Normalisation } from '../structure/scattering/pair-weights';
import { chosenFrames, type FrameChoice } from './frame-choice';
import type { ReadingOptions, Trajectory } from './glass-files';
import { measureDiffusion } from './measure-diffusion';
import type { MeasuredFiles } from './measured-files';
import { sayMeasurement } from './measurement-words';
import type { Terminal } from './terminal';

export interface MeasureOptions extends FrameChoice, ReadingOptions {
  /** What neutrons see; natural boron unless told otherwise */
  readonly boron?: BoronIsotopes;
  /** What S(Q) − 1 is divided by; ⟨b⟩² unless told otherwise */
  readonly normalisation?: Normalisation;
  /** Whether rings are looked for; they are unless told otherwise */
  readonly rings?: boolean;
  /** Where the shells of sodium and calcium end; at fixed distances unless told otherwise */
  readonly shells?: ShellChoice;
  /** Whether diffusion is measured too */
  readonly diffusion?: boolean;
  readonly json?: boolean;
}

/**
 * `vitrine measure`: the structure of one or several glasses. Every frame of a file counts, or those
 * that are chosen. Files of the same atoms are replicas of one glass and are averaged.
 */
export function measureFiles(
  files: readonly string[],
  options: MeasureOptions,
  terminal: Terminal,
): void {
  const glasses = replicasByGlass(readChosen(files, options, terminal));
  const measured = glasses.map((replicas) => measureReplicas(replicas, options, terminal));
  if (!options.json) {
    terminal.result(measured.map(sayMeasurement).join('\n\n'));
    return;
  }
  const [first, ...others] = measured.map(asJson);
  terminal.result(JSON.stringify(others.length === 0 ? first : { glasses: [first, ...others] }));
}

/** The frames that were chosen of each file. */
export function readChosen(
  files: readonly string[],
  options: FrameChoice & ReadingOptions,
  terminal: Terminal,
): Trajectory[] {
  return files.map((file) => chosenFrames(file, options, terminal));
}

/** Trajectories by glass: those of as many atoms of each element are replicas. */
function replicasByGlass(trajectories: readonly Trajectory[]): Trajectory[][] {
  const glasses = new Map<string, Trajectory[]>();
  for (const trajectory of trajectories) {
    const counts = elementCounts(trajectory.first.configuration);
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
  const shells = options.shells ?? 'fixed';
  const diffusion = options.diffusion ? measureDiffusion(replicas) : null;
  const average = new MeasurementAverage(
    { ...SCATTERING_DEFAULTS, ...scattering },
    { rings: options.rings ?? true, shells },
  );
  replicas.forEach(({ name, count, frames }, replica) => {
    let frame = 0;
    for (const { configuration } of frames()) {
      frame++;
      if (count > 1) terminal.progress(`Measuring ${name}, frame ${frame} of ${count}`);
      average.add(configuration, replica);
    }
  });
  const result = average.result();
  if (result === null) throw new Error('a file has at least one frame');
  const files = replicas.map(({ name }) => name);
  const assumed = replicas.flatMap(({ name, assumed: own }) =>
    own.map((said) => `${name}: ${said}`),
  );
  const sources = replicas.map(({ source }) => source);
  return { ...result, files, sources, assumed, diffusion, shells, scattering };
}

/** Means as for one frame, with errors and what they are over beside them. */
function asJson({ mean, standardError, diffusion, ...sampling }: MeasuredFiles) {
  if (diffusion === null) return { ...sampling, ...mean, standardError };
  const column = (of: 'mean' | 'standardError') =>
    Object.fromEntries(
      Object.entries(diffusion).map(([element, value]) => [element, value?.[of] ?? null]),
    );
  return {
    ...sampling,
    ...mean,
    diffusion: column('mean'),
    diffusionLags: Object.fromEntries(
      Object.entries(diffusion).map(([element, value]) => [element, value?.range ?? null]),
    ),
    standardError: standardError && { ...standardError, diffusion: column('standardError') },
  };
}
