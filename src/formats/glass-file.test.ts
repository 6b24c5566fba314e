import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  ATOMS,
  type AtomText,
  dataText,
  dumpText,
  GLASS,
  MASS_LINES,
  shuffled,
  xyzText,
} from '../../tests/support/glass-texts';
import { thermalVelocities } from '../run/velocities';
import { type FileFrame, GlassFile, type GlassFileOptions } from './glass-file';
import { UnknownTypes } from './type-species';

function read(
  content: string | Uint8Array,
  name = 'a.file',
  options: GlassFileOptions = {},
  part = 4096,
) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = new GlassFile(name, options);
  const frames: FileFrame[] = [];
  for (let at = 0; at < bytes.length && !file.done; at += part) {
    frames.push(...file.push(bytes.subarray(at, at + part), false));
  }
  if (!file.done) frames.push(...file.push(new Uint8Array(), true));
  return { file, frames, assumed: file.assumed.join(' ') };
}

const [edge] = GLASS.box;

/** The frame is the glass that all texts here are of, whatever the order of its atoms. */
function expectGlass({ configuration }: FileFrame): void {
  const { species, types, positions } = configuration;
  expect(types).toHaveLength(ATOMS);
  // Files have fewer digits, and an atom at a face may be on either side of it.
  const near = (a: number, b: number) => {
    const apart = Math.abs(a - b);
    return Math.min(apart, edge - apart) < 1e-4;
  };
  for (let i = 0; i < types.length; i++) {
    const at = [0, 1, 2].map((k) => positions[3 * i + k]);
    const original = GLASS.types.findIndex((_, o) =>
      at.every((x, k) => near(x, GLASS.positions[3 * o + k])),
    );
    expect(species[types[i]].element).toBe(
      original < 0 ? 'missing' : GLASS.species[GLASS.types[original]].element,
    );
  }
  for (const length of configuration.box) expect(length).toBeCloseTo(edge, 6);
}

const xyzRow = ({ element, x }: AtomText) => `${element} ${x.join(' ')}`;
const nested = `[[${edge}, 0.0, 0.0], [0.0, ${edge}, 0.0], [0.0, 0.0, ${edge}]]`;
const velocities = thermalVelocities(GLASS, 300, 1);
/** Å/fs times a factor */
const moving = (factor: number) => (atom: AtomText) =>
  [...velocities.subarray(3 * atom.id - 3, 3 * atom.id)].map((v) => (v * factor).toPrecision(8));
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

