import { describe, expect, it } from 'vitest';
import type { Potential } from '../../core/potential';
import { changePotential, knobValue, POTENTIAL_KNOBS } from './potential-changes';

const base: Potential = {
  id: 'toy',
  name: 'Toy',
  citation: 'nobody',
  charges: { O: -2, B: 3 },
  pairs: { 'O-B': { A: 200, rho: 0.1, C: 30 } },
};

describe('changePotential', () => {
  it('returns the potential itself when nothing is changed', () => {
    expect(changePotential(base, { 'bo-A': 0 })).toBe(base);
  });

  it('changes a parameter by per cent, whichever way round the pair is named, and says so', () => {
    const changed = changePotential(base, { 'bo-rho': 2.5, 'bo-C': -10 });
    expect(changed.pairs['O-B']).toEqual({ A: 200, rho: 0.1025, C: 27 });
    expect(changed.id).toBe('toy-changed');
    expect(changed.citation).toContain('B–O ρ +2.5 %, B–O C −10 %');
    expect(base.pairs['O-B'].rho).toBe(0.1);
  });

  it('leaves out pairs that the potential lacks', () => {
    expect(changePotential(base, { 'bb-A': 5 })).toBe(base);
    const knob = POTENTIAL_KNOBS.find(({ id }) => id === 'bb-A');
    expect(knob && knobValue(base, knob)).toBeNull();
  });
});
