import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../tests/support/csv';
import { DENSITY_BY_RATE, SEED_SCATTER, seedScatter } from './recorded-numbers';

const text = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

interface Recorded {
  readonly name: string;
  readonly potential: string;
  readonly conditions: { readonly coolingRate: number };
  readonly sampling: { readonly replicas: number };
  readonly samplings?: Readonly<Record<string, { readonly replicas: number }>>;
  readonly columns: Readonly<
    Record<string, Readonly<Record<string, { mean: number[]; error: number[] | null } | null>>>
  >;
}

const { glasses } = JSON.parse(text('public/paper/glasses.json')) as { glasses: Recorded[] };

/** Pooled standard deviation of single glasses, over what has three seeds or more. */
function pooled(coolingRate: number, measurement: string, column: string): number {
  let squares = 0;
  let freedom = 0;
  for (const { conditions, sampling, samplings, columns } of glasses) {
    const error = columns[measurement]?.[column]?.error?.[0];
    const seeds = (samplings?.[measurement] ?? sampling).replicas;
    if (conditions.coolingRate !== coolingRate || error === undefined || seeds < 3) continue;
    squares += (seeds - 1) * seeds * error ** 2;
    freedom += seeds - 1;
  }
  return Math.sqrt(squares / freedom);
}

function average(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) };
}

/** g/cm³, of the seeds of 24B at a rate */
function densities(rate: number): number[] {
  const { glass, rate_K_ps, density_g_cm3 } = readCsv(text('validation/rates/short.csv'));
  return density_g_cm3
    .filter((_, i) => glass[i] === '24B' && Number(rate_K_ps[i]) === rate)
    .map(Number);
}

describe('numbers that the page says of simulations', () => {
  it('scatter from seed to seed as the records do', () => {
    for (const { coolingRate, density, b4Fraction } of SEED_SCATTER) {
      expect(pooled(coolingRate, 'density', 'density')).toBeCloseTo(density, 2);
      expect(pooled(coolingRate, 'four-fold-boron', 'B4') / 100).toBeCloseTo(b4Fraction, 3);
    }
  });

  it('are densities of the records', () => {
    const demo = glasses.find(
      ({ name, potential, conditions }) =>
        name === '24B' && potential === 'Yang 2026' && conditions.coolingRate === 270,
    );
    const own = demo?.columns.density.density;
    const [fastest, ...others] = DENSITY_BY_RATE;
    expect(own?.mean[0]).toBeCloseTo(fastest.mean, 2);
    expect(own?.error?.[0]).toBeCloseTo(fastest.standardError, 2);
    expect(demo?.sampling.replicas).toBe(6);
    for (const { rate, mean, standardError } of others) {
      const made = densities(rate);
      expect(made).toHaveLength(6);
      expect(average(made).mean).toBeCloseTo(mean, 2);
      expect(average(made).standardError).toBeCloseTo(standardError, 2);
    }
  });

  it('speak for runs of about their size and rate only', () => {
    expect(seedScatter(402, 270)?.density).toBe(0.05);
    expect(seedScatter(400, 27)).toBeNull();
    expect(seedScatter(3000, 270)).toBeNull();
    expect(seedScatter(400, null)).toBeNull();
  });

  it('are the only ones: no page, README or document brings words that no record carries', () => {
    for (const file of ['README.md', 'src/app/findings/conditions.tsx']) {
      expect(text(file)).not.toMatch(/eight seeds|2\.55|near the measured 2\.54/);
    }
    expect(text('src/core/literature.ts')).not.toMatch(/none is published for this series/);
  });
});
