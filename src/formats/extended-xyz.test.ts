import { describe, expect, it } from 'vitest';
import { ELEMENTS } from '../core/elements';
import { Problem } from '../core/problem';
import { readExtendedXyz } from './extended-xyz';
import { writeExtendedXyzFrame } from './extended-xyz-writer';

const FRAME = `3
Lattice="10 0 0 0 12 0 0 0 14" Properties=species:S:1:pos:R:3 pbc="T T T" time=0.5 step=500 temperature=2999.5 stage=melt
Si 1.5 2.25 13.5
O 0 0 0
O 9.5 11.5 0.1
`;

describe('readExtendedXyz', () => {
  it('reads frames with their time, step and other keys', () => {
    const frames = readExtendedXyz(FRAME + FRAME.replace('time=0.5', 'time=0.6'), 'x.extxyz');
    expect(frames.map(({ time, step }) => [time, step])).toEqual([
      [0.5, 500],
      [0.6, 500],
    ]);
    expect(frames[0].info).toEqual({ temperature: 2999.5, stage: 'melt' });
    const { configuration } = frames[0];
    expect(configuration.species).toEqual([
      { element: 'O', mass: ELEMENTS.O.mass },
      { element: 'Si', mass: ELEMENTS.Si.mass },
    ]);
    expect([...configuration.types]).toEqual([1, 0, 0]);
    expect([...configuration.positions]).toEqual([1.5, 2.25, 13.5, 0, 0, 0, 9.5, 11.5, 0.1]);
    expect(configuration.box).toEqual([10, 12, 14]);
    expect(configuration.velocities).toBeNull();
    expect(configuration.ids).toBeNull();
  });

  it('reads columns in any order, atomic numbers, velocities, ids and a shifted origin', () => {
    const text = `2
Properties=id:I:1:vel:R:3:pos:R:3:force:R:3:Z:I:1 Origin='1 1 1' Lattice = "5 0 0 0 5 0 0 0 5" flag
8 0.001 0.002 0.003 1 2 3 9 9 9 14
2 0 0 0 0.5 7 6 9 9 9 8

`.replace(/\n/g, '\r\n');
    const [{ configuration, info, time, step }] = readExtendedXyz(text, 'x');
    expect([...configuration.types]).toEqual([0, 1]);
    expect([...(configuration.ids ?? [])]).toEqual([2, 8]);
    expect([...(configuration.velocities ?? [])]).toEqual([0, 0, 0, 0.001, 0.002, 0.003]);
    expect([...configuration.positions]).toEqual([4.5, 1, 0, 0, 1, 2]);
    expect(info).toEqual({ flag: true });
    expect([time, step]).toEqual([null, null]);
  });

  const twoFrames = FRAME + FRAME;
  it.each([
    ['an empty file', '\n\n', 'x.xyz, line 1: the file is empty'],
    ['a LAMMPS file', 'a glass\n\n3 atoms\n', 'frame 1, line 1: "a glass" stands where the number'],
    ['a box-less XYZ file', '1\nwater\nO 0 0 0\n', 'frame 1, line 2: the frame has no Lattice'],
    ['a tilted box', FRAME.replace('0 12 0', '3 12 0'), 'line 2: the box is tilted'],
    ['a short Lattice', FRAME.replace('0 0 14', '14'), 'Lattice has 7 numbers instead of 9'],
    ['a flat box', FRAME.replace('0 0 14', '0 0 0'), 'line 2: a box edge is 0 Å'],
    ['a slab', FRAME.replace('T T T', 'T T F'), 'not periodic in all directions (pbc="T T F")'],
    ['odd properties', FRAME.replace('species:S:1', 'species:1'), 'cannot be understood'],
    ['no positions', FRAME.replace('pos:R:3', 'force:R:3'), 'has no species or no pos:R:3'],
    ['a foreign element', FRAME.replace('Si 1.5', 'Zr 1.5'), 'line 3: "Zr" is not an element'],
    ['a word of JavaScript', FRAME.replace('Si 1.5', 'constructor 1.5'), '"constructor" is not'],
    ['NaN', FRAME.replace('11.5', 'NaN'), 'line 5: "NaN" is not a finite number'],
    [
      'a truncated last frame',
      twoFrames.slice(0, twoFrames.lastIndexOf('O 9.5')),
      'x.xyz, frame 2, line 9: the frame ends after 2 of 3 atoms',
    ],
    [
      'a truncated last line',
      twoFrames.slice(0, twoFrames.lastIndexOf(' 0.1')),
      'frame 2, line 10: an atom has 3 columns instead of 4',
    ],
    ['a missing comment line', `${FRAME}3`, 'frame 2, line 6: the frame has no Lattice'],
    ['no atoms', '0\nLattice="1 0 0 0 1 0 0 0 1"\n', '"0" is not a whole number from 1 up'],
  ])('refuses %s', (_, text, message) => {
    expect(() => readExtendedXyz(text, 'x.xyz')).toThrow(Problem);
    expect(() => readExtendedXyz(text, 'x.xyz')).toThrow(message);
  });
});

describe('writeExtendedXyzFrame', () => {
  const [{ configuration }] = readExtendedXyz(FRAME, 'x');

  it('writes what it reads', () => {
    expect(
      writeExtendedXyzFrame(configuration, { time: 0.5, step: 500, stage: 'melt', note: 'a "b"' }),
    ).toBe(`3
Lattice="10 0.0 0.0 0.0 12 0.0 0.0 0.0 14" Properties=species:S:1:pos:R:3 pbc="T T T" time=0.5 step=500 stage=melt note="a  b "
Si 1.500000 2.250000 13.500000
O 0.000000 0.000000 0.000000
O 9.500000 11.500000 0.100000
`);
  });

  it('writes numbers of atoms and velocities to be read back', () => {
    const moving = {
      ...configuration,
      velocities: Float64Array.from({ length: 9 }, (_, i) => (i - 4) / 3000),
      ids: new Uint32Array([3, 5, 6]),
    };
    const text = writeExtendedXyzFrame(moving, {}, { velocities: true });
    expect(readExtendedXyz(text, 'x')[0].configuration).toEqual(moving);
    expect(writeExtendedXyzFrame(moving)).not.toContain('vel');
  });
});
