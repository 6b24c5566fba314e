import { describe, expect, it } from 'vitest';
import { readLammpsDump } from '../../tests/support/lammps-dump';
import { readLammpsTypes } from '../../tests/support/lammps-types';
import { thrownBy } from '../../tests/support/problems';
import { randomGlass } from '../../tests/support/small-glass';
import { type Configuration, elementOf } from '../core/configuration';

const placed = randomGlass('24B', 60, 2);
const glass: Configuration = {
  ...placed,
  velocities: placed.positions.map((x, i) => (x - i / 40) / 1000),
};
const [edge] = glass.box;
/** Lower corner of the box in the files below, Å */
const LOW = [-3, 2, 0.5];

type Column = (atom: number) => string | number;
const axes = ['x', 'y', 'z'];
const position = (atom: number, k: number) => glass.positions[3 * atom + k];
const velocity = (atom: number, k: number) => (glass.velocities ?? [])[3 * atom + k];

/** Every column that LAMMPS could write of this glass. */
const COLUMNS: Readonly<Record<string, Column>> = {
  id: (atom) => atom + 1,
  type: (atom) => glass.types[atom] + 1,
  element: (atom) => elementOf(glass, atom),
  mass: (atom) => glass.species[glass.types[atom]].mass.toFixed(3),
  q: () => -1,
  ...Object.fromEntries(
    axes.flatMap((axis, k): [string, Column][] => [
      [axis, (atom) => position(atom, k) + LOW[k]],
      [`${axis}s`, (atom) => position(atom, k) / edge],
      [`${axis}u`, (atom) => position(atom, k) + LOW[k] + edge * ((atom % 5) - 2)],
      [`${axis}su`, (atom) => position(atom, k) / edge + (atom % 3) - 1],
      [`i${axis}`, (atom) => atom % 2],
      [`v${axis}`, (atom) => 1000 * velocity(atom, k)],
    ]),
  ),
};

interface DumpOptions {
  readonly columns?: string;
  readonly step?: number;
  readonly head?: string;
  readonly flags?: string;
  readonly order?: (atoms: number[]) => number[];
  readonly column?: Readonly<Record<string, Column>>;
}

function dump(options: DumpOptions = {}): string {
  const { columns = 'id type element x y z', step = 0, head = '', flags = ' pp pp pp' } = options;
  const { order = (atoms) => atoms, column } = options;
  const names = columns.split(' ');
  const atoms = order(Array.from(glass.types, (_, atom) => atom));
  return [
    `${head}ITEM: TIMESTEP`,
    step,
    'ITEM: NUMBER OF ATOMS',
    atoms.length,
    `ITEM: BOX BOUNDS${flags}`,
    ...LOW.map((low) => `${low.toExponential(16)} ${(low + edge).toExponential(16)}`),
    `ITEM: ATOMS ${columns}`,
    ...atoms.map((atom) => names.map((name) => ({ ...COLUMNS, ...column })[name](atom)).join(' ')),
    '',
  ].join('\n');
}

const only = (text: string) => {
  const { frames, cut } = readLammpsDump(text, 'a.dump');
  expect(cut).toBeNull();
  expect(frames).toHaveLength(1);
  return frames[0];
};

function expectGlass(read: Configuration): void {
  expect(read.species).toEqual(glass.species);
  expect(read.types).toEqual(glass.types);
  expect(read.ids).toBeNull();
  for (const [k, length] of read.box.entries()) expect(length).toBeCloseTo(glass.box[k], 9);
  for (const [i, x] of read.positions.entries()) {
    const apart = Math.abs(x - glass.positions[i]);
    expect(Math.min(apart, edge - apart)).toBeLessThan(1e-9);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThan(read.box[i % 3]);
  }
}