describe('a file', () => {
  it.each(READ)('is read: %s', (_, content, said) => {
    for (const part of [37, 1 << 20]) {
      const { frames, assumed, file } = read(content, 'a.file', {}, part);
      expect(frames.length).toBeGreaterThan(0);
      for (const frame of frames) expectGlass(frame);
      expect(file.cut).toBeNull();
      if (said === null) expect(assumed).toBe('');
      else expect(assumed).toMatch(said);
    }
  });

  it('has velocities of 300 K however they are written', () => {
    const speed = (text: string) => read(text).frames[0].configuration.velocities?.[0] ?? 0;
    const columns = 'id element x y z vx vy vz';
    const row = (factor: number) => (atom: AtomText) =>
      [atom.id, xyzRow(atom), ...moving(factor)(atom)].join(' ');
    for (const text of [
      dumpText(columns, row(1)),
      dumpText(columns, row(1000)),
      dumpText(columns, row(1), { head: ['ITEM: UNITS', 'real'] }),
    ]) {
      expect(speed(text)).toBeCloseTo(velocities[0], 8);
    }
  });

  it.each([true, false])('brings atoms into one order, with ids: %s', (withIds) => {
    const properties = withIds ? 'Properties=species:S:1:pos:R:3:id:I:1' : '';
    const row = (atom: AtomText) => (withIds ? `${xyzRow(atom)} ${atom.id}` : xyzRow(atom));
    const text = [0, 1, 2]
      .map((seed) => xyzText(`step=${seed} ${properties}`, row, { atoms: shuffled(seed) }))
      .join('');
    const { frames, file, assumed } = read(text);
    expect(frames.map(({ glass, step }) => [glass, step])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
    ]);
    for (const frame of frames) {
      expectGlass(frame);
      expect(frame.configuration.types).toEqual(frames[0].configuration.types);
    }
    if (withIds)
      expect(frames[2].configuration.positions).toEqual(frames[0].configuration.positions);
    expect(file.followed).toBe(withIds);
    expect(/different orders/.test(assumed)).toBe(!withIds);
  });

  it('tells frames of other atoms apart', () => {
    const fewer = shuffled(0).slice(1);
    const text = xyzText() + xyzText('', xyzRow, { atoms: fewer, count: String(fewer.length) });
    expect(read(text + xyzText()).frames.map(({ glass }) => glass)).toEqual([0, 1, 0]);
  });

  it('keeps paths beyond the box, and times from a time step', () => {
    const images = ({ id, element, x }: AtomText) => [id, element, ...x, 1, -2, 0].join(' ');
    const text = dumpText('id element x y z ix iy iz', images, { step: 250 });
    const { frames } = read(text, 'a.dump', { timeStep: 2 });
    expect(frames[0].time).toBe(0.5);
    const { configuration, paths } = frames[0];
    expect((paths?.[0] ?? 0) - configuration.positions[0]).toBeCloseTo(edge, 6);
    expect((paths?.[1] ?? 0) - configuration.positions[1]).toBeCloseTo(-2 * edge, 6);
  });

  it('passes over frames that nobody wants', () => {
    const text = [0, 1, 2, 3].map((step) => xyzText(`step=${step}`)).join('');
    const { frames, file } = read(text, 'a.xyz', { wanted: (index) => index === 2 });
    expect(frames.map(({ step, index }) => [step, index])).toEqual([[2, 2]]);
    expect(file.frames).toBe(4);
  });

  it('keeps the whole frames of one that was cut, packed or not', () => {
    const text = dumpText() + dumpText(undefined, undefined, { step: 5 });
    const half = dumpText(undefined, undefined, { step: 9 }).slice(0, 900);
    expect(read(text + half).frames).toHaveLength(2);
    expect(read(text + half).file.cut).toMatch(/^a\.file, line \d+: the frame ends after/);
    const packed = gzipSync(strToU8(text.repeat(20)));
    const { frames, file } = read(packed.subarray(0, packed.length - 300));
    expect(frames.length).toBeGreaterThan(1);
    expect(file.cut).not.toBeNull();
  });

  it('learns the types of a dump from a data file that has no atoms of some of them', () => {
    const [first] = dataText({}).split('\n').slice(-ATOMS);
    const alone = dataText({}).replace(/(Atoms[^\n]*\n\n).*/s, `$1${first}\n`);
    const { file } = read(alone.replace(`${ATOMS} atoms`, '1 atoms'), 'start.data');
    expect(
      [...(file.types ?? [])].map(([type, { element }]) => `${type} ${element}`).sort(),
    ).toEqual(['1 O', '2 Si', '3 B', '4 Na', '5 Ca']);
    const dump = dumpText('id type x y z', ({ id, type, x }) => [id, type, ...x].join(' '));
    expectGlass(read(dump, 'a.dump', { types: file.types }).frames[0]);
  });

  it.each([
    ['a dump', dumpText('id type x y z', ({ id, type, x }) => [id, type, ...x].join(' '))],
    ['an extended XYZ file', xyzText('', ({ type, x }) => [type, ...x].join(' '))],
  ])('asks for the elements of types that nothing tells in %s, and takes them', (_, text) => {
    let asked: unknown = null;
    try {
      read(text);
    } catch (error) {
      asked = error;
    }
    expect(asked).toBeInstanceOf(UnknownTypes);
    const { frames } = read(text, 'a.dump', { elements: ['O', 'Si', 'B', 'Na', 'Ca'] });
    expectGlass(frames[0]);
  });

  it('believes a person who names the elements more than masses that stand for nothing', () => {
    const before = ['Masses', '', ...[1, 2, 3, 4, 5].map((type) => `${type} 1.0`)];
    const elements = ['O', 'Si', 'B', 'Na', 'Ca'] as const;
    const { frames, assumed } = read(dataText({ before }), 'a.data', { elements });
    expectGlass(frames[0]);
    expect(frames[0].configuration.species.map(({ mass }) => mass)[0]).toBeCloseTo(15.999, 2);
    expect(assumed).toMatch(
      /Type 1 is O, as you say, with its mass of 15\.999\d* g\/mol: the file has 1/,
    );
    const wrong = read(dataText({}), 'a.data', { elements: ['Si', 'O', 'B', 'Na', 'Ca'] });
    expect(wrong.assumed).toMatch(/Type 1 is Si, as you say, although its atoms carry -0\.945 e/);
  });

  it('reads atomic numbers as what they are', () => {
    const number = { O: 8, Si: 14, B: 5, Na: 11, Ca: 20 };
    const { frames } = read(xyzText('', ({ element, x }) => [number[element], ...x].join(' ')));
    expectGlass(frames[0]);
  });
});
