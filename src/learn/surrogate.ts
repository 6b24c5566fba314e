import type { Composition } from '../core/glasses';
import { Problem } from '../core/problem';
import { dealFolds, differentSets, type HoldOut } from './folds';
import { checkWhole, checkWithin, type Limit } from './limits';
import { PARAMETERS, type ParameterSet } from './parameters';
import { type Perceptron, PerceptronWorkspace } from './perceptron';
import type { Steps } from './progress';
import {
  networkInputs,
  type ResultRow,
  resultRows,
  type Scaling,
  scalingOf,
  trainingRows,
  unscaled,
} from './scaling';
import {
  asShare,
  errorsOf,
  type HeldOutOutputs,
  type ParityPoint,
  parityOf,
  type SurrogateErrors,
} from './surrogate-errors';
import {
  AUTHORS_TRAINING,
  type EpochReport,
  networkOutputs,
  selectRows,
  type TrainingOptions,
  type TrainingRows,
  trainNetwork,
} from './training';
import type { Trial } from './trial';

/** How a surrogate is trained. */
export interface SurrogateOptions extends TrainingOptions {
  /** Each fold is held out once, from the networks that are its own; all networks are the surrogate */
  readonly folds: number;
  /** Each begins at its own random weights */
  readonly networksPerFold: number;
  readonly holdOut: HoldOut;
}

/**
 * What Vitrine trains with: the authors' network and batch, twice their rate and so fewer epochs, and
 * distances beyond 0.05 bent, since single results of molecular dynamics can be far off. Errors of
 * held-out trials are smaller so than with the settings of the authors (`AUTHORS_TRAINING`).
 */
export const DEFAULT_SURROGATE: SurrogateOptions = {
  ...AUTHORS_TRAINING,
  epochs: 600,
  learningRate: 1e-3,
  bend: 0.05,
  folds: 5,
  networksPerFold: 2,
  holdOut: 'trial',
};

/** A surrogate cannot be trained on fewer different parameter sets than this. */
export const FEWEST_SETS = 8;

/** What was learned from trials. Plain data: it can be posted between threads and kept. */
export interface Surrogate {
  readonly scaling: Scaling;
  readonly networks: readonly Perceptron[];
  /** Of held-out results */
  readonly errors: SurrogateErrors;
  /** Of held-out results, row by row */
  readonly parity: readonly ParityPoint[];
}

/** A mean over the networks, and their standard deviation about it. */
export interface EnsembleSpread {
  readonly mean: number;
  readonly spread: number;
}

/** What the surrogate expects at one composition. */
export interface Prediction {
  readonly composition: Composition;
  /** g/cm³ */
  readonly density: EnsembleSpread;
  /** Share of boron bound to four oxygens */
  readonly b4: EnsembleSpread;
}

/** Progress of a training. */
export interface SurrogateReport extends EpochReport {
  /** The network in training, from 0 */
  readonly network: number;
  readonly networks: number;
}

/** @throws Problem when options cannot be, or there are too few trials */
function check(rows: readonly ResultRow[], options: SurrogateOptions): void {
  const sets = differentSets(rows);
  if (sets < FEWEST_SETS) {
    throw new Problem(
      `There are results of ${sets} parameter set${sets === 1 ? '' : 's'}, too few to learn from.`,
      `Give at least ${FEWEST_SETS} different ones; the authors began with some 40.`,
    );
  }
  checkWhole('The surrogate', [
    ['folds', options.folds, 2, sets],
    ['networks a fold', options.networksPerFold, 1, 50],
    ['epochs', options.epochs, 1, 100_000],
    ['rows a batch', options.batch, 1, 100_000],
    ...options.hiddenLayers.map(
      (units, i): Limit => [`units in hidden layer ${i + 1}`, units, 1, 1024],
    ),
  ]);
  checkWithin('The training', [
    ['learning rate', options.learningRate, 1e-7, 1],
    ['weight decay', options.weightDecay, 0, 1],
    ['bend', options.bend ?? 1, 1e-4, 1e4],
  ]);
}

/**
 * Trains the networks of all folds, one after the other; reports each epoch. The same trials, options
 * and seed give the same surrogate, bit for bit.
 *
 * @throws Problem when there are too few trials, or an option cannot be
 */