describe('readLammpsDump', () => {
  it.each([
    'id type element x y z',
    'z y x element id',
    'id mass xu yu zu',
    'element id type xs ys zs',
    'ix iy iz xsu ysu zsu q id element',
    'x ys zu id mass',
    'id element x y z xu yu zu xs ys zs',
  ])('reads the columns %s', (columns) => {
    const { configuration, step, time } = only(dump({ columns }));
    expectGlass(configuration);
    expect(configuration.velocities).toBeNull();
    expect(step).toBe(0);
    expect(time).toBeNull();
  });

  it('puts atoms that LAMMPS wrote in any order into the order of their ids', () => {
    const columns = 'id element x y z vx vy vz';
    const reversed = only(dump({ columns, order: (atoms) => atoms.reverse() }));
    expectGlass(reversed.configuration);
    for (const [i, v] of (reversed.configuration.velocities ?? []).entries()) {
      expect(v).toBeCloseTo((glass.velocities ?? [])[i], 12);
    }
    const some = only(dump({ order: (atoms) => atoms.filter((atom) => atom % 2 === 1) }));
    expect(some.configuration.ids?.slice(0, 3)).toEqual(Uint32Array.of(2, 4, 6));
  });

  it('takes units metal unless the file says real, for the whole file', () => {
    const columns = 'id element x y z vx vy vz';
    const first = 'ITEM: TIME\n250\n';
    const text = dump({ columns, head: `ITEM: UNITS\nreal\n${first}` });
    const real = readLammpsDump(text + dump({ columns, head: first, step: 250 }), 'real.dump');
    expect(real.frames.map(({ time, step }) => [time, step])).toEqual([
      [0.25, 0],
      [0.25, 250],
    ]);
    const metal = only(dump({ columns, head: `ITEM: UNITS\nmetal\n${first}` }));
    expect(metal.time).toBe(250);
    const one = metal.configuration.velocities?.[7] ?? Number.NaN;
    expect(one).toBeCloseTo(velocity(2, 1), 12);
    for (const { configuration } of real.frames) {
      expect(configuration.velocities?.[7]).toBeCloseTo(1000 * one, 9);
    }
  });

  it('learns from a data file which elements the types are', () => {
    const masses = glass.species.map(({ element }, i) => `${i + 1} ${10 + i} # ${element}`);
    const head =
      'start\n\n1 atoms\n5 atom types\n0 9 xlo xhi\n0 9 ylo yhi\n0 9 zlo zhi\n\nMasses\n\n';
    const data = `${head}${masses.join('\n')}\n`;
    const types = readLammpsTypes(data, 'start.data');
    const text = dump({ columns: 'id type x y z' });
    const { frames } = readLammpsDump(text, 'a.dump', types);
    expect(frames[0].configuration.types).toEqual(glass.types);
    expect(frames[0].configuration.species.map(({ mass }) => mass)).toEqual([10, 11, 12, 13, 14]);
    const unnamed = dump({ column: { element: () => 'C' } });
    const [again] = readLammpsDump(unnamed, 'a.dump', types).frames;
    expect(again.configuration).toEqual(frames[0].configuration);
    const fewer = new Map([...types].slice(0, 3));
    expect(thrownBy(() => readLammpsDump(text, 'a.dump', fewer)).message).toMatch(
      /^a\.dump, line \d+: the atom has type 4, which is not in the Masses of the data file\.$/,
    );
  });

  it('keeps the whole frames of a file that ends too early, and says so', () => {
    const whole = dump() + dump({ step: 10 });
    const third = dump({ step: 20 });
    const lines = whole.trimEnd().split('\n').length;
    for (const length of [5, 16, 30, 100, 300, third.length - 30]) {
      const { frames, cut } = readLammpsDump(whole + third.slice(0, length), 'cut.dump');
      expect(frames.map(({ step }) => step)).toEqual([0, 10]);
      expect(cut).toMatch(/^cut\.dump, line \d+: .+\.$/);
      expect(Number(/line (\d+)/.exec(cut ?? '')?.[1])).toBeGreaterThan(lines);
    }
    expect(thrownBy(() => readLammpsDump(third.slice(0, 300), 'cut.dump')).message).toMatch(
      /^cut\.dump, line \d+: the frame ends after \d+ of \d+ atoms\.$/,
    );
  });

  it('takes files of any system', () => {
    expectGlass(only(`\uFEFF${dump().replaceAll('\n', '\r\n')}\r\n`).configuration);
  });

  const broken = (change: (text: string) => string) => () =>
    readLammpsDump(change(dump()), 'b.dump');
  it.each([
    [
      'a tilted box',
      broken((t) =>
        t.replace('BOUNDS pp', 'BOUNDS xy xz yz pp').replace(/^(-3\S+ \S+)$/m, '$1 1.5'),
      ),
      /line 6: the box is tilted/,
    ],
    [
      'a general triclinic box',
      broken((t) =>
        t
          .replace('BOUNDS pp', 'BOUNDS abc origin pp')
          .replace(/^-3.*\n2.*\n5.*$/m, '9 0 0 0\n1 9 0 0\n0 0 9 0'),
      ),
      /line 7: the box is tilted/,
    ],
    [
      'walls',
      broken((t) => t.replace('pp pp pp', 'pp pp fs')),
      /line 5: the box is not periodic in all directions \(pp pp fs\)/,
    ],
    [
      'a box inside out',
      broken((t) => t.replace('-3.0', '93.0')),
      /line 6: the box goes from 93 to/,
    ],
    [
      'other units',
      broken((t) => `ITEM: UNITS\nlj\n${t}`),
      /line 2: the dump is in LAMMPS units "lj"/,
    ],
    [
      'types that nobody explains',
      () => readLammpsDump(dump({ columns: 'id type x y z' }), 'b.dump'),
      /line 9: the dump gives atom types, and nothing says/,
    ],
    [
      'no element at all',
      () => readLammpsDump(dump({ columns: 'id x y z' }), 'b.dump'),
      /line 9: the dump says nothing of the elements/,
    ],
    [
      'a missing coordinate',
      () => readLammpsDump(dump({ columns: 'id element x z' }), 'b.dump'),
      /line 9: the dump has no column "y"/,
    ],
    [
      'elements that were not named',
      broken((t) => t.replace('1 1 O ', '1 1 C ')),
      /line 9: the dump gives atom types, and nothing says which elements they are \(type 1: 1 atoms\)/,
    ],
    [
      'an unknown mass',
      () =>
        readLammpsDump(dump({ columns: 'id mass x y z', column: { mass: () => 12 } }), 'b.dump'),
      /line 10: the atom has a mass of 12 g\/mol/,
    ],
    [
      'a number that is none',
      broken((t) => t.replace(/^(1 1 O) \S+/m, '$1 nan')),
      /line 10: "nan" is not a finite number/,
    ],
    [
      'a line with too little',
      broken((t) => t.replace(/^(1 1 O) \S+/m, '$1')),
      /line 10: an atom has 5 columns instead of 6/,
    ],
    [
      'an atom twice',
      broken((t) => t.replace(/^2 1 O/m, '1 1 O')),
      /line 9: atom 1 comes twice in the frame of step 0/,
    ],
    [
      'more atoms than the frame has',
      broken((t) => t.replace('ATOMS\n', 'ATOMS\n4')),
      /the frame ends after \d+ of 4\d+ atoms/,
    ],
    [
      'another kind of file',
      () => readLammpsDump('hello\n', 'b.dump'),
      /line 1: "hello" stands where a part of a dump/,
    ],
    ['nothing', () => readLammpsDump('', 'b.dump'), /line 1: /],
    [
      'parts in the wrong order',
      () => readLammpsDump('ITEM: TIMESTEP\n0\nITEM: ATOMS id element x y z\n', 'b.dump'),
      /line 3: the atoms come before/,
    ],
    [
      'other atoms in a later frame',
      () => readLammpsDump(dump() + dump({ step: 5, order: (a) => a.slice(1) }), 'b.dump'),
      /the frame of step 5 holds other atoms/,
    ],
  ])('refuses %s', (_what, read, message) => {
    const problem = thrownBy(read);
    expect(problem.message).toMatch(message);
    expect(problem.message).toMatch(/^b\.dump, line \d+: .+\.$/);
    expect(problem.hint).toMatch(/^[A-Z].+\.$/);
  });
});
