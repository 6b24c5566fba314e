import { describe, expect, it } from 'vitest';
import { configurationOf } from '../../../tests/support/glass';
import { sayFormers } from '../../core/element-words';
import type { Element } from '../../core/elements';
import { ReplicaRecord } from '../recordings/replica-record';
import { type AtomReport, atomReport } from './atom-report';
import { sayPicked, sayRole } from './atom-words';
import { sayMovement, sayOrigins } from './change-words';

const NOTHING: AtomReport = {
  atom: 0,
  element: 'Si',
  bound: [],
  near: [],
  shell: null,
  angles: [],
  bridges: null,
  balancedBy: null,
  balances: null,
};
const oxygens = (count: number) =>
  Array.from({ length: count }, (_, atom) => ({ atom, element: 'O' as const, distance: 1.6 }));

describe('an atom in words', () => {
  it('says what it is in the network', () => {
    expect(sayRole({ ...NOTHING, bound: oxygens(4), bridges: 3 })).toBe(
      'Bound to four oxygens, three of them bridging (Q³).',
    );
    expect(sayRole({ ...NOTHING, element: 'B', bound: oxygens(4), bridges: 4 })).toBe(
      'Bound to four oxygens, all of them bridging (Q⁴).',
    );
    expect(sayRole({ ...NOTHING, element: 'B', bound: oxygens(3) })).toBe(
      'Bound to three oxygens.',
    );
    expect(sayRole({ ...NOTHING, element: 'O', bound: oxygens(1) })).toBe(
      `Non-bridging: bound to one ${sayFormers('or')}.`,
    );
    expect(sayRole({ ...NOTHING, element: 'Na', bound: oxygens(7), shell: 3.2 })).toBe(
      'A modifier, with seven oxygens in its first shell (3.20 Å).',
    );
    expect(sayRole({ ...NOTHING, element: 'Ca' })).toMatch(/cannot be told/);
    expect(sayRole(NOTHING)).toBe('Bound to no oxygens.');
  });

  it('names its neighbours', () => {
    const atoms: [Element, number, number, number][] = [
      ['B', 5, 5, 5],
      ['O', 6.3, 5, 5],
      ['O', 3.6, 5, 5],
    ];
    const configuration = { ...configurationOf(atoms, 12), ids: Uint32Array.of(12, 8, 9) };
    expect(sayPicked(configuration, atomReport(configuration, 0))).toBe(
      'Boron 12 is picked. Bound to two oxygens: O 8 and O 9.',
    );
  });
});

describe('a change of coordination in words', () => {
  const say = (atom: number) => `atom ${atom}`;

  it('says what came and what went', () => {
    const change = { frame: 1, from: 3, to: 4, came: [4], went: [] };
    expect(sayMovement(change, say)).toBe('atom 4 came');
    expect(sayMovement({ ...change, came: [4, 5], went: [6] }, say)).toBe(
      'atom 4 and atom 5 came, atom 6 went',
    );
  });

  it('says what an oxygen was before it came', () => {
    const frameWith = (x: number) =>
      configurationOf(
        [
          ['B', 5, 5, 5],
          ['O', x, 5, 5],
          ['Si', x + 1.6, 5, 5],
        ],
        14,
      );
    const record = new ReplicaRecord();
    record.setAtoms(frameWith(8));
    for (const [step, x] of [8, 6.5].entries())
      record.addFrame(frameWith(x), { step, time: null, temperature: null });
    const change = { frame: 1, from: 0, to: 1, came: [1], went: [] };
    expect(sayOrigins(record, 0, change, say)).toEqual([
      'atom 1 was non-bridging before, on atom 2.',
    ]);
    expect(sayOrigins(record, 1, { ...change, came: [0] }, say)).toEqual([]);
  });
});
