import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { randomGlass } from '../../tests/support/small-glass';
import { vitrine } from '../../tests/support/vitrine';
import { type Configuration, elementOf, wrap } from '../core/configuration';
import { potentialById } from '../core/potential';
import { counterRandom } from '../core/random';
import { writeExtendedXyzFrame } from '../formats/extended-xyz-writer';
import type { FrameInfo } from '../formats/frame';
import { writeLammpsData } from '../formats/lammps-data';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const glass = randomGlass('24B', 200, 1);

function file(name: string, text: string): string {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
}

/** A frame of a dump whose box has grown by a factor. */
function frame(step: number, kind: 'element' | 'type', growth = 1): string {
  const atoms = Array.from(glass.types, (type, i) => {
    const what = kind === 'element' ? elementOf(glass, i) : type + 1;
    return [i + 1, what, ...glass.positions.slice(3 * i, 3 * i + 3).map((x) => growth * x)];
  });
  return [
    ...['ITEM: TIMESTEP', step, 'ITEM: NUMBER OF ATOMS', atoms.length],
    ...['ITEM: BOX BOUNDS pp pp pp', ...glass.box.map((edge) => `0 ${growth * edge}`)],
    ...[`ITEM: ATOMS id ${kind} x y z`, ...atoms.map((atom) => atom.join(' ')), ''],
  ].join('\n');
}

describe('vitrine measure, of a LAMMPS dump', () => {
  it('averages all frames, with standard errors', async () => {
    const dump = file('two.dump', frame(0, 'element') + frame(10, 'element', 1.1));
    const { code, stdout, stderr } = await vitrine('measure', dump, '--json');
    expect(code).toBe(0);
    expect(stderr).toBe('');
    const measured = JSON.parse(stdout);
    const [a, b] = [2.4, 2.4 / 1.1 ** 3];
    expect(measured).toMatchObject({ atoms: glass.types.length, frames: 2, files: ['two.dump'] });
    expect(measured.density).toBeCloseTo((a + b) / 2, 3);
    expect(measured.standardError.density).toBeCloseTo((a - b) / 2, 3);
    expect(Object.keys(measured.standardError).sort()).toEqual(
      Object.keys(measured)
        .filter(
          (key) =>
            ![
              'assumed',
              'files',
              'frames',
              'replicas',
              'scattering',
              'shells',
              'sources',
              'standardError',
            ].includes(key),
        )
        .sort(),
    );
  });

  it('measures the whole frames before one that was cut, and says so', async () => {
    const whole = frame(0, 'element');
    const dump = file('cut.dump', whole + frame(10, 'element', 1.1).slice(0, 2000));
    const { stdout, stderr } = await vitrine('measure', dump, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ frames: 1, standardError: null });
    expect(JSON.parse(stdout).density).toBeCloseTo(2.4, 3);
    expect(stderr).toMatch(
      /^cut\.dump, line \d+: the frame ends after \d+ of \d+ atoms\. The frames before are whole\.$/,
    );
  });

  it('takes the elements of types from a data file', async () => {
    const dump = file('typed.dump', frame(0, 'type'));
    const alone = await vitrine('measure', dump);
    expect(alone.code).toBe(1);
    expect(alone.stderr).toMatch(
      /^error: typed\.dump, line 9: the dump gives atom types.*\nhint: .*the LAMMPS data file with its Masses/,
    );
    const data = file('start.data', writeLammpsData(glass, potentialById('yang2026'), 'start'));
    const { stdout } = await vitrine('measure', dump, '--data', data, '--json');
    expect(JSON.parse(stdout).density).toBeCloseTo(2.4, 3);
  });
});