export function* trainSurrogate(
  trials: readonly Trial[],
  options: SurrogateOptions,
  seed: number,
): Steps<SurrogateReport, Surrogate> {
  const rows = resultRows(trials);
  check(rows, options);
  const scaling = scalingOf(trials);
  const data = trainingRows(rows, scaling);
  const foldOf = dealFolds(rows, options.folds, options.holdOut, seed);
  const { folds, networksPerFold } = options;
  const count = folds * networksPerFold;
  const networks: Perceptron[] = [];
  const heldOut: HeldOutOutputs = new Float64Array(data.count * 2);
  for (let fold = 0; fold < folds; fold++) {
    const numbers = (held: boolean) =>
      rows.flatMap((_, i) => ((foldOf[i] === fold) === held ? [i] : []));
    const known = selectRows(data, numbers(false));
    const unseen = numbers(true);
    const unseenRows = selectRows(data, unseen);
    for (let i = 0; i < networksPerFold; i++) {
      const network = networks.length;
      const steps = trainNetwork(known, unseenRows, options, seed, network);
      const trained = yield* reported(steps, network, count);
      networks.push(trained);
      addOutputs(heldOut, trained, unseenRows, unseen, networksPerFold);
    }
  }
  const parity = parityOf(rows, heldOut, scaling);
  return { scaling, networks, parity, errors: errorsOf(parity, scaling) };
}

function* reported(
  steps: Steps<EpochReport, Perceptron>,
  network: number,
  networks: number,
): Steps<SurrogateReport, Perceptron> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    yield { ...next.value, network, networks };
  }
}

function addOutputs(
  sum: HeldOutOutputs,
  network: Perceptron,
  rows: TrainingRows,
  numbers: readonly number[],
  networks: number,
): void {
  const outputs = networkOutputs(network, rows);
  numbers.forEach((row, i) => {
    sum[2 * row] += outputs[2 * i] / networks;
    sum[2 * row + 1] += outputs[2 * i + 1] / networks;
  });
}

/** Rows that a workspace for predictions has room for. */
const PREDICTION_BATCH = 128;

/**
 * What each network says, a row for each set and composition (all compositions of the first set first),
 * two numbers a row: density in g/cm³, B4 as a share.
 */
export function networkResponses(
  surrogate: Surrogate,
  sets: readonly ParameterSet[],
  compositions: readonly Composition[],
): Float64Array[] {
  const { scaling, networks } = surrogate;
  const width = PARAMETERS.length + scaling.oxides.length;
  const count = sets.length * compositions.length;
  const inputs = new Float64Array(count * width);
  sets.forEach((parameters, set) => {
    compositions.forEach((composition, i) => {
      const row = set * compositions.length + i;
      inputs.set(networkInputs(parameters, composition, scaling), row * width);
    });
  });
  return networks.map((network) => {
    const workspace = new PerceptronWorkspace(network.sizes, Math.min(PREDICTION_BATCH, count));
    const out = new Float64Array(count * 2);
    for (let start = 0; start < count; start += PREDICTION_BATCH) {
      const rows = Math.min(PREDICTION_BATCH, count - start);
      const part = inputs.subarray(start * width, (start + rows) * width);
      const outputs = workspace.forward(network, part, rows);
      for (let i = 0; i < rows; i++) {
        out[2 * (start + i)] = unscaled(outputs[2 * i], scaling.density);
        out[2 * (start + i) + 1] = asShare(unscaled(outputs[2 * i + 1], scaling.b4));
      }
    }
    return out;
  });
}

/** Mean and standard deviation of a few numbers. */
export function spreadOf(values: readonly number[]): EnsembleSpread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, spread: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/**
 * What the surrogate expects of each parameter set, composition by composition.
 *
 * @returns one list a parameter set, in the order of `compositions`
 */
export function predict(
  surrogate: Surrogate,
  sets: readonly ParameterSet[],
  compositions: readonly Composition[],
): Prediction[][] {
  const outputs = networkResponses(surrogate, sets, compositions);
  return sets.map((_, set) =>
    compositions.map((composition, i) => {
      const at = 2 * (set * compositions.length + i);
      return {
        composition,
        density: spreadOf(outputs.map((output) => output[at])),
        b4: spreadOf(outputs.map((output) => output[at + 1])),
      };
    }),
  );
}
