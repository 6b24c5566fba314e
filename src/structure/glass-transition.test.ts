import { describe, expect, it } from 'vitest';
import { counterRandom } from '../core/random';
import { energyTransition, volumeTransition } from './glass-transition';
import { temperatureBins } from './temperature-bins';

describe('temperatureBins', () => {
  it('averages temperature and quantity of each bin, in rising temperature', () => {
    const bins = temperatureBins([410, 360, 390, 120, 455], [4, 1, 3, 8, 6], 100);
    expect(Array.from(bins.temperature)).toEqual([120, 375, 432.5]);
    expect(Array.from(bins.mean)).toEqual([8, 2, 5]);
    expect(Array.from(bins.count)).toEqual([1, 2, 2]);
    expect(bins.error).toEqual([null, 1, 1]);
  });

  it('leaves out what is not a number', () => {
    const bins = temperatureBins([100, Number.NaN, 100], [1, 2, Number.NaN], 50);
    expect(Array.from(bins.mean)).toEqual([1]);
    expect(temperatureBins([], [], 50).mean).toHaveLength(0);
  });
});

describe('a ramp', () => {
  const random = counterRandom(11, 0);
  /** 3000 K to 300 K; the thermometer of a few hundred atoms swings by 2 %. */
  const temperature = Float64Array.from({ length: 2700 }, (_, i) => {
    const target = 3000 - i;
    return target * (1 + 0.02 * random.gaussian());
  });
  const [alpha, liquid, transition] = [3e-5, 9e-5, 1300];
  const density = temperature.map((T) => {
    const volume = 0.4 * (1 + (T < transition ? alpha : liquid) * (T - transition));
    return 1 / (volume * (1 + 0.002 * random.gaussian()));
  });
  const energy = temperature.map(
    (T) => -19 + (T < transition ? 1.3e-4 : 1.7e-4) * (T - transition) + 0.003 * random.gaussian(),
  );

  it('shows glass transition and expansion in its volume', () => {
    const fit = volumeTransition(temperature, density);
    const near = (average: { mean: number; standardError: number | null } | undefined) => ({
      off: (exact: number) =>
        Math.abs((average?.mean ?? 0) - exact) / (average?.standardError ?? Number.NaN),
    });
    expect(near(fit?.temperature).off(transition)).toBeLessThan(3);
    expect(fit?.temperature.standardError).toBeLessThan(40);
    expect(near(fit?.glass).off(alpha)).toBeLessThan(3);
    expect(near(fit?.melt).off(liquid)).toBeLessThan(3);
    expect(fit?.bins.mean[0]).toBeCloseTo(0.388, 2);
  });

  it('shows it in its energy, also over a part of the temperatures', () => {
    for (const options of [{}, { range: [500, 2200] as const, binWidth: 25 }]) {
      const fit = energyTransition(temperature, energy, options);
      const { mean, standardError } = fit?.temperature ?? { mean: 0, standardError: 0 };
      expect(Math.abs(mean - transition)).toBeLessThan(3 * (standardError ?? 0));
      expect(standardError).toBeLessThan(60);
      expect(fit?.glass.mean).toBeCloseTo(1.3e-4, 5);
      expect(fit?.melt.mean).toBeCloseTo(1.7e-4, 5);
    }
  });

  it('that ends above the transition shows none', () => {
    expect(energyTransition(temperature, energy, { range: [1500, 3000] })).toBeNull();
    expect(volumeTransition([], [])).toBeNull();
  });

  it('that bends the wrong way shows none', () => {
    const settling = energy.map(
      (value, i) => value + (temperature[i] > 2500 ? 1e-3 : 0) * (2500 - temperature[i]),
    );
    expect(energyTransition(temperature, settling, { range: [1400, 3000] })).toBeNull();
  });
});
