import { describe, expect, it } from 'vitest';
import { detectKind } from './detect';

describe('detectKind', () => {
  it('tells files by their content', () => {
    expect(detectKind(' {"version": 1}')).toBe('experiment');
    expect(detectKind('401\nLattice="17 0 0 0 17 0 0 0 17" Properties=species:S:1:pos:R:3\n')).toBe(
      'extended-xyz',
    );
    expect(detectKind('a glass\r\n\r\n401 atoms\r\n5 atom types\r\n')).toBe('lammps-data');
    expect(detectKind('ITEM: TIMESTEP\n0\nITEM: NUMBER OF ATOMS\n401\n')).toBe('lammps-dump');
    expect(detectKind('3\nplain\nO 0 0 0\n')).toBe('extended-xyz');
  });

  it('takes two columns of numbers for a curve, with or without a header', () => {
    expect(detectKind('# Q S(Q)\n0.8 0.31\n0.9 0.33\n')).toBe('curve');
    expect(detectKind('Q,S\n0.8,0.31,0.01\n0.9,0.33,0.01\n')).toBe('curve');
    expect(detectKind('0,8;0,31\n0,9;3,3e-1\n')).toBe('curve');
    expect(detectKind('1\n2\n')).not.toBe('curve');
    expect(detectKind('a b\nc d\n1 2\n')).toBeNull();
  });

  it('knows what it does not know', () => {
    expect(detectKind('')).toBeNull();
    expect(detectKind('PNG\u0000\u0001')).toBeNull();
    expect(detectKind('data_24B\n_cell_length_a 17\n')).toBeNull();
  });
});
