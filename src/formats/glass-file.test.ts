import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  expectGlass,
  moving,
  readFile,
  velocities,
  xyzRow,
} from '../../tests/support/glass-file-reading';
import {
  ATOMS,
  type AtomText,
  dataText,
  dumpText,
  GLASS,
  shuffled,
  xyzText,
} from '../../tests/support/glass-texts';
import { UnknownTypes } from './type-species';

const [edge] = GLASS.box;

describe('a file', () => {
  it('has velocities of 300 K however they are written', () => {
    const speed = (text: string) => readFile(text).frames[0].configuration.velocities?.[0] ?? 0;
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
    const { frames, file, assumed } = readFile(text);
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
    expect(readFile(text + xyzText()).frames.map(({ glass }) => glass)).toEqual([0, 1, 0]);
  });

  it('keeps paths beyond the box, and times from a time step', () => {
    const images = ({ id, element, x }: AtomText) => [id, element, ...x, 1, -2, 0].join(' ');
    const text = dumpText('id element x y z ix iy iz', images, { step: 250 });
    const { frames } = readFile(text, 'a.dump', { timeStep: 2 });
    expect(frames[0].time).toBe(0.5);
    const { configuration, paths } = frames[0];
    expect((paths?.[0] ?? 0) - configuration.positions[0]).toBeCloseTo(edge, 6);
    expect((paths?.[1] ?? 0) - configuration.positions[1]).toBeCloseTo(-2 * edge, 6);
  });

  it('passes over frames that nobody wants', () => {
    const text = [0, 1, 2, 3].map((step) => xyzText(`step=${step}`)).join('');
    const { frames, file } = readFile(text, 'a.xyz', { wanted: (index) => index === 2 });
    expect(frames.map(({ step, index }) => [step, index])).toEqual([[2, 2]]);
    expect(file.frames).toBe(4);
  });

  it('keeps the whole frames of one that was cut, packed or not', () => {
    const text = dumpText() + dumpText(undefined, undefined, { step: 5 });
    const half = dumpText(undefined, undefined, { step: 9 }).slice(0, 900);
    expect(readFile(text + half).frames).toHaveLength(2);
    expect(readFile(text + half).file.cut).toMatch(/^a\.file, line \d+: the frame ends after/);
    const packed = gzipSync(strToU8(text.repeat(20)));
    const { frames, file } = readFile(packed.subarray(0, packed.length - 300));
    expect(frames.length).toBeGreaterThan(1);
    expect(file.cut).not.toBeNull();
  });

  it('learns the types of a dump from a data file that has no atoms of some of them', () => {
    const [first] = dataText({}).split('\n').slice(-ATOMS);
    const alone = dataText({}).replace(/(Atoms[^\n]*\n\n).*/s, `$1${first}\n`);
    const { file } = readFile(alone.replace(`${ATOMS} atoms`, '1 atoms'), 'start.data');
    expect(
      [...(file.types ?? [])].map(([type, { element }]) => `${type} ${element}`).sort(),
    ).toEqual(['1 O', '2 Si', '3 B', '4 Na', '5 Ca']);
    const dump = dumpText('id type x y z', ({ id, type, x }) => [id, type, ...x].join(' '));
    expectGlass(readFile(dump, 'a.dump', { types: file.types }).frames[0]);
  });

  it.each([
    ['a dump', dumpText('id type x y z', ({ id, type, x }) => [id, type, ...x].join(' '))],
    ['an extended XYZ file', xyzText('', ({ type, x }) => [type, ...x].join(' '))],
  ])('asks for the elements of types that nothing tells in %s, and takes them', (_, text) => {
    let asked: unknown = null;
    try {
      readFile(text);
    } catch (error) {
      asked = error;
    }
    expect(asked).toBeInstanceOf(UnknownTypes);
    const { frames } = readFile(text, 'a.dump', { elements: ['O', 'Si', 'B', 'Na', 'Ca'] });
    expectGlass(frames[0]);
  });

  it('believes a person who names the elements more than masses that stand for nothing', () => {
    const before = ['Masses', '', ...[1, 2, 3, 4, 5].map((type) => `${type} 1.0`)];
    const elements = ['O', 'Si', 'B', 'Na', 'Ca'] as const;
    const { frames, assumed } = readFile(dataText({ before }), 'a.data', { elements });
    expectGlass(frames[0]);
    expect(frames[0].configuration.species.map(({ mass }) => mass)[0]).toBeCloseTo(15.999, 2);
    expect(assumed).toMatch(
      /Type 1 is O, as you say, with its mass of 15\.999\d* g\/mol: the file has 1/,
    );
    const wrong = readFile(dataText({}), 'a.data', { elements: ['Si', 'O', 'B', 'Na', 'Ca'] });
    expect(wrong.assumed).toMatch(/Type 1 is Si, as you say, although its atoms carry -0\.945 e/);
  });

  it('reads atomic numbers as what they are', () => {
    const number = { O: 8, Si: 14, B: 5, Na: 11, Ca: 20 };
    const { frames } = readFile(xyzText('', ({ element, x }) => [number[element], ...x].join(' ')));
    expectGlass(frames[0]);
  });
});
