import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../tests/support/csv';
import { counterRandom } from '../core/random';
import type { Average } from './block-average';
import { energyTransition, volumeTransition } from './glass-transition';
import { temperatureBins } from './temperature-bins';
import { twoLineFit } from './two-line-fit';

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

/** What is expected to be found. */
function found<T extends { temperature: Average | null }>(
  fit: T,
): T & { temperature: Average; glass: Average; melt: Average } {
  if (fit.temperature === null) throw new Error('there is no transition');
  return fit as T & { temperature: Average; glass: Average; melt: Average };
}

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
    const fit = found(volumeTransition(temperature, density));
    const off = ({ mean, standardError }: Average, exact: number) =>
      Math.abs(mean - exact) / (standardError ?? Number.NaN);
    expect(off(fit.temperature, transition)).toBeLessThan(3);
    expect(fit.temperature.standardError).toBeLessThan(80);
    expect(off(fit.glass, alpha)).toBeLessThan(3);
    expect(off(fit.melt, liquid)).toBeLessThan(3);
    expect(fit.bins.mean[0]).toBeCloseTo(0.388, 2);
  });

  it('shows it in its energy, in bins that no swing of the thermometer makes', () => {
    for (const options of [{}, { binWidth: 25 }]) {
      const fit = found(energyTransition(temperature, energy, options));
      const { mean, standardError } = fit.temperature;
      expect(Math.abs(mean - transition)).toBeLessThan(3 * (standardError ?? 0));
      expect(standardError).toBeLessThan(80);
      expect(fit.glass.mean).toBeCloseTo(1.3e-4, 5);
      expect(fit.melt.mean).toBeCloseTo(1.7e-4, 5);
      const { bins } = fit;
      expect(Math.max(...bins.temperature)).toBeLessThan(3000);
      expect(Math.max(...bins.count) - Math.min(...bins.count)).toBeLessThanOrEqual(1);
    }
  });

  /** The part of the ramp above a temperature. */
  const above = (kelvin: number, column: Float64Array) =>
    column.filter((_, i) => 3000 - i >= kelvin);

  it('that ends above the transition shows none', () => {
    const hot = energyTransition(above(1500, temperature), above(1500, energy));
    expect(hot.temperature).toBeNull();
    expect(volumeTransition([], []).temperature).toBeNull();
  });

  it('that bends twice, so that the answer moves with the range, has no reliable one', () => {
    const bent = energy.map(
      (value, i) => value + (temperature[i] > 2300 ? 2e-4 : 0) * (temperature[i] - 2300),
    );
    const { temperature: none, ...rest } = energyTransition(temperature, bent);
    expect(none).toBeNull();
    expect('tried' in rest && rest.tried.length).toBeGreaterThan(1);
  });

  it('whose branches both fall shows none', () => {
    const rising = density.map((value, i) => value + 4e-4 * (temperature[i] - 3000));
    expect(volumeTransition(temperature, rising).temperature).toBeNull();
  });

  it('that bends the wrong way shows none', () => {
    const settling = energy.map(
      (value, i) => value + (temperature[i] > 2500 ? 1e-3 : 0) * (2500 - temperature[i]),
    );
    const hot = energyTransition(above(1400, temperature), above(1400, settling));
    expect(hot.temperature).toBeNull();
  });
});

describe('a recorded quench of 24B (demo, 400 atoms, 270 K/ps)', () => {
  const file = new URL('../../tests/data/quench/24B-demo.csv', import.meta.url);
  const table = readCsv(readFileSync(file, 'utf8'));
  const column = (name: string) => Float64Array.from(table[name], Number);
  const [temperature, energy] = [column('temperature_K'), column('energy_eV')];
  const density = column('density_g_cm3');

  it.each([
    ['energy', () => energyTransition(temperature, energy)],
    ['density', () => volumeTransition(temperature, density)],
  ] as const)(
    'has a transition by %s that stays, or none that can be relied on',
    (_, transition) => {
      const whole = transition();
      const { bins } = whole;
      expect(Math.max(...bins.temperature)).toBeLessThan(3050);
      if (whole.temperature === null) {
        expect('tried' in whole && whole.tried.length).toBeGreaterThan(0);
        return;
      }
      const { mean, standardError } = whole.temperature;
      for (const [from, to] of [
        [0, 2600],
        [0, 2200],
        [500, 3000],
      ]) {
        const kept = Array.from(bins.temperature.keys()).filter(
          (i) => bins.temperature[i] >= from && bins.temperature[i] <= to,
        );
        const part = twoLineFit(
          kept.map((i) => bins.temperature[i]),
          kept.map((i) => bins.mean[i]),
        );
        const error = Math.hypot(standardError ?? 0, part?.knee.standardError ?? 0);
        expect(Math.abs((part?.knee.mean ?? Number.NaN) - mean)).toBeLessThan(3 * error);
      }
    },
  );
});