describe('vitrine measure, of several files', () => {
  const written = (name: string, configuration: Configuration) =>
    file(name, writeLammpsData(configuration, potentialById('yang2026'), name));

  it('says what it was measured of: file, kind, frames and what was assumed', async () => {
    const dump = file('sources.dump', [0, 1, 2, 3].map((step) => frame(step, 'element')).join(''));
    const [some, last] = await Promise.all([
      vitrine('measure', dump, '--json', '--no-rings', '--frames', '2:3'),
      vitrine('measure', dump, '--json', '--no-rings', '--last'),
    ]);
    expect(JSON.parse(some.stdout).sources).toEqual([
      'sources.dump, LAMMPS dump, frames 2 to 3 of 4.',
    ]);
    expect(JSON.parse(last.stdout).sources).toEqual(['sources.dump, LAMMPS dump, frame 4 of 4.']);
  });

  it('takes files of the same atoms for replicas', async () => {
    const others = [1, 2, 3].map((seed) =>
      written(`replica-${seed}.data`, randomGlass('24B', 200, seed, 2.3 + 0.1 * seed)),
    );
    const { stdout } = await vitrine('measure', ...others, '--json');
    const measured = JSON.parse(stdout);
    expect(measured).toMatchObject({ replicas: 3, frames: 3 });
    expect(measured.density).toBeCloseTo(2.5, 3);
    expect(measured.standardError.density).toBeCloseTo(0.1 / Math.sqrt(3), 3);
    expect(measured.structureFactor.neutron.S).toHaveLength(385);
  });

  it('weighs scattering as it is told', async () => {
    const one = written('one.data', glass);
    const S = async (...words: string[]) => {
      const { structureFactor, scattering } = JSON.parse(
        (await vitrine('measure', one, '--json', ...words)).stdout,
      );
      return {
        scattering,
        neutron: structureFactor.neutron.S[84],
        xray: structureFactor.xray.S[84],
      };
    };
    const natural = await S();
    const enriched = await S('--boron', '11B');
    const square = await S('--normalisation', 'mean-square');
    expect(natural.scattering).toEqual({ boron: 'natural', normalisation: 'squared-mean' });
    expect(enriched.neutron).not.toBeCloseTo(natural.neutron, 4);
    expect(enriched.xray).toBe(natural.xray);
    // ⟨f⟩²/⟨f²⟩ of 24B at 5 Å⁻¹
    expect((square.xray - 1) / (natural.xray - 1)).toBeCloseTo(0.789, 2);
  });

  it('keeps different glasses apart', async () => {
    const two = [written('24B.data', glass), written('75B.data', randomGlass('75B', 200, 1))];
    const { stdout } = await vitrine('measure', ...two, '--json');
    const { glasses } = JSON.parse(stdout);
    expect(glasses.map(({ files }: { files: string[] }) => files)).toEqual([
      ['24B.data'],
      ['75B.data'],
    ]);
    expect(glasses[1].Q_Si).toBeNull();
    const words = (await vitrine('measure', ...two)).stdout;
    expect(words).toMatch(/24B\.data[\s\S]*\n\n[\s\S]*75B\.data/);
    expect(words).toMatch(/^Si–O, 2\.0 Å +absent$/m);
  });

  it('says what it found in words, with errors', async () => {
    const dump = file('words.dump', frame(0, 'element') + frame(10, 'element', 1.1));
    const { stdout } = await vitrine('measure', dump);
    expect(stdout).toMatch(/^glass +words\.dump: mean of 2 frames$/m);
    expect(stdout).toMatch(/^density +2\.1 ± 0\.3 g\/cm³$/m);
    expect(stdout).not.toMatch(/NaN|undefined|null/);
  });

  it('leaves rings out when it is told to, and nothing else', async () => {
    const dump = file('no-rings.dump', frame(0, 'element') + frame(10, 'element', 1.1));
    const json = async (...words: string[]) =>
      JSON.parse((await vitrine('measure', dump, '--json', ...words)).stdout);
    const [all, some] = [await json(), await json('--no-rings')];
    expect(all.rings.king).not.toBeNull();
    expect(some).toEqual({
      ...all,
      rings: null,
      standardError: { ...all.standardError, rings: null },
    });
    const { stdout } = await vitrine('measure', dump, '--no-rings');
    expect(stdout).toMatch(/^rings +not looked for$/m);
    expect(stdout).not.toMatch(/King|NaN|undefined|null/);
  });

  it('says of the reference glass what an independent program does', async () => {
    const { stdout } = await vitrine('measure', 'tests/data/structure/24B-1000-glass.data');
    expect(stdout).toMatch(/^density +2\.5112 g\/cm³$/m);
    expect(stdout).toMatch(/^B–O, 1\.8 Å +50\.0 % 3-fold, 50\.0 % 4-fold$/m);
    expect(stdout).toMatch(/^rings, King +2\.19 per Si or B, of 7\.46 on average$/m);
    expect(stdout).toMatch(
      /^g\(r\), Si–O +first peak at 1\.625 Å, g = 29\.06; by fit at 1\.634 Å$/m,
    );
  });
});

