import { Problem } from '../core/problem';
import { type CounterRandom, counterRandom } from '../core/random';
import { type Perceptron, PerceptronWorkspace, randomPerceptron } from './perceptron';
import type { Steps } from './progress';

/** Scaled inputs and outputs, row by row. */
export interface TrainingRows {
  readonly count: number;
  readonly inputSize: number;
  readonly outputSize: number;
  /** count × inputSize */
  readonly inputs: Float64Array;
  /** count × outputSize; anything where nothing is present */
  readonly outputs: Float64Array;
  /** count × outputSize: 1 where there is an output, 0 where it is missing */
  readonly present: Float64Array;
}

/** How a network is trained. */
export interface TrainingOptions {
  readonly hiddenLayers: readonly number[];
  readonly epochs: number;
  readonly batch: number;
  readonly learningRate: number;
  /** Added to the gradient, times the weights (as PyTorch's Adam does) */
  readonly weightDecay: number;
  /** Scaled distances beyond this count less than their square; null for squares alone */
  readonly bend: number | null;
  /** The rate falls by `factor` when the loss has not fallen for more than `patience` epochs */
  readonly plateau: { readonly factor: number; readonly patience: number };
}

/** An epoch that is done. Losses are mean squared distances of scaled outputs. */
export interface EpochReport {
  /** From 1 */
  readonly epoch: number;
  readonly epochs: number;
  readonly loss: number;
  /** Of the rows that were held out; null without any */
  readonly heldOutLoss: number | null;
  readonly learningRate: number;
}

/** A plateau: less than this much lower, relatively, is no lower (as PyTorch has it). */
const PLATEAU_THRESHOLD = 1e-4;

/** Adam (Kingma, Ba, arXiv 1412.6980, algorithm 1), with weight decay as L2 of the loss. */
class Adam {
  private readonly mean: Float64Array;
  private readonly square: Float64Array;
  private decay1 = 1;
  private decay2 = 1;

  constructor(
    count: number,
    private readonly weightDecay: number,
  ) {
    this.mean = new Float64Array(count);
    this.square = new Float64Array(count);
  }

  step(values: Float64Array, gradient: Float64Array, learningRate: number): void {
    const { mean, square, weightDecay } = this;
    this.decay1 *= 0.9;
    this.decay2 *= 0.999;
    const rate = learningRate / (1 - this.decay1);
    const correction = 1 / Math.sqrt(1 - this.decay2);
    for (let i = 0; i < values.length; i++) {
      const slope = gradient[i] + weightDecay * values[i];
      const m = 0.9 * mean[i] + 0.1 * slope;
      const v = 0.999 * square[i] + 0.001 * slope * slope;
      mean[i] = m;
      square[i] = v;
      values[i] -= (rate * m) / (Math.sqrt(v) * correction + 1e-8);
    }
  }
}

/** Numbers 0 … count−1 in random order (Fisher–Yates). */
export function shuffled(count: number, random: CounterRandom): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** The rows with these numbers, in that order. */
export function selectRows(rows: TrainingRows, numbers: ArrayLike<number>): TrainingRows {
  const pick = (from: Float64Array, width: number) => {
    const out = new Float64Array(numbers.length * width);
    for (let i = 0; i < numbers.length; i++) {
      out.set(from.subarray(numbers[i] * width, (numbers[i] + 1) * width), i * width);
    }
    return out;
  };
  return {
    count: numbers.length,
    inputSize: rows.inputSize,
    outputSize: rows.outputSize,
    inputs: pick(rows.inputs, rows.inputSize),
    outputs: pick(rows.outputs, rows.outputSize),
    present: pick(rows.present, rows.outputSize),
  };
}

/** Mean squared distance of what a network says from what is there; 0 without any rows. */
export function meanSquare(network: Perceptron, rows: TrainingRows): number {
  const said = networkOutputs(network, rows);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < said.length; i++) {
    if (rows.present[i] === 0) continue;
    sum += (said[i] - rows.outputs[i]) ** 2;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** What a network says of each row, count × outputSize. */
export function networkOutputs(network: Perceptron, rows: TrainingRows): Float64Array {
  const workspace = new PerceptronWorkspace(network.sizes, rows.count);
  return workspace.forward(network, rows.inputs, rows.count).slice(0, rows.count * rows.outputSize);
}

/**
 * Trains one network; reports each epoch.
 *
 * @param heldOut - rows that it never learns from: their loss is reported and decides nothing, so that
 * it stays an honest test
 * @throws Problem when the loss becomes infinite or NaN
 */
export function* trainNetwork(
  rows: TrainingRows,
  heldOut: TrainingRows | null,
  options: TrainingOptions,
  seed: number,
  stream: number,
): Steps<EpochReport, Perceptron> {
  const { epochs, batch, plateau } = options;
  const sizes = [rows.inputSize, ...options.hiddenLayers, rows.outputSize];
  const random = counterRandom(seed, stream);
  const network = randomPerceptron(sizes, random);
  const workspace = new PerceptronWorkspace(sizes, Math.min(batch, rows.count));
  const adam = new Adam(network.values.length, options.weightDecay);
  let learningRate = options.learningRate;
  let lowest = Number.POSITIVE_INFINITY;
  let waited = 0;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const mixed = selectRows(rows, shuffled(rows.count, random));
    let loss = 0;
    for (let start = 0; start < rows.count; start += batch) {
      const count = Math.min(batch, rows.count - start);
      const part = (of: Float64Array, width: number) =>
        of.subarray(start * width, (start + count) * width);
      loss +=
        (workspace.lossAndGradient(
          network,
          part(mixed.inputs, rows.inputSize),
          part(mixed.outputs, rows.outputSize),
          part(mixed.present, rows.outputSize),
          count,
          options.bend ?? Number.POSITIVE_INFINITY,
        ) *
          count) /
        rows.count;
      adam.step(network.values, workspace.gradient, learningRate);
    }
    if (!Number.isFinite(loss)) {
      throw new Problem(
        `The training ran away in epoch ${epoch}: its loss is no number any more.`,
        `Choose a learning rate below ${options.learningRate}.`,
      );
    }
    const heldOutLoss = heldOut === null ? null : meanSquare(network, heldOut);
    yield { epoch, epochs, loss, heldOutLoss, learningRate };
    if (loss < lowest * (1 - PLATEAU_THRESHOLD)) {
      lowest = loss;
      waited = 0;
    } else if (++waited > plateau.patience) {
      learningRate *= plateau.factor;
      waited = 0;
    }
  }
  return network;
}

/** Settings of the authors (Chen et al., arXiv 2510.13090). */
export const AUTHORS_TRAINING: TrainingOptions = {
  hiddenLayers: [32, 64, 64, 16],
  epochs: 2000,
  batch: 64,
  learningRate: 5e-4,
  weightDecay: 1e-5,
  bend: null,
  plateau: { factor: 0.95, patience: 100 },
};
