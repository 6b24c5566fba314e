import { describe, expect, it } from 'vitest';
import { dataText, dumpText, xyzText } from '../../tests/support/glass-texts';
import { createExperiment } from '../core/experiment';
import { parseExperiment, serialiseExperiment } from '../core/experiment-json';
import { Problem } from '../core/problem';
import { parseJsonText } from '../core/validate';
import { exportToLammps } from '../run/lammps-export';
import { readCsvTable } from './csv-table';
import { GlassFile } from './glass-file';
import { refuseOtherJson } from './json-kinds';
import { recognise } from './recognise';
import { decodeShareLink } from './share-link';
import { readStructureFactor } from './structure-factor-curve';

const MANY = 1_000_000;
const BOX = 'Lattice="10 0 0 0 10 0 0 0 10"';
const PROPERTIES = 'Properties=species:S:1:pos:R:3';
const experiment = serialiseExperiment(createExperiment({ preset: '24B' })) as object;

function readFile(text: string): void {
  const file = new GlassFile('a.file');
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 65_536) {
    file.push(bytes.subarray(at, at + 65_536), false);
  }
  file.push(new Uint8Array(), true);
  if (file.kind === 'curve') readStructureFactor(file.text, 'a.file');
  if (file.kind === 'json') readExperiment(file.text);
}

function readExperiment(text: string): void {
  const json = parseJsonText(text, 'a.json');
  refuseOtherJson(json, 'a.json');
  parseExperiment(json, 'a.json');
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const curve = (text: string) => () => void readStructureFactor(text, 'a.dat');
const file = (text: string) => () => readFile(text);
const table = (text: string) => () => void readCsvTable(text, 'a.csv');

// What is quadratic in any of these comes to the time that a test may take.
describe('a text made to be slow or to be repeated', () => {
  it.each<[string, () => void, RegExp]>([
    ['JSON that opens and never closes', file('['.repeat(600_000)), /is not valid JSON/],
    ['JSON nested 600 kB deep', file(nested(300_000)), /"version" is missing/],
    [
      'a deep field',
      file(JSON.stringify({ ...experiment, name: 0 }).replace('"name":0', `"name":${nested(3e5)}`)),
      /"name" must be a text of 1 to 80 characters, not a list/,
    ],
    [
      'a key of a megabyte',
      file(JSON.stringify({ ...experiment, ['k'.repeat(MANY)]: 1 })),
      /is not a field that Vitrine knows/,
    ],
    ['a title of a megabyte', table(`a,${'b'.repeat(MANY)}\n1,2,3\n`), /line 2: there are 3 cells/],
    ['a quotation that never ends', table(`a,b\n"${'x'.repeat(MANY)}`), /is never closed/],
    ['a count of 2·10⁹ atoms', file(`2000000000\n${BOX} ${PROPERTIES}\nO 1 1 1\n`), /after 1 of 2/],
    [
      'a data file of 2·10⁹ atoms',
      file(dataText({}).replace(/\d+ atoms/, '2000000000 atoms')),
      /ends after \d+ of 2000000000 lines/,
    ],
    [
      'a dump of 2·10⁹ atoms',
      file(dumpText().replace(/(NUMBER OF ATOMS\n)\d+/, '$12000000000')),
      /ends after \d+ of 2000000000 atoms/,
    ],
    [
      'a Lattice of a million numbers',
      file(xyzText('', undefined, { lattice: `Lattice="${'1 '.repeat(MANY)}"` })),
      /has 1000000 numbers/,
    ],
    [
      'an Origin of two numbers',
      file(`1\n${BOX} Origin="1 2" ${PROPERTIES}\nO 1 1 1\n`),
      /Origin="1 2" has 2/,
    ],
    [
      'an Origin of words',
      file(`1\n${BOX} Origin="a b c" ${PROPERTIES}\nO 1 1 1\n`),
      /"a" is not a finite/,
    ],
    [
      'pbc of two flags',
      file(`1\n${BOX} pbc="T T" ${PROPERTIES}\nO 1 1 1\n`),
      /pbc="T T" does not say/,
    ],
    [
      'an id beyond 32 bits',
      file(`1\n${BOX} ${PROPERTIES}:id:I:1\nO 1 1 1 4294967296\n`),
      /"4294967296" is not/,
    ],
    [
      'an id of two',
      file(`1\n${BOX} ${PROPERTIES}:id:I:1\nO 1 1 1 1.5\n`),
      /"1\.5" is not a whole/,
    ],
    [
      'blank lines without end',
      () => void recognise(`x${'\n'.repeat(65_000)}`, 'a'),
      /begins with "x"/,
    ],
    [
      'digits without end',
      curve(`1 1\n${'1'.repeat(MANY)}x 2\n2 1\n`),
      /does not begin with a finite/,
    ],
    [
      'a link of a megabyte',
      () => void decodeShareLink(`#s=1${'A'.repeat(MANY)}`),
      /1000004 characters/,
    ],
  ])('is refused in few words: %s', (_, read, message) => {
    let said = '';
    try {
      read();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      said = `${error.message} ${error.hint}`;
    }
    expect(said).toMatch(message);
    expect(said.length).toBeLessThan(500);
  });

  it.each<[string, () => void]>([
    ['100,000 blanks within a line of a curve', curve(`0.5 1\n0.6 1\n0.7${' '.repeat(1e5)}1\n`)],
    ['a million tabs in a curve', curve(`0.5 1\n0.6 1\n0.7${'\t'.repeat(MANY)}1\n`)],
    ['100,000 blanks in its header', curve(`# nm${' '.repeat(9e4)}\n0.5 1\n0.6 1\n`)],
    ['a million commas', curve(`0.5 1\n0.6 1\n${','.repeat(MANY)}x\n`)],
    ['keys that never close', file(`1\n${BOX} ${PROPERTIES} ${'a="'.repeat(1e5)}\nO 1 1 1\n`)],
    ['brackets that never close', file(`1\n${BOX} ${PROPERTIES} ${'a=['.repeat(1e5)}\nO 1 1 1\n`)],
    ['a key of a megabyte', file(xyzText(`${'k'.repeat(MANY)}=1`))],
  ])('is read: %s', (_, read) => {
    expect(read).not.toThrow();
  });

  it('has 10,000 changes, each a run of its own in the deck of LAMMPS', () => {
    const changes = Array.from({ length: 10_000 }, (_, i) => ({
      step: i + 1,
      quantity: 'temperature',
      value: 3000 - (i % 100),
    }));
    const { files } = exportToLammps(parseExperiment({ ...experiment, changes }, 'a.json'), null);
    const runs = files.get('in.lammps')?.match(/^run /gm)?.length ?? 0;
    expect(runs).toBeGreaterThan(10_000);
  });
});
