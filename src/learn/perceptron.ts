import type { CounterRandom } from '../core/random';
import { multiplyRows, transpose } from './matrix-product';

/** A multilayer perceptron: ReLU between its layers, none behind the last. Plain data. */
export interface Perceptron {
  /** Units a layer, inputs first: 6, 32, 64, 64, 16, 2 */
  readonly sizes: readonly number[];
  /** For each layer its weights (outputs × inputs, row by row), then its biases */
  readonly values: Float64Array;
}

interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** Where its weights begin in `values` */
  readonly weights: number;
  /** Where its biases begin */
  readonly biases: number;
}

function layersOf(sizes: readonly number[]): Layer[] {
  let offset = 0;
  return sizes.slice(1).map((outputs, i) => {
    const inputs = sizes[i];
    const layer = { inputs, outputs, weights: offset, biases: offset + inputs * outputs };
    offset = layer.biases + outputs;
    return layer;
  });
}

/** How many numbers a perceptron of these sizes has. */
export function valueCount(sizes: readonly number[]): number {
  return layersOf(sizes).reduce((sum, { inputs, outputs }) => sum + (inputs + 1) * outputs, 0);
}

/** Weights and biases uniform in ±1/√inputs, as PyTorch begins its linear layers. */
export function randomPerceptron(sizes: readonly number[], random: CounterRandom): Perceptron {
  const values = new Float64Array(valueCount(sizes));
  for (const { inputs, outputs, weights } of layersOf(sizes)) {
    const reach = 1 / Math.sqrt(inputs);
    for (let i = 0; i < (inputs + 1) * outputs; i++) {
      values[weights + i] = (2 * random.uniform() - 1) * reach;
    }
  }
  return { sizes: [...sizes], values };
}

/** Buffers for batches of one network; they are used again and again. */
export class PerceptronWorkspace {
  /** ∂loss/∂values after `lossAndGradient` */
  readonly gradient: Float64Array;
  private readonly layers: readonly Layer[];
  /** Activations a layer, batch × units; [0] is the input */
  private readonly activations: Float64Array[];
  /** ∂loss/∂(sum into a unit), batch × units */
  private readonly slopes: Float64Array[];
  private readonly turned: readonly [Float64Array, Float64Array, Float64Array];
  private readonly sizes: readonly number[];

  constructor(
    sizes: readonly number[],
    private readonly largestBatch: number,
  ) {
    this.sizes = sizes;
    this.layers = layersOf(sizes);
    this.gradient = new Float64Array(valueCount(sizes));
    this.activations = sizes.map((units) => new Float64Array(units * largestBatch));
    this.slopes = sizes.map((units) => new Float64Array(units * largestBatch));
    const widest = Math.max(...sizes);
    this.turned = [
      new Float64Array(widest * largestBatch),
      new Float64Array(widest * largestBatch),
      new Float64Array(widest * widest),
    ];
  }

  /**
   * Outputs for a batch, batch × outputs; valid until the next call.
   *
   * @param inputs - batch × inputs
   */
  forward({ values }: Perceptron, inputs: Float64Array, batch: number): Float64Array {
    this.requireRoom(batch);
    this.activations[0].set(inputs.subarray(0, batch * this.sizes[0]));
    this.layers.forEach(({ inputs: k, outputs: n, weights, biases }, layer) => {
      const out = this.activations[layer + 1];
      multiplyRows(out, this.activations[layer], values.subarray(weights, biases), batch, n, k);
      const last = layer === this.layers.length - 1;
      for (let row = 0, o = 0; row < batch; row++) {
        for (let unit = 0; unit < n; unit++, o++) {
          const sum = out[o] + values[biases + unit];
          out[o] = last || sum > 0 ? sum : 0;
        }
      }
    });
    return this.activations[this.layers.length];
  }

  /**
   * Mean squared distance from the targets over what is present; the gradient is left in `gradient`.
   * Distances beyond `bend` count less than their square, 2 δ² (√(1 + (e/δ)²) − 1) with δ = `bend`
   * (pseudo-Huber: Charbonnier et al., IEEE Trans. Image Process. 6, 298 (1997)), so that a single
   * result that is far off does not spoil its neighbours; Infinity leaves squares.
   * Back-propagation as in Goodfellow, Bengio, Courville, Deep Learning (2016), algorithm 6.4.
   *
   * @param inputs - batch × inputs
   * @param targets - batch × outputs
   * @param present - batch × outputs: 1 where there is a target, 0 where it is missing
   */
  lossAndGradient(
    network: Perceptron,
    inputs: Float64Array,
    targets: Float64Array,
    present: Float64Array,
    batch: number,
    bend = Number.POSITIVE_INFINITY,
  ): number {
    const outputs = this.forward(network, inputs, batch);
    const last = this.layers.length;
    const count = batch * this.sizes[last];
    let wanted = 0;
    for (let i = 0; i < count; i++) wanted += present[i];
    const scale = wanted === 0 ? 0 : 1 / wanted;
    let loss = 0;
    for (let i = 0; i < count; i++) {
      const distance = present[i] === 0 ? 0 : outputs[i] - targets[i];
      const root = Math.sqrt(1 + (distance / bend) ** 2);
      loss += (2 * distance * distance * scale) / (1 + root);
      this.slopes[last][i] = (2 * distance * scale) / root;
    }
    for (let layer = last - 1; layer >= 0; layer--) this.backward(network, layer, batch);
    return loss;
  }

  private backward({ values }: Perceptron, index: number, batch: number): void {
    const { inputs, outputs, weights, biases } = this.layers[index];
    const slope = this.slopes[index + 1];
    const below = this.activations[index];
    const [turnedSlope, turnedBelow, turnedWeights] = this.turned;
    transpose(turnedSlope, slope, batch, outputs);
    transpose(turnedBelow, below, batch, inputs);
    const ofWeights = this.gradient.subarray(weights, biases);
    multiplyRows(ofWeights, turnedSlope, turnedBelow, outputs, inputs, batch);
    for (let unit = 0; unit < outputs; unit++) {
      let sum = 0;
      for (let row = 0; row < batch; row++) sum += turnedSlope[unit * batch + row];
      this.gradient[biases + unit] = sum;
    }
    if (index === 0) return;
    transpose(turnedWeights, values.subarray(weights, biases), outputs, inputs);
    const next = this.slopes[index];
    multiplyRows(next, slope, turnedWeights, batch, inputs, outputs);
    for (let i = 0; i < batch * inputs; i++) if (below[i] <= 0) next[i] = 0;
  }

  private requireRoom(batch: number): void {
    if (batch > this.largestBatch) throw new RangeError(`a batch of ${batch} has no room`);
  }
}
