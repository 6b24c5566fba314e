import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../src/core/experiment';
import { serialiseExperiment } from '../../src/core/experiment-json';
import { BORON_OXYGEN_FIGURE } from '../../src/figures/kinds/boron-oxygen';
import { DENSITY_AND_BORON_FIGURE } from '../../src/figures/kinds/density-and-boron';
import { glassForKind } from '../../src/figures/recorded-glass';
import type { Made } from '../validate/record';
import { withGlasses } from './merge';
import { glassOfRecord } from './validation-glasses';

function made(seed: number, density: number, b4: number | null): Made {
  const value = (mean: number) => ({ mean, error: 0.1, freedom: null });
  return {
    seed,
    experiment: serialiseExperiment(createExperiment({ preset: '24B', protocol: 'short', seed })),
    adapter: 'a test',
    date: '2026-01-01T00:00:00Z',
    vitrine: '0',
    commit: null,
    command: '',
    values: { density: value(density), ...(b4 === null ? {} : { b4: value(b4) }) },
    traces: [],
  };
}

describe('glasses of the records of validation', () => {
  it('are means over seeds, with standard errors, in the units of the figures', () => {
    const glass = glassOfRecord({
      study: 'quench-24B',
      made: [made(1, 2.4, 0.5), made(2, 2.5, 0.6)],
    });
    expect(glass).toMatchObject({
      name: '24B',
      conditions: { coolingRate: 100 },
      sampling: { replicas: 2 },
    });
    const boron = glass && glassForKind(glass, DENSITY_AND_BORON_FIGURE);
    expect(boron?.columns.B4?.mean[0]).toBeCloseTo(55, 9);
    expect(boron?.columns.B4?.error?.[0]).toBeCloseTo(5, 9);
  });

  it('are none of a record without density; boron may be absent', () => {
    expect(glassOfRecord({ study: 'empty', made: [] })).toBeNull();
    const glass = glassOfRecord({ study: 'quench-0B', made: [made(1, 2.4, null)] });
    expect(glass && glassForKind(glass, DENSITY_AND_BORON_FIGURE)?.columns.B4).toBeNull();
  });

  it('join those that were made alike, and no others: of each measurement the most seeds', () => {
    const glass = glassOfRecord({ study: 'a', made: [made(1, 2.4, 0.5)] });
    const again = glassOfRecord({ study: 'a', made: [made(1, 2.5, 0.5), made(2, 2.5, 0.5)] });
    if (!glass || !again) throw new Error('both are glasses');
    const faster = {
      ...glass,
      conditions: glass.conditions && { ...glass.conditions, coolingRate: 270 },
    };
    expect(withGlasses([glass, faster], [again])).toEqual([again, faster]);
    const bonds = { 'B3-O length': { mean: [1.4], error: null } };
    const single = { ...glass, columns: { ...glass.columns, 'bond-lengths': bonds } };
    const [joined] = withGlasses([again], [single]);
    expect(joined.columns.density).toEqual(again.columns.density);
    expect(joined.columns['bond-lengths']).toEqual(bonds);
    expect(joined.sampling.replicas).toBe(2);
    expect(joined.samplings?.['bond-lengths'].replicas).toBe(1);
    expect(glassForKind(joined, BORON_OXYGEN_FIGURE)?.sampling.replicas).toBe(1);
  });
});
