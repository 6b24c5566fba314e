import { describe, expect, it } from 'vitest';
import { createExperiment } from '../../core/experiment';
import { potentialById } from '../../core/potential';
import { changePotential } from './potential-changes';
import { potentialTurns } from './potential-turns';

const experiment = createExperiment({ potential: 'yang2026' });
const { potential } = experiment;

describe('potentialTurns', () => {
  it('gives what a slider has moved, and nothing when it is back', () => {
    const moved = changePotential(potential, { 'bo-rho': 2 });
    const turns = potentialTurns(experiment, moved);
    expect(turns).toHaveLength(1);
    expect(turns[0].quantity).toMatch(/^(B-O|O-B)\.rho$/);
    expect(turns[0].value).toBeCloseTo(1.02 * potential.pairs['B-O'].rho, 9);
    const turned = { ...experiment, changes: [{ step: 50, ...turns[0] }] };
    expect(potentialTurns(turned, moved)).toEqual([]);
    expect(potentialTurns(turned, potential)).toEqual([
      { quantity: turns[0].quantity, value: potential.pairs['B-O'].rho },
    ]);
  });

  it('refuses what has other charges or other pairs', () => {
    const charges = Object.fromEntries(
      Object.entries(potential.charges).map(([element, charge]) => [element, 1.1 * charge]),
    );
    expect(() => potentialTurns(experiment, { ...potential, charges })).toThrow(/other charges/);
    const { 'B-B': _, ...pairs } = potential.pairs;
    expect(() => potentialTurns(experiment, { ...potential, pairs })).toThrow(/other pairs/);
    expect(potentialTurns(experiment, potentialById('yang2026'))).toEqual([]);
  });
});
