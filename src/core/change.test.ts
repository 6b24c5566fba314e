import { describe, expect, it } from 'vitest';
import { changedPotential, parseChanges, potentialChanges } from './change';
import { potentialById } from './potential';
import { Problem } from './problem';

const YANG = potentialById('yang2026');

describe('parseChanges', () => {
  it('brings changes into the order of their steps', () => {
    const changes = [
      { step: 20, quantity: 'B-O.rho', value: 0.126 },
      { step: 10, quantity: 'temperature', value: 2000 },
    ];
    expect(parseChanges(changes, 'It')).toEqual([changes[1], changes[0]]);
  });

  it.each([
    [{}, 'It must be a list of changes'],
    [[{ step: 1, quantity: 'colour', value: 1 }], 'no quantity "colour"'],
    [[{ step: 1, quantity: 'B-O.D', value: 1 }], 'no quantity "B-O.D"'],
    [[{ step: -1, quantity: 'rate', value: 1 }], '"0.step" must be a whole number'],
    [[{ step: 1, quantity: 'rate', value: 0 }], 'the rate of step 1 must be a number from 0.001'],
    [[{ step: 1, quantity: 'temperature', value: Number.NaN }], 'the temperature of step 1 must'],
    [[{ step: 1, quantity: 'B-O.rho', value: 'x' }], 'the B-O.rho of step 1 must be a number'],
  ])('refuses %j', (json, message) => {
    expect(() => parseChanges(json, 'It')).toThrow(message);
    expect(() => parseChanges(json, 'It')).toThrow(Problem);
  });
});

describe('changedPotential', () => {
  it('moves the parameters that are named, in either order of the pair, and says that it did', () => {
    const changed = changedPotential(YANG, [
      { step: 0, quantity: 'temperature', value: 300 },
      { step: 5, quantity: 'O-B.A', value: 2e5 },
      { step: 6, quantity: 'B-B.rho', value: 0.36 },
      { step: 7, quantity: 'B-O.A', value: 1.9e5 },
    ]);
    expect(changed).toMatchObject({ id: 'yang2026-changed', name: 'Yang 2026, changed' });
    expect(changed.pairs).toEqual({
      ...YANG.pairs,
      'B-O': { ...YANG.pairs['B-O'], A: 1.9e5 },
      'B-B': { ...YANG.pairs['B-B'], rho: 0.36 },
    });
  });

  it('gives the very potential back when nothing changes', () => {
    expect(changedPotential(YANG, [])).toBe(YANG);
    const same = { step: 1, quantity: 'B-O.A' as const, value: YANG.pairs['B-O'].A };
    expect(changedPotential(YANG, [same])).toBe(YANG);
  });

  it('refuses a pair that the potential lacks', () => {
    const change = { step: 1, quantity: 'Na-Ca.A' as const, value: 1 };
    expect(() => changedPotential(YANG, [change])).toThrow('has no pair Na-Ca to change');
  });

  it('undoes what potentialChanges takes apart', () => {
    const wang = potentialById('wang2018');
    const changes = potentialChanges(YANG, wang, 12);
    expect(changes.map(({ quantity }) => quantity).sort()).toEqual([
      'B-B.A',
      'B-B.rho',
      'B-O.A',
      'B-O.C',
      'B-O.rho',
    ]);
    expect(changes.every(({ step }) => step === 12)).toBe(true);
    expect(changedPotential(YANG, changes).pairs).toEqual(wang.pairs);
  });
});
