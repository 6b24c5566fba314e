import { GLASS_NAMES, isGlassName } from '../core/composition';
import {
  createExperiment,
  type Electrostatics,
  type Experiment,
  type SeriesPlan,
} from '../core/experiment';
import { parseExperiment } from '../core/experiment-json';
import type { Potential } from '../core/potential';
import type { Preconditioning } from '../core/precondition';
import { Problem } from '../core/problem';
import { type Protocol, protocolById } from '../core/protocol';
import { everyComposition, everyPotential } from '../core/variants';
import { readJson } from './files';
import { looksLikeFile, readPotential } from './inputs';

/** What the command line changes in an experiment. */
export interface ExperimentArguments {
  readonly protocol?: string;
  readonly potential?: string;
  readonly atoms?: number;
  /** Å */
  readonly cutoff?: number;
  /** K/ps */
  readonly rate?: number;
  /** fs */
  readonly timeStep?: number;
  readonly seed?: number;
  readonly replicas?: number;
  readonly variants?: 'compositions' | 'potentials';
  readonly precondition?: Preconditioning;
  readonly electrostatics?: Electrostatics;
  readonly series?: SeriesPlan;
}

/**
 * The experiment of a preset's name or of a JSON file, with what the command line changes. A protocol
 * named there brings its own size and cutoff.
 *
 * @throws Problem on an unknown name, a bad file or values out of range
 */
export function readExperiment(presetOrFile: string, options: ExperimentArguments): Experiment {
  const potential = options.potential === undefined ? undefined : readPotential(options.potential);
  if (isGlassName(presetOrFile)) {
    return changed(createExperiment({ preset: presetOrFile }), options, potential);
  }
  if (!looksLikeFile(presetOrFile)) {
    throw new Problem(
      `There is no preset "${presetOrFile}".`,
      `Use one of ${GLASS_NAMES.join(', ')}, or the JSON file of an experiment.`,
    );
  }
  const experiment = parseExperiment(readJson(presetOrFile, 'experiment'), presetOrFile);
  return changed(experiment, options, potential);
}

const VARIANTS = { compositions: everyComposition, potentials: everyPotential } as const;

function changed(
  experiment: Experiment,
  options: ExperimentArguments,
  potential: Potential | undefined,
): Experiment {
  const preset = options.protocol === undefined ? null : protocolById(options.protocol);
  const variants = options.variants ? VARIANTS[options.variants]() : experiment.variants;
  const { timeStep = experiment.protocol.timeStep } = options;
  if (timeStep !== experiment.protocol.timeStep && experiment.changes.length > 0) {
    throw new Problem(
      `The changes of ${experiment.name} are told in steps of ${experiment.protocol.timeStep} fs, so its time step stays.`,
      'Leave out --time-step, or take the changes out of the experiment.',
    );
  }
  const inSteps = (protocol: Protocol) => withTimeStep(protocol, options.timeStep);
  return createExperiment({
    name: experiment.name,
    composition: experiment.composition,
    potential: potential ?? experiment.potential,
    protocol: inSteps(preset?.protocol ?? experiment.protocol),
    rate: options.rate,
    atoms: options.atoms ?? preset?.atoms ?? experiment.atoms,
    cutoff: options.cutoff ?? preset?.cutoff ?? experiment.cutoff,
    seed: options.seed ?? experiment.seed,
    replicas: options.replicas ?? experiment.replicas,
    precondition: options.precondition,
    electrostatics: options.electrostatics ?? experiment.electrostatics,
    variants: variants.map((variant) => {
      return variant.protocol ? { ...variant, protocol: inSteps(variant.protocol) } : variant;
    }),
    changes: experiment.changes,
    numerics: experiment.numerics,
    series: options.series ?? experiment.series,
  });
}

const withTimeStep = (protocol: Protocol, timeStep = protocol.timeStep): Protocol =>
  timeStep === protocol.timeStep ? protocol : { ...protocol, timeStep };
