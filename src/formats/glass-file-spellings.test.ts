import { gzipSync, strToU8 } from 'fflate';
import { expect, it } from 'vitest';
import { expectGlass, moving, readFile, xyzRow } from '../../tests/support/glass-file-reading';
import {
  ATOMS,
  type AtomText,
  dataText,
  dumpText,
  GLASS,
  MASS_LINES,
  xyzText,
} from '../../tests/support/glass-texts';

const [edge] = GLASS.box;
const nested = `[[${edge}, 0.0, 0.0], [0.0, ${edge}, 0.0], [0.0, 0.0, ${edge}]]`;
const noCharge = ({ id, type, x }: AtomText) => `${id} 1 ${type} ${x.join(' ')}`;
const ION = { O: 'O2-', Si: 'Si4+', B: 'B3+', Na: 'Na+', Ca: 'Ca2+' };
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

/** Files that are read, and what is said of them. */
const READ: readonly (readonly [string, string | Uint8Array, RegExp | null])[] = [
  ['packed with gzip', gzipSync(strToU8(xyzText())), null],
  [
    'packed in two members',
    Buffer.concat([gzipSync(strToU8(xyzText())), gzipSync(strToU8(xyzText()))]),
    null,
  ],
  ['in UTF-16', utf16(xyzText()), null],
  ['in UTF-16 of the other order, no mark', Buffer.from(xyzText(), 'utf16le').swap16(), null],
  ['with Windows line ends', xyzText().replaceAll('\n', '\r\n'), null],
  ['with old Mac line ends', xyzText().replaceAll('\n', '\r'), null],
  ['an array of periodic directions', xyzText('pbc=[T, T, T]'), null],
  ['periodic directions in a row', xyzText('pbc="TTT"'), null],
  ['one flag for all directions', xyzText('pbc=T'), null],
  ['a nested Lattice', xyzText('', xyzRow, { lattice: `Lattice=${nested}` }), null],
  [
    'braces',
    xyzText('', xyzRow, { lattice: `Lattice={${edge} 0 0 0 ${edge} 0 0 0 ${edge}}` }),
    null,
  ],
  ['three edges', xyzText('', xyzRow, { lattice: `lattice="${edge} ${edge} ${edge}"` }), null],
  ['ions', xyzText('', ({ element, x }) => `${ION[element]} ${x.join(' ')}`), null],
  ['capitals', xyzText('', ({ element, x }) => `${element.toUpperCase()} ${x.join(' ')}`), null],
  [
    'exponents of Fortran',
    xyzText(
      '',
      ({ element, x }) => `${element} ${x.map((v) => `${(v / 10).toFixed(6)}D+01`).join(' ')}`,
    ),
    null,
  ],
  ['a comment after the number', xyzText('', xyzRow, { count: `${ATOMS} # atoms` }), null],
  [
    'other names of columns',
    xyzText('Properties=id:I:1:Element:S:1:Position:R:3', ({ id, element, x }) =>
      [id, element, ...x].join(' '),
    ),
    null,
  ],
  [
    'what LAMMPS writes as extended XYZ',
    xyzText('Timestep=10 Time=0.01 Properties=species:S:1:pos:R:3:vel:R:3', (atom) =>
      [xyzRow(atom), ...moving(1000)(atom)].join(' '),
    ),
    /Velocities read as Å\/ps: 300 K/,
  ],
  ['molecular without a comment', dataText({ hint: '', row: noCharge }), /read as molecular/],
  [
    'molecular with image flags',
    dataText({ hint: '', row: (atom) => `${noCharge(atom)} 0 -1 2` }),
    /read as molecular/,
  ],
  [
    'atomic',
    dataText({ hint: '', row: ({ id, type, x }) => `${id} ${type} ${x.join(' ')}` }),
    /read as atomic/,
  ],
  [
    'full without a comment',
    dataText({
      hint: '',
      row: ({ id, type, charge, x }) => `${id} 0 ${type} ${charge} ${x.join(' ')}`,
    }),
    /read as full/,
  ],
  ['a header in capitals', dataText({}).replace(' atom types', ' Atom Types'), null],
  ['a free comment after Atoms', dataText({ hint: ' # id type q x y z' }), /read as charge/],
  ['the wrong style in the comment', dataText({ hint: ' # atomic' }), /read as charge, although/],
  [
    'type labels',
    dataText({
      before: [
        'Atom Type Labels',
        '',
        ...['O', 'Si', 'B', 'Na', 'Ca'].map((label, i) => `${i + 1} ${label}`),
        '',
        'Masses',
        '',
        ...['O', 'Si', 'B', 'Na', 'Ca'].map((label, i) => `${label} ${[16, 28, 10.8, 23, 40][i]}`),
      ],
      row: ({ id, element, charge, x }) => `${id} ${element} ${charge} ${x.join(' ')}`,
    }),
    null,
  ],
  ['no masses, but charges', dataText({ before: [] }), /Elements told by the charges/],
  [
    'rounded masses',
    dataText({ before: ['Masses', '', '1 16', '2 28.1', '3 10.8', '4 23', '5 40.1'] }),
    null,
  ],
  [
    'two types of boron, isotopes',
    dataText({
      types: 6,
      before: [
        'Masses',
        '',
        ...MASS_LINES.slice(0, 2),
        '3 10.0129',
        ...MASS_LINES.slice(3),
        '6 11.0093',
      ],
      row: ({ id, element, type, charge, x }) =>
        `${id} ${element === 'B' && id % 2 === 0 ? 6 : type} ${charge} ${x.join(' ')}`,
    }),
    /Types 3 and 6 are B of different masses/,
  ],
  [
    'an unused type',
    dataText({ types: 6, before: ['Masses', '', ...MASS_LINES, '6 1.008'] }),
    null,
  ],
  ['a tilt of rounding', dataText({ header: ['1e-15 -2e-16 0.0 xy xz yz'] }), null],
  [
    'bonds',
    dataText({ header: ['1 bonds', '1 bond types'], after: ['', 'Bonds', '', '1 1 1 2'] }),
    null,
  ],
  ['a dump without ids', dumpText('element x y z', xyzRow), null],
  [
    'a dump with type labels',
    dumpText('id typelabel x y z', ({ id, element, x }) => `${id} ${element} ${x.join(' ')}`),
    null,
  ],
  [
    'labels as types',
    dumpText('id type x y z', ({ id, element, x }) => `${id} ${element} ${x.join(' ')}`),
    null,
  ],
  [
    'types and charges',
    dumpText('id type q x y z', ({ id, type, charge, x }) => [id, type, charge, ...x].join(' ')),
    /Elements told by the charges/,
  ],
  ['blank lines between frames', `${dumpText()}\n\n${dumpText()}\n`, null],
  [
    'velocities in units real, which nobody says',
    dumpText('id element x y z vx vy vz', (atom) =>
      [atom.id, xyzRow(atom), ...moving(1)(atom)].join(' '),
    ),
    /Velocities read as Å\/fs: 300 K/,
  ],
];

it.each(READ)('a file is read: %s', (_, content, said) => {
  for (const part of [37, 1 << 20]) {
    const { frames, assumed, file } = readFile(content, 'a.file', {}, part);
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) expectGlass(frame);
    expect(file.cut).toBeNull();
    if (said === null) expect(assumed).toBe('');
    else expect(assumed).toMatch(said);
  }
});
