import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Configuration } from '../core/configuration';
import { createExperiment } from '../core/experiment';
import { readExtendedXyz } from '../formats/extended-xyz';
import {
  checkGlass,
  configurationInAngstrom,
  LENGTH_READINGS,
  type LengthReading,
} from './check-glass';
import { placeReplicas } from './replicas';

const [glass] = placeReplicas(createExperiment({ preset: '24B', atoms: 300, cutoff: 5 }));
const HOSTILE = path.resolve(import.meta.dirname, '../../tests/data/hostile');

const hostile = (name: string) =>
  readExtendedXyz(readFileSync(path.join(HOSTILE, name), 'utf8'), name)[0].configuration;

/** A configuration with all lengths so many times as long. */
const scaled = (configuration: Configuration, factor: number): Configuration => ({
  ...configuration,
  positions: configuration.positions.map((value) => value * factor),
  box: configuration.box.map((edge) => edge * factor) as never,
});

const inFractions: Configuration = {
  ...glass,
  positions: glass.positions.map((value, i) => value / glass.box[i % 3]),
};

const check = (configuration: Configuration) => () => checkGlass(configuration, 'a.xyz');

describe('checkGlass', () => {
  it('takes a glass, a thin melt, a dense crystal and a few atoms in a large box', () => {
    for (const factor of [1, 1.6, 0.9]) expect(check(scaled(glass, factor))).not.toThrow();
    const few = {
      ...glass,
      types: glass.types.slice(0, 3),
      positions: glass.positions.slice(0, 9),
    };
    expect(check({ ...few, box: [80, 80, 80] })).not.toThrow();
  });

  it.each<readonly [LengthReading, Configuration]>([
    ['nm', scaled(glass, 0.1)],
    ['pm', scaled(glass, 100)],
    ['fractions', inFractions],
  ])('says what lengths in %s look like, and reads them so', (reading, configuration) => {
    expect(check(configuration)).toThrow(/these look like/);
    expect(check(configuration)).toThrow(expect.objectContaining({ looks: reading }));
    const read = configurationInAngstrom(configuration, reading);
    expect(check(read)).not.toThrow();
    for (const [i, value] of read.positions.entries()) {
      expect(value).toBeCloseTo(glass.positions[i], 9);
    }
  });

  it('names each reading once', () => {
    expect(new Set(LENGTH_READINGS).size).toBe(4);
    expect(configurationInAngstrom(scaled(glass, 1 / 0.529177210903), 'bohr').box[0]).toBeCloseTo(
      glass.box[0],
    );
  });

  it.each([
    ['measure-nm-units.xyz', /has 78\.6 atoms per Å³.*these look like nanometres, not Å/],
    ['measure-half-box.xyz', /has 0\.629 atoms per Å³, and nothing has more than 0\.25/],
    ['tiny.xyz', /has a box edge of 1\.0e-5 Å, too short for any atom/],
  ])('refuses %s', (name, words) => {
    expect(() => checkGlass(hostile(name), name)).toThrow(words);
  });

  it('refuses numbers of atoms that come twice', () => {
    const ids = Uint32Array.from(glass.types, (_, i) => (i === 9 ? 3 : i));
    expect(check({ ...glass, ids })).toThrow('two atoms with the number 3');
  });

  it('lets atoms lie on each other where that is not asked, and nothing else', () => {
    const positions = glass.positions.slice();
    positions.copyWithin(0, 3, 6);
    expect(check({ ...glass, positions })).toThrow('overlap');
    expect(() => checkGlass({ ...glass, positions }, 'a.xyz', false)).not.toThrow();
    expect(() => checkGlass(scaled(glass, 0.1), 'a.xyz', false)).toThrow('nanometres');
  });

  it('says that a box is half as long as it should be', () => {
    expect(() => checkGlass(hostile('measure-half-box.xyz'), 'a.xyz')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('half as long') }),
    );
  });

  it('refuses what is not finite, and atoms in a heap', () => {
    const positions = glass.positions.slice();
    positions[7] = Number.NaN;
    expect(check({ ...glass, positions })).toThrow('no finite numbers');
    expect(check({ ...glass, box: [Number.POSITIVE_INFINITY, 1, 1] })).toThrow('no finite numbers');
    expect(check({ ...glass, box: [1e200, 1e200, 1e200] })).toThrow('has a box edge of 1.0e+200 Å');
    const heap = { ...glass, positions: glass.positions.map((value) => 5 + value / 20) };
    expect(check(heap)).toThrow(/more than fit there/);
    const same = { ...glass, positions: glass.positions.map((_, i) => Math.floor(i / 9) / 4) };
    expect(check(same)).toThrow(/overlap|more than fit/);
  });

  it('looks at a million atoms in a line before it counts their pairs', () => {
    const atoms = 1_000_000;
    const edge = Math.cbrt(atoms / 0.08);
    const line: Configuration = {
      ...glass,
      types: new Uint8Array(atoms),
      positions: Float64Array.from({ length: 3 * atoms }, (_, i) => (i % 3 === 0 ? i % 200 : 3)),
      box: [edge, edge, edge],
    };
    expect(check(line)).toThrow(/more than fit there/);
  });
});
