import { describe, expect, it } from 'vitest';
import { finish } from '../../tests/support/finish';
import { counterRandom } from '../core/random';
import {
  AUTHORS_TRAINING,
  type EpochReport,
  meanSquare,
  networkOutputs,
  type TrainingRows,
  trainNetwork,
} from './training';

/** Rows of y = (x₁ + x₂², x₁ x₂); of every tenth row nothing is known of the second output. */
function rowsOf(count: number, seed: number): TrainingRows {
  const random = counterRandom(seed, 1);
  const inputs = Float64Array.from({ length: 2 * count }, () => random.uniform());
  const outputs = new Float64Array(2 * count);
  const present = new Float64Array(2 * count).fill(1);
  for (let i = 0; i < count; i++) {
    const [x, y] = [inputs[2 * i], inputs[2 * i + 1]];
    outputs.set([(x + y * y) / 2, x * y], 2 * i);
    if (i % 10 !== 0) continue;
    outputs[2 * i + 1] = 50;
    present[2 * i + 1] = 0;
  }
  return { count, inputSize: 2, outputSize: 2, inputs, outputs, present };
}

const options = { ...AUTHORS_TRAINING, hiddenLayers: [16, 16], epochs: 200, learningRate: 5e-3 };
const rows = rowsOf(150, 1);

describe('training', () => {
  it('learns, and does as well on rows that it never saw', () => {
    const reports: EpochReport[] = [];
    const unseen = rowsOf(40, 2);
    const network = finish(trainNetwork(rows, unseen, options, 1, 0), (report) => {
      reports.push(report);
    });
    expect(reports).toHaveLength(200);
    expect(reports[199].loss).toBeLessThan(reports[0].loss / 50);
    expect(Math.sqrt(meanSquare(network, unseen))).toBeLessThan(0.04);
    expect(reports[199].heldOutLoss).toBe(meanSquare(network, unseen));
    expect(networkOutputs(network, unseen)).toHaveLength(80);
  });

  it('is the same whether rows are held out or not', () => {
    const quick = { ...options, epochs: 4 };
    const alone = finish(trainNetwork(rows, null, quick, 1, 0));
    expect(finish(trainNetwork(rows, rowsOf(9, 3), quick, 1, 0))).toEqual(alone);
    expect(finish(trainNetwork(rows, null, quick, 1, 1))).not.toEqual(alone);
  });

  it('lowers the rate where the loss no longer falls', () => {
    const impatient = {
      ...options,
      epochs: 60,
      learningRate: 0.1,
      plateau: { factor: 0.5, patience: 2 },
    };
    const rates: number[] = [];
    finish(trainNetwork(rows, null, impatient, 1, 0), ({ learningRate }) => {
      rates.push(learningRate);
    });
    const falls = rates.flatMap((rate, i) =>
      i > 0 && rate !== rates[i - 1] ? rate / rates[i - 1] : [],
    );
    expect(falls.length).toBeGreaterThanOrEqual(2);
    expect(falls.every((factor) => factor === 0.5)).toBe(true);
  });

  it('stops when it runs away', () => {
    const outputs = rows.outputs.map((value) => value * 1e200);
    expect(() => finish(trainNetwork({ ...rows, outputs }, null, options, 1, 0))).toThrow(
      /ran away in epoch 1/,
    );
  });
});
