import { describe, expect, it } from 'vitest';
import { sayChange } from './knob-words';

describe('sayChange', () => {
  it('names the knob, its value and its unit', () => {
    expect(sayChange({ step: 12_300, quantity: 'temperature', value: 2500 }, 1)).toBe(
      '12.3 ps: temperature to 2500 K',
    );
    expect(sayChange({ step: 0, quantity: 'rate', value: 12.5 }, 1)).toBe(
      '0 ps: rate to 12.5 K/ps',
    );
    expect(sayChange({ step: 50, quantity: 'B-O.rho', value: 0.1240001 }, 2)).toBe(
      '0.1 ps: B–O ρ to 0.124 Å',
    );
    expect(sayChange({ step: 50, quantity: 'B-B.C', value: 1000 }, 2)).toBe(
      '0.1 ps: B–B C to 1000 eV Å⁶',
    );
  });
});
