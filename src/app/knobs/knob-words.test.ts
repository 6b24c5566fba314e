import { describe, expect, it } from 'vitest';
import { sayChange } from './knob-words';

describe('sayChange', () => {
  it('names the knob, its value and its unit', () => {
    expect(sayChange({ step: 12_300, quantity: 'temperature', value: 2500 })).toBe(
      'step 12,300: temperature to 2500 K',
    );
    expect(sayChange({ step: 0, quantity: 'rate', value: 12.5 })).toBe('step 0: rate to 12.5 K/ps');
    expect(sayChange({ step: 50, quantity: 'B-O.rho', value: 0.1240001 })).toBe(
      'step 50: B–O ρ to 0.124 Å',
    );
    expect(sayChange({ step: 50, quantity: 'B-B.C', value: 1000 })).toBe(
      'step 50: B–B C to 1000 eV Å⁶',
    );
  });
});
