import { describe, expect, it } from 'vitest';
import { counterRandom } from '../core/random';
import { multiplyRows } from './matrix-product';
import { PerceptronWorkspace, randomPerceptron, valueCount } from './perceptron';

const random = counterRandom(5, 1);
const numbers = (count: number) => Float64Array.from({ length: count }, () => random.gaussian());

describe('multiplyRows', () => {
  it.each([
    [1, 1, 1],
    [4, 2, 3],
    [7, 5, 6],
    [9, 2, 4],
    [3, 3, 8],
  ])('is the plain sum for %i × %i × %i', (m, n, k) => {
    const a = numbers(m * k);
    const b = numbers(n * k);
    const out = new Float64Array(m * n);
    multiplyRows(out, a, b, m, n, k);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let p = 0; p < k; p++) sum += a[i * k + p] * b[j * k + p];
        expect(out[i * n + j]).toBeCloseTo(sum, 12);
      }
    }
  });
});

describe('the perceptron', () => {
  it('has 6–32–64–64–16–2 as 7570 numbers', () => {
    expect(valueCount([6, 32, 64, 64, 16, 2])).toBe(224 + 2112 + 4160 + 1040 + 34);
  });

  it.each([
    { name: 'squares', bend: Number.POSITIVE_INFINITY },
    { name: 'bent distances', bend: 0.3 },
  ])('has the gradient of finite differences, $name', ({ bend }) => {
    const sizes = [6, 9, 7, 2];
    const batch = 11;
    const network = randomPerceptron(sizes, counterRandom(3, 2));
    const workspace = new PerceptronWorkspace(sizes, batch);
    const inputs = numbers(batch * 6);
    const targets = numbers(batch * 2);
    const present = Float64Array.from({ length: batch * 2 }, (_, i) => (i % 5 === 0 ? 0 : 1));
    const lossOf = () => workspace.lossAndGradient(network, inputs, targets, present, batch, bend);
    lossOf();
    const gradient = workspace.gradient.slice();
    const largest = gradient.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(largest).toBeGreaterThan(0.01);
    const h = 1e-6;
    gradient.forEach((slope, i) => {
      const value = network.values[i];
      network.values[i] = value + h;
      const above = lossOf();
      network.values[i] = value - h;
      const below = lossOf();
      network.values[i] = value;
      expect(Math.abs((above - below) / (2 * h) - slope)).toBeLessThan(1e-7 * (1 + largest));
    });
  });

  it('learns nothing from what is missing', () => {
    const sizes = [2, 4, 2];
    const network = randomPerceptron(sizes, counterRandom(3, 2));
    const workspace = new PerceptronWorkspace(sizes, 3);
    const nothing = new Float64Array(6);
    const loss = workspace.lossAndGradient(network, numbers(6), numbers(6), nothing, 3);
    expect(loss).toBe(0);
    expect(workspace.gradient.every((slope) => slope === 0)).toBe(true);
  });
});
