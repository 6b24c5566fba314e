import { describe, expect, it } from 'vitest';
import { compositionFrom } from '../core/composition';
import { TABLE_1 } from '../core/glasses';
import { AUTHORS_OBJECTIVES, bestTrial, checkObjective, lossOf, trialLoss } from './loss';
import { WANG_2018 } from './parameters';
import { checkTargets, measuredTargets, targetFor } from './targets';
import type { Trial } from './trial';

const [low, high] = [TABLE_1['6B'], TABLE_1['75B']];
const targets = [
  { composition: low, density: 2.5, b4: 0.8, weight: 1 },
  { composition: high, density: 2.3, b4: 0.4, weight: 1 },
];
const plain = { densityScale: 0.5, densityWeight: 1, b4Weight: 1, b4RisesWithBoron: false };

function trial(id: string, density: number, unstable = false): Trial {
  const results = [
    { composition: low, density: { value: density, error: null }, b4: null },
    { composition: high, density: null, b4: { value: 0.4, error: null } },
  ];
  return { id, parameters: WANG_2018, results, protocol: null, atoms: 1, source: 'x', unstable };
}

describe('the loss', () => {
  it('is the sum over compositions of the mean of both squares', () => {
    const responses = [
      { composition: low, density: 2.6, b4: 0.9 },
      { composition: high, density: 2.3, b4: 0.2 },
    ];
    expect(lossOf(responses, targets, plain)).toBeCloseTo((0.04 + 0.01) / 2 + 0.04 / 2, 12);
    const rising = lossOf(responses, targets, { ...plain, b4RisesWithBoron: true });
    expect(rising).toBeCloseTo((0.04 + 0.01 * 0.16) / 2 + (0.04 * 2) / 2, 12);
    const weighted = targets.map((target, i) => ({ ...target, weight: i }));
    expect(lossOf(responses, weighted, plain)).toBeCloseTo(0.02, 12);
  });

  it('counts what is missing as what is there', () => {
    const response = { composition: low, density: 2.6, b4: null };
    expect(lossOf([response], targets, plain)).toBeCloseTo((4 * 0.04) / 2, 12);
    expect(lossOf([{ ...response, density: null }], targets, plain)).toBeNull();
    expect(lossOf([], targets, plain)).toBeNull();
    expect(lossOf([response], [{ ...targets[0], density: null, b4: null }], plain)).toBeNull();
  });

  it('finds the best stable trial', () => {
    const trials = [trial('a', 2.6), trial('b', 2.51), trial('c', 2.5, true)];
    expect(trialLoss(trials[2], targets, plain)).toBeNull();
    expect(bestTrial(trials, targets, plain)?.trial.id).toBe('b');
    expect(bestTrial([trials[2]], targets, plain)).toBeNull();
  });

  it('refuses weights that cannot be', () => {
    expect(() => checkObjective({ ...plain, densityScale: 0 })).toThrow(/density scale 0/);
    expect(() => checkObjective({ ...plain, b4Weight: -1 })).toThrow(/1 and -1/);
    expect(() => checkObjective({ ...plain, b4Weight: 0, densityWeight: 0 })).toThrow(/Neither/);
    for (const objective of Object.values(AUTHORS_OBJECTIVES)) checkObjective(objective);
  });
});

describe('targets', () => {
  it('are what was measured, by rising B2O3', () => {
    const measured = measuredTargets();
    expect(measured).toHaveLength(8);
    expect(measured[0]).toMatchObject({ density: 2.4751, b4: null });
    expect(measured.at(-1)).toMatchObject({ density: 2.3192, b4: 0.426 });
    expect(
      targetFor(measured, compositionFrom({ SiO2: 69.1, B2O3: 5.9, Na2O: 15, CaO: 10 }))?.b4,
    ).toBe(0.8474);
    expect(targetFor(measured, TABLE_1['10B'])).toBeNull();
    checkTargets(measured);
  });

  it('are refused when they cannot be', () => {
    expect(() => checkTargets([])).toThrow(/ask for nothing/);
    expect(() => checkTargets([{ ...targets[0], density: 2500 }])).toThrow(/2500 cannot be in g/);
    expect(() => checkTargets([{ ...targets[0], b4: 80 }])).toThrow(/B4 is 80/);
    expect(() => checkTargets([{ ...targets[0], weight: Number.NaN }])).toThrow(/weight NaN/);
    expect(() => checkTargets([{ ...targets[0], weight: 0 }])).toThrow(/ask for nothing/);
  });
});
