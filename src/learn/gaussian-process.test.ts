import { describe, expect, it } from 'vitest';
import { counterRandom } from '../core/random';
import { fitHyperparameters, GaussianProcess, plainHyperparameters } from './gaussian-process';
import { latinHypercube } from './space-filling';

const points = latinHypercube(25, 2, 1, 1);
const wave = ([x, y]: readonly number[]) => Math.sin(6 * x) + 0.3 * y;
const values = points.map(wave);

describe('the Gaussian process', () => {
  it('passes through what it knows when there is no noise, and knows where it does not', () => {
    const process = new GaussianProcess(points, values, {
      lengths: [-0.7, 0.3],
      amplitude: 0,
      noise: Math.log(1e-4),
    });
    points.forEach((point, i) => {
      const { mean, deviation } = process.at(point);
      expect(mean).toBeCloseTo(values[i], 4);
      expect(deviation).toBeLessThan(1e-2);
    });
    const near = process.at([0.5, 0.5]).deviation;
    expect(process.at([3, 3]).deviation).toBeGreaterThan(10 * near);
    const far = process.at([40, 40]);
    expect(far.mean).toBeCloseTo(values.reduce((a, b) => a + b, 0) / values.length, 9);
  });

  it('has the slope of finite differences', () => {
    const at = (place: readonly number[]) =>
      new GaussianProcess(points, values, {
        lengths: place.slice(0, 2),
        amplitude: place[2],
        noise: place[3],
      });
    const place = [-0.9, 0.2, 0.1, Math.log(0.1)];
    const slope = at(place).slope();
    place.forEach((value, i) => {
      const moved = (h: number) => at(place.with(i, value + h)).logLikelihood;
      expect(slope[i]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 4);
    });
  });

  it('is the formula for two points', () => {
    const [a, b] = [[0.2], [0.7]];
    const process = new GaussianProcess([a, b], [-1, 1], {
      lengths: [Math.log(0.5)],
      amplitude: 0,
      noise: Math.log(0.1),
    });
    const r = Math.sqrt(5);
    const k = (1 + r + 5 / 3) * Math.exp(-r);
    const determinant = 1.01 ** 2 - k * k;
    const quadratic = (2 * 1.01 + 2 * k) / determinant;
    const expected = -0.5 * quadratic - 0.5 * Math.log(determinant) - Math.log(2 * Math.PI);
    expect(process.logLikelihood).toBeCloseTo(expected, 6);
    expect(process.at([0.2]).mean).toBeCloseTo((-1 * (1 - k)) / (1.01 - k), 6);
  });

  it('finds that one coordinate matters more, and how much noise there is', () => {
    const random = counterRandom(2, 2);
    const noisy = values.map((value) => value + 0.05 * random.gaussian());
    const found = fitHyperparameters(points, noisy, [plainHyperparameters(2, 0.5)], 60);
    expect(found.lengths[0]).toBeLessThan(found.lengths[1] - 0.5);
    expect(found.noise).toBeGreaterThan(Math.log(0.01));
    expect(found.noise).toBeLessThan(Math.log(0.3));
  });
});
