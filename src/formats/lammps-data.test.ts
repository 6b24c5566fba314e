import { describe, expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
import { potentialById } from '../core/potential';
import { Problem } from '../core/problem';
import { readLammpsData, writeLammpsData } from './lammps-data';

const HEADER = `a glass

3 atoms
2 atom types

1 11 xlo xhi
-2 10 ylo yhi
0 14 zlo zhi

Masses

1 15.9994  # O
2 28.0855  # Si
`;

const ATOMS = `
Atoms # charge

7 2 1.89 2.5 0.25 13.5
3 1 -0.945 1 -2 0
5 1 -0.945 10.5 9.5 1e-1
`;

const VELOCITIES = `
Velocities

3 0 0 1
5 1 0 0
7 -1.5 2 0.25
`;

const YANG = potentialById('yang2026');

describe('readLammpsData', () => {
  it('keeps order and ids, moves the box to the origin, and takes velocities from Å/ps', () => {
    const glass = readLammpsData(HEADER + ATOMS + VELOCITIES, 'glass.data');
    expect(glass.species).toEqual([
      { element: 'O', mass: 15.9994 },
      { element: 'Si', mass: 28.0855 },
    ]);
    expect([...glass.types]).toEqual([1, 0, 0]);
    expect([...(glass.ids ?? [])]).toEqual([7, 3, 5]);
    expect(glass.box).toEqual([10, 12, 14]);
    expect([...glass.positions]).toEqual([1.5, 2.25, 13.5, 0, 0, 0, 9.5, 11.5, 0.1]);
    expect([...(glass.velocities ?? [])]).toEqual([
      -0.0015, 0.002, 0.00025, 0, 0, 0.001, 0.001, 0, 0,
    ]);
  });

  it('has no ids when they count from 1, and no velocities when there are none', () => {
    const text = (HEADER + ATOMS)
      .replace('\n7 2', '\n1 2')
      .replace('\n3 1', '\n2 1')
      .replace('\n5 1', '\n3 1');
    const glass = readLammpsData(text, 'glass.data');
    expect(glass.ids).toBeNull();
    expect(glass.velocities).toBeNull();
  });

  it('takes velocities of units real in Å/fs', () => {
    const text = `LAMMPS data file, units = real${(HEADER + ATOMS + VELOCITIES).slice('a glass'.length)}`;
    expect(readLammpsData(text, 'x').velocities?.[1]).toBe(2);
  });

  it('reads Windows line ends, comments, image flags and atoms outside the box', () => {
    const text = `${HEADER}
Pair Coeffs # buck/coul/long

1 0 0 1
2 0 0 1

Atoms

1 2 1.89 2.5 0.25 13.5 0 0 0 # silicon
2 1 -0.945 -9 22 -28 1 -1 0
3 1 -0.945 21.5 9.5 0.1 0 0 0
`.replace(/\n/g, '\r\n');
    const glass = readLammpsData(text, 'glass.data');
    expect([...glass.positions]).toEqual([1.5, 2.25, 13.5, 0, 0, 0, 0.5, 11.5, 0.1]);
  });

  it('reads atom styles atomic and full', () => {
    const atomic = '\nAtoms\n\n1 2 2.5 0.25 13.5\n2 1 1 -2 0\n3 1 10.5 9.5 0.1\n';
    const full = '\nAtoms # full\n\n1 1 2 0 2.5 0.25 13.5\n2 1 1 0 1 -2 0\n3 1 1 0 10.5 9.5 0.1\n';
    const expected = readLammpsData(HEADER + atomic, 'atomic');
    expect([...expected.types]).toEqual([1, 0, 0]);
    expect(readLammpsData(HEADER + full, 'full')).toEqual(expected);
  });

  it('knows an element by its comment when the mass is unusual, and leaves out absent ones', () => {
    const text = (HEADER + ATOMS)
      .replace('15.9994  # O', '20  # oxygen, heavy')
      .replace('2 atom types', '3 atom types')
      .replace('# Si\n', '# Si\n3 10.811\n');
    expect(readLammpsData(text, 'x').species).toEqual([
      { element: 'O', mass: 20 },
      { element: 'Si', mass: 28.0855 },
    ]);
  });

  const whole = HEADER + ATOMS + VELOCITIES;
  const without = (part: string | RegExp, instead = '') => whole.replace(part, instead);
  it.each([
    ['an empty file', '', 'its header has no "atoms" line'],
    ['a picture', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'line 2: "?" is not a header line'],
    ['a JSON file', '{\n  "version": 1\n}', 'line 2: ""version": 1" is not a header line'],
    ['an XYZ file', '2\nLattice="1 0 0"\nO 0 0 0\n', 'line 2: "Lattice="1 0 0"" is not a section'],
    ['no box', without(/.*xlo xhi\n/), 'its header has no "xlo xhi" line'],
    ['a box inside out', without('1 11 xlo', '11 1 xlo'), 'line 6: the box goes from 11 to 1 Å'],
    ['a tilted box', without('zlo zhi', 'zlo zhi\n0.5 0 0 xy xz yz'), 'line 9: the box is tilted'],
    ['bodies', without('2 atom types', '2 atom types\n4 bodies'), 'line 5: the file has bodies'],
    [
      'no masses and odd charges',
      without(/Masses[^A]*/).replaceAll('-0.945', '-0.5'),
      'x.data gives atom types, and nothing says which elements they are (type 1: 2 atoms, type 2: 1 atoms)',
    ],
    [
      'a foreign element',
      without('28.0855  # Si', '91.22  # Zr'),
      'type 2 has a mass of 91.22 g/mol, which is that of Zr, which Vitrine does not know',
    ],
    ['no atoms', HEADER, 'line 13: the file ends without a section Atoms'],
    [
      'a truncated file',
      whole.slice(0, whole.indexOf('5 1 -0.945')),
      'x.data, line 18: the section Atoms ends after 2 of 3 lines',
    ],
    ['a truncated line', whole.slice(0, whole.indexOf('9.5 1e-1')), 'an atom has 4 columns'],
    [
      'too many atoms',
      without('3 atoms', '2 atoms'),
      'has more lines than the 2 atoms that the header announces',
    ],
    ['atom types as words', without('7 2 1.89', '7 Si 1.89'), '"Si" is not a finite number'],
    [
      'an unknown type',
      without('7 2 1.89', '7 4 1.89'),
      'atom 7 has type 4, and the header announces 2 atom types',
    ],
    ['an id twice', without('7 2 1.89', '3 2 1.89'), 'line 18: atom 3 comes a second time'],
    ['NaN', without('2.5 0.25', 'nan 0.25'), 'line 17: "nan" is not a finite number'],
    ['infinity', without('2.5 0.25', '1e999 0.25'), '"1e999" is not a finite number'],
    ['odd columns', without(' # charge', '').replace(/1\.89|-0\.945/g, '0 0 0'), 'with 8 columns'],
    ['a stray velocity', without('3 0 0 1', '4 0 0 1'), 'a velocity for atom 4, which is not in'],
    ['a velocity twice', without('3 0 0 1', '5 0 0 1'), 'atom 5 has a second velocity'],
    ['a missing velocity', without('7 -1.5 2 0.25\n'), 'Velocities ends after 2 of 3 lines'],
    [
      'other units',
      without('a glass', 'x, units = si'),
      'line 1: the file is in LAMMPS units "si"',
    ],
    ['an absurd count', without('3 atoms', '9e15 atoms'), '"9e15" is not a whole number'],
    ['a section twice', `${whole}${ATOMS}`, 'the section Atoms comes a second time'],
  ])('refuses %s', (_, text, message) => {
    expect(() => readLammpsData(text, 'x.data')).toThrow(Problem);
    expect(() => readLammpsData(text, 'x.data')).toThrow(message);
  });
});

describe('writeLammpsData', () => {
  it('is read back to the last digit', () => {
    const glass: Configuration = {
      species: [
        { element: 'O', mass: 15.999 },
        { element: 'B', mass: 10.81 },
      ],
      types: new Uint8Array([1, 0]),
      positions: new Float64Array([0.1 + 0.2, 1 / 3, 7.000000000000001, 1e-9, 2, 3]),
      velocities: new Float64Array([0.0625, -0.03125, 0, 1e-3, 0, 0]),
      box: [10.1234567890123, 11, 12],
      ids: new Uint32Array([9, 4]),
    };
    const text = writeLammpsData(glass, YANG, 'a glass\nof Å');
    expect(readLammpsData(text, 'x')).toEqual(glass);
    expect(text.split('\n').slice(0, 22)).toEqual([
      'a glass of, units = metal',
      '',
      '2 atoms',
      '2 atom types',
      '',
      '0 10.1234567890123 xlo xhi',
      '0 11 ylo yhi',
      '0 12 zlo zhi',
      '',
      'Masses',
      '',
      '1 15.999  # O',
      '2 10.81  # B',
      '',
      'Atoms # charge',
      '',
      '9 2 1.4175 0.30000000000000004 0.3333333333333333 7.000000000000001',
      '4 1 -0.945 1e-9 2 3',
      '',
      'Velocities',
      '',
      '9 62.5 -31.25 0',
    ]);
  });

  it('refuses a potential without an element', () => {
    const glass = readLammpsData(HEADER + ATOMS, 'x');
    expect(() => writeLammpsData(glass, { ...YANG, charges: { O: -2 } }, 'x')).toThrow(
      'has no charge for Si',
    );
  });
});