describe('vitrine measure, asked for what is not there', () => {
  const two = file('three.dump', frame(0, 'element') + frame(10, 'element'));

  it.each([
    [['--frames', '5:9'], /^error: three\.dump has no frames from 5 to 9: it holds 2\./],
    [['--frames', '2:1'], /^error: .*Give frames as A:B, A: or :B; the first is 1\./],
    [['--frames', '1', '--last'], /^error: .*cannot be used with/],
    [['--figure', 'ring-sizes', '--no-rings'], /^error: .*cannot be used with/],
  ])('%j', async (options, message) => {
    const { code, stderr } = await vitrine('measure', two, ...options);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });

  it('says that frames of a ramp are averaged', async () => {
    const ramp = [3000, 300].map((temperature) => writeExtendedXyzFrame(glass, { temperature }));
    const { stderr } = await vitrine('measure', file('ramp.extxyz', ramp.join('')), '--json');
    expect(stderr).toMatch(/^The frames of ramp\.extxyz lie between 300 K and 3000 K/);
  });
});

describe('vitrine measure --diffusion', () => {
  /** Steps of 0.2 Å along each axis, 0.1 ps apart: D = 0.04/(2·0.1) = 0.2 Å²/ps. */
  function walk(name: string, frames: number, timed = true): string {
    const random = counterRandom(4, 0);
    // So thin that hardly any atoms are bonded: there are no rings to look for.
    const small = randomGlass('24B', 60, 1, 0.3);
    const positions = small.positions.slice();
    const written = Array.from({ length: frames }, (_, f) => {
      const wrapped = positions.map((x, i) => wrap(x, small.box[i % 3]));
      for (let i = 0; i < positions.length; i++) positions[i] += 0.2 * random.gaussian();
      const info: FrameInfo = timed ? { time: Number((0.1 * f).toFixed(3)) } : {};
      return writeExtendedXyzFrame({ ...small, positions: wrapped }, info);
    });
    return file(name, written.join(''));
  }

  it('prints the coefficient of each element with its error', async () => {
    const trajectory = walk('walk.extxyz', 80);
    const { stdout } = await vitrine('measure', trajectory, '--diffusion', '--json');
    const { diffusion, standardError } = JSON.parse(stdout);
    expect(Object.keys(diffusion).sort()).toEqual(['B', 'Ca', 'Na', 'O', 'Si']);
    expect(Math.abs(diffusion.O - 0.2)).toBeLessThan(4 * standardError.diffusion.O);
    expect(standardError.diffusion.O).toBeLessThan(0.05);
    const words = (await vitrine('measure', trajectory, '--diffusion')).stdout;
    expect(words).toMatch(/^diffusion, O +0\.\d+ ± 0\.\d+ Å²\/ps, from times of \S+ to 3\.9 ps$/m);
  });

  it.each([
    ['too few frames', walk('few.extxyz', 10), /^error: few\.extxyz has 10 frames/],
    ['no times', walk('untimed.extxyz', 30, false), /^error: untimed\.extxyz does not say when/],
  ])('says what is wrong with %s', async (_, trajectory, message) => {
    const { code, stderr } = await vitrine('measure', trajectory, '--diffusion');
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
  });
});
