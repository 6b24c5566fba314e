import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../tests/support/csv';
import { counterRandom } from '../core/random';
import type { Average } from './block-average';
import { energyTransition, volumeTransition } from './glass-transition';

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

/** Bins as `energyTransition` makes them, of the recorded quench. */
type Bins = Pick<ReturnType<typeof energyTransition>['bins'], 'temperature' | 'mean'>;

/**
 * Where two lines that meet fit best, found on a grid of 5 K by normal equations; null where they do not
 * both rise, the hotter one more steeply.
 */
function kneeOnGrid({ temperature, mean }: Bins, from: number, to: number): number | null {
  const points = Array.from(temperature, (x, i) => ({ x, y: mean[i] })).filter(
    ({ x }) => x >= from && x <= to,
  );
  const [coldest, hottest] = [points[0].x, points[points.length - 1].x];
  let best = { squares: Number.POSITIVE_INFINITY, knee: Number.NaN, below: 0, above: 0 };
  for (let knee = coldest + 100; knee < hottest - 100; knee += 5) {
    const rows = points.map(({ x }) => [1, Math.min(x - knee, 0), Math.max(x - knee, 0)]);
    const matrix = [0, 1, 2].map((a) =>
      [0, 1, 2].map((b) => rows.reduce((sum, row) => sum + row[a] * row[b], 0)),
    );
    const right = [0, 1, 2].map((a) => rows.reduce((sum, row, i) => sum + row[a] * points[i].y, 0));
    const [value, below, above] = cramer(matrix, right);
    const squares = rows.reduce(
      (sum, row, i) => sum + (points[i].y - value - below * row[1] - above * row[2]) ** 2,
      0,
    );
    if (squares < best.squares) best = { squares, knee, below, above };
  }
  return best.below > 0 && best.above > best.below ? best.knee : null;
}

/** Solves three linear equations. */
function cramer(matrix: readonly number[][], right: readonly number[]): number[] {
  const determinant = ([[a, b, c], [d, e, f], [g, h, i]]: readonly (readonly number[])[]) =>
    a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const whole = determinant(matrix);
  return [0, 1, 2].map(
    (column) =>
      determinant(
        matrix.map((row, r) => row.map((value, c) => (c === column ? right[r] : value))),
      ) / whole,
  );
}

describe.each([
  ['demo, 400 atoms, 270 K/ps', '24B-demo'],
  ['short, 400 atoms, 100 K/ps, seed 41', '24B-short'],
])('a recorded quench of 24B (%s)', (_, name) => {
  const file = new URL(`../../tests/data/quench/${name}.csv`, import.meta.url);
  const table = readCsv(readFileSync(file, 'utf8'));
  const column = (label: string) => Float64Array.from(table[label], Number);
  const [temperature, energy] = [column('temperature_K'), column('energy_eV')];
  const density = column('density_g_cm3');

  it.each([
    ['energy', () => energyTransition(temperature, energy)],
    ['density', () => volumeTransition(temperature, density)],
  ] as const)('has no transition by %s that can be relied on, and it says so', (_, transition) => {
    const { bins, ...found } = transition();
    expect(Math.max(...bins.temperature)).toBeLessThan(3050);
    // Found independently: what hot or cold ends are left out decides where two lines meet.
    const knees = [
      [0, 3100],
      [0, 2600],
      [0, 2200],
      [0, 2000],
      [600, 3100],
    ].map(([from, to]) => kneeOnGrid(bins, from, to));
    const known = knees.flatMap((knee) => knee ?? []);
    const spread = Math.max(...known) - Math.min(...known);
    expect(knees.includes(null) || spread > 300, `${knees.join(', ')} K`).toBe(true);
    expect(found.temperature).toBeNull();
    expect('tried' in found && found.tried.length).toBeGreaterThan(0);
  });
});
