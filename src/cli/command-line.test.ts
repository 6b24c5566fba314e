import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { vitrine } from '../../tests/support/vitrine';
import type { Configuration } from '../core/configuration';
import { createExperiment } from '../core/experiment';
import { potentialById } from '../core/potential';
import { writeExtendedXyzFrame } from '../formats/extended-xyz-writer';
import { writeLammpsData } from '../formats/lammps-data';
import { placeReplicas } from '../run/replicas';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
const yang2026 = potentialById('yang2026');
const [glass] = placeReplicas(createExperiment({ preset: '24B', atoms: 200, cutoff: 5 }));

function data(name: string, configuration: Configuration): string {
  const file = path.join(folder, name);
  writeFileSync(file, writeLammpsData(configuration, yang2026, name));
  return file;
}

describe('vitrine', () => {
  it('explains itself on stdout', async () => {
    for (const words of [['--help'], ['energy', '--help'], ['melt-quench', '--help']]) {
      const { code, stdout, stderr } = await vitrine(...words);
      expect(code).toBe(0);
      expect(stdout).toContain('Usage: vitrine');
      expect(stderr).toBe('');
    }
  });

  it('says its version', async () => {
    const { code, stdout } = await vitrine('--version');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Vitrine \d+\.\d+\.\d+$/);
  });

  it('says how a number was understood that is not written plainly', async () => {
    const deck = path.join(folder, 'deck');
    const words = ['--lammps', deck, '--atoms', '1,200', '--rate', '10¹⁴ K/s', '--seed', '7'];
    const { code, stderr } = await vitrine('export', '24B', ...words);
    expect(code).toBe(0);
    expect(stderr).toContain('--atoms 1,200 is read as 1200.');
    expect(stderr).toContain('--rate 10¹⁴ K/s is read as 100.');
    expect(stderr).not.toContain('--seed');
  });

  it('measures LAMMPS data as one JSON object', async () => {
    const { code, stdout } = await vitrine('measure', data('glass.data', glass), '--json');
    expect(code).toBe(0);
    const measured = JSON.parse(stdout);
    expect(measured.atoms).toBe(glass.types.length);
    expect(measured.density).toBeCloseTo(2.4, 3);
    expect(measured.firstPeak['Si-O']).toHaveLength(2);
  });

  it('averages the frames of a trajectory, or measures those that are asked for', async () => {
    const file = path.join(folder, 'trajectory.extxyz');
    const dense: Configuration = {
      ...glass,
      positions: glass.positions.map((x) => 0.9 * x),
      box: [0.9 * glass.box[0], 0.9 * glass.box[1], 0.9 * glass.box[2]],
    };
    writeFileSync(file, writeExtendedXyzFrame(glass) + writeExtendedXyzFrame(dense));
    const json = async (...words: string[]) =>
      JSON.parse((await vitrine('measure', file, '--json', ...words)).stdout);
    const both = await json();
    const ratio = 1 / 0.9 ** 3;
    expect(both.frames).toBe(2);
    expect(both.density).toBeCloseTo((2.4 * (1 + ratio)) / 2, 3);
    expect(both.standardError.density).toBeCloseTo((2.4 * (ratio - 1)) / 2, 3);
    const last = await json('--last');
    expect(last).toMatchObject({ frames: 1, standardError: null });
    expect(last.density).toBeCloseTo(2.4 * ratio, 3);
    expect((await json('--frames', '1')).density).toBeCloseTo(2.4, 3);
    expect((await json('--frames', '2:')).density).toBe(last.density);
  });

  it('gives null for the fractions of an absent element', async () => {
    const [borate] = placeReplicas(createExperiment({ preset: '75B', atoms: 200, cutoff: 5 }));
    const { stdout } = await vitrine('measure', data('75B.data', borate), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      siliconCoordination: null,
      firstPeak: { 'Si-O': null },
    });
  });

  it.each([
    ['an unknown command', ['melt'], /^error: Unknown command 'melt'/],
    ['a missing argument', ['energy'], /^error: Missing required argument 'file'/],
    ['an unknown option', ['measure', 'a', '--fast'], /^error: Unknown option '--fast'/],
    ['a missing folder', ['melt-quench', '24B'], /needs a folder for its files/],
    ['an unknown ensemble', ['advance', 'a', '--ensemble', 'nph'], /choices are nve, nvt, npt/],
    ['a step that is none', ['advance', 'a', '--ensemble', 'nve', '--steps', '0'], /'--steps/],
    ['a file that is missing', ['energy', 'none.data'], /none\.data cannot be read/],
    ['an unknown preset', ['melt-quench', 'B24', '--out', 'x'], /no preset "B24"/],
    [
      'an unknown protocol',
      ['melt-quench', '24B', '--out', 'x', '--protocol', 'p'],
      /protocol "p"/,
    ],
    [
      'a cutoff beyond half the box',
      ['melt-quench', '24B', '--out', 'x', '--cutoff', '9'],
      /cutoff of 9 Å does not fit .*\nhint: Use a cutoff of at most 8\.0\d Å, or at least \d+ atoms\.$/,
    ],
  ])('refuses %s with one line and a hint', async (_what, words, message) => {
    const { code, stdout, stderr } = await vitrine(...words);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: .+\nhint: .+$/);
  });

  it('names what is wrong with a configuration before it looks for a device', async () => {
    const positions = glass.positions.slice();
    positions.set([positions[0] + 0.1, positions[1], positions[2]], 15);
    const overlapping = data('overlapping.data', { ...glass, positions });
    expect((await vitrine('energy', overlapping, '--cutoff', '5')).stderr).toMatch(
      /^error: Atoms O 1 and O 6 of overlapping\.data overlap: they are 0\.100 Å apart/,
    );
    const charged = data('charged.data', {
      ...glass,
      types: glass.types.slice(1),
      positions: glass.positions.slice(3),
    });
    expect((await vitrine('energy', charged, '--cutoff', '5')).stderr).toMatch(
      /^error: charged\.data is not neutral: its charges sum to 0\.945 e/,
    );
    const wide = await vitrine(
      'advance',
      data('a.data', glass),
      '--ensemble',
      'nve',
      '--steps',
      '1',
    );
    expect(wide.stderr).toMatch(/^error: The cutoff of 11 Å does not fit a\.data/);
  });

  it('refuses files of another kind and truncated ones', async () => {
    const foreign = path.join(folder, 'foreign.data');
    writeFileSync(foreign, '%PDF-1.7\n1 0 obj\n<< >>\n');
    expect((await vitrine('energy', foreign)).stderr).toMatch(/^error: foreign\.data/);
    const whole = writeLammpsData(glass, yang2026, 'whole');
    const truncated = path.join(folder, 'truncated.data');
    writeFileSync(truncated, whole.slice(0, 4000));
    expect((await vitrine('measure', truncated)).stderr).toMatch(
      /^error: truncated\.data, line \d+: the section Atoms ends after \d+ of \d+ lines/,
    );
  });

  it('does not begin a long computation whose files it could not write', async () => {
    const file = path.join(folder, 'in-the-way');
    writeFileSync(file, '');
    const { code, stderr } = await vitrine('melt-quench', '24B', '--out', path.join(file, 'run'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be written/);
    const place = path.join(folder, 'missing', 'forces.csv');
    const forces = await vitrine(
      'energy',
      data('b.data', glass),
      '--cutoff',
      '5',
      '--forces',
      place,
    );
    expect(forces.stderr).toMatch(/forces\.csv cannot be written: there is no such file or folder/);
    expect(existsSync(path.join(folder, 'missing'))).toBe(false);
  });

  it('needs a temperature for a thermostat', async () => {
    const still = data('still.data', { ...glass, velocities: null });
    const words = ['advance', still, '--ensemble', 'nvt', '--steps', '5', '--cutoff', '5'];
    expect((await vitrine(...words)).stderr).toMatch(
      /^error: NVT needs a temperature, and still\.data has no velocities/,
    );
  });
});
