import { describe, expect, it } from 'vitest';
import { type GlassName, TABLE_1 } from '../../core/composition';
import { createExperiment } from '../../core/experiment';
import { replicaCount, replicaExperiment } from '../../core/variants';
import type { MeasuredGlass } from '../../figures/glass';
import { missingRunOf } from './missing';
import { distinctGlasses, sayMade } from './paper-glasses';

const glass = (name: GlassName, potential: string, rate: number | null = 270): MeasuredGlass => ({
  name,
  composition: TABLE_1[name],
  potential,
  conditions: rate === null ? null : { name, coolingRate: rate, cutoff: 7, atoms: 400 },
  sampling: { atoms: 400, replicas: 1, frames: 1 },
  columns: {},
});

describe('what a figure of the paper lacks', () => {
  it('is nothing where three compositions, two potentials, one glass are there', () => {
    const glasses = (['75B', '24B', '0B'] as const).map((name) => glass(name, 'Yang 2026'));
    for (const figure of [1, 2, 3, 4, 5, 6]) expect(missingRunOf(figure, glasses)).toBeNull();
    for (const figure of [7, 8, 9, 10]) {
      expect(missingRunOf(figure, glasses)?.label).toBe('Run four potentials, 75B, 24B, 6B');
      expect(missingRunOf(figure, [...glasses, glass('24B', 'Wang 2018')])).toBeNull();
    }
  });

  it('is offered as a run that makes it', () => {
    const few = [glass('24B', 'Yang 2026')];
    expect(missingRunOf(1, few)?.words).toContain('Only 24B is there');
    const nine = { ...createExperiment(), ...missingRunOf(1, few)?.parts };
    expect(replicaCount(nine)).toBe(9);
    expect(replicaExperiment(nine, 8).composition).toEqual(TABLE_1['10B']);
    const four = { ...createExperiment(), ...missingRunOf(7, few)?.parts };
    expect(replicaCount(four)).toBe(12);
    const last = replicaExperiment(four, 11);
    expect([last.name, last.composition.B2O3]).toEqual([`6B, ${last.potential.name}`, 6]);
    expect(missingRunOf(5, [])?.parts.composition).toEqual(TABLE_1['10B']);
  });
});

describe('glasses side by side', () => {
  it('go by names that differ', () => {
    const recorded = { glass: glass('24B', 'Yang 2026'), source: 'recorded' as const };
    const names = (glasses: Parameters<typeof distinctGlasses>[0]) =>
      distinctGlasses(glasses).map(({ name }) => name);
    expect(names([recorded, { glass: glass('24B', 'Wang 2018'), source: 'own' }])).toEqual([
      '24B, Yang 2026',
      '24B, Wang 2018',
    ]);
    expect(names([recorded, { glass: glass('24B', 'Yang 2026', 27), source: 'own' }])).toEqual([
      '24B, 270 K/ps',
      '24B, 27 K/ps',
    ]);
    expect(names([recorded, { ...recorded, source: 'own' }])).toEqual([
      '24B, recorded',
      '24B, of this session',
    ]);
    expect(names([recorded, { glass: glass('75B', 'Yang 2026'), source: 'own' }])).toEqual([
      '24B',
      '75B',
    ]);
  });

  it('say how they were made', () => {
    const recorded = (name: GlassName, rate: number | null) =>
      ({ glass: glass(name, 'Yang 2026', rate), source: 'recorded' }) as const;
    expect(sayMade([recorded('24B', 27)])).toBe(
      'Short quench, 27 K/ps, 400 atoms (recorded with the page): 24B.',
    );
    expect(sayMade([recorded('24B', 27), recorded('75B', 1), recorded('6B', 27)])).toBe(
      'Short quench, 27 K/ps, 400 atoms (recorded with the page): 24B, 6B. Quench, 1 K/ps, 400 atoms (recorded with the page): 75B.',
    );
    expect(sayMade([{ glass: glass('24B', 'Yang 2026', null), source: 'own' }])).toBe(
      'How it was cooled is not known, 400 atoms (of this session): 24B.',
    );
  });
});
