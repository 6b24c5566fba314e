import { createExperiment } from '../../src/core/experiment';
import { parseExperiment, serialiseExperiment } from '../../src/core/experiment-json';
import { Problem } from '../../src/core/problem';
import { counterRandom } from '../../src/core/random';
import { readWrittenNumber } from '../../src/core/read-number';
import { parseJsonText } from '../../src/core/validate';
import { readCsvTable } from '../../src/formats/csv-table';
import { GlassFile } from '../../src/formats/glass-file';
import { decodeShareLink, encodeShareLink } from '../../src/formats/share-link';
import { readStructureFactor } from '../../src/formats/structure-factor-curve';
import { dataText, dumpText, xyzText } from './glass-texts';

/** A reader and what it is given whole; mutants of that are what it should survive. */
interface Target {
  readonly name: string;
  readonly whole: string;
  readonly read: (text: string) => void;
}

function readFile(text: string): void {
  const file = new GlassFile('a.file');
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 5000) file.push(bytes.subarray(at, at + 5000), false);
  file.push(new Uint8Array(), true);
}

const experiment = createExperiment({ preset: '24B' });
const curve = Array.from(
  { length: 60 },
  (_, i) => `${(0.5 + i / 4).toFixed(2)} ${(1 + Math.sin(i) / (1 + i)).toFixed(4)}`,
);

export const TARGETS: readonly Target[] = [
  { name: 'extended XYZ', whole: xyzText('time=1 step=5') + xyzText(), read: readFile },
  { name: 'LAMMPS data', whole: dataText(), read: readFile },
  { name: 'LAMMPS dump', whole: dumpText() + dumpText(), read: readFile },
  {
    name: 'curve',
    whole: `# Q (1/A) S(Q)\n${curve.join('\n')}\n`,
    read: (text) => void readStructureFactor(text, 'a.dat'),
  },
  {
    name: 'table',
    whole: 'trial;A;B\nt1;1,5;2\nt2;"x;y";3\n',
    read: (text) => void readCsvTable(text, 'a.csv'),
  },
  {
    name: 'experiment',
    whole: JSON.stringify(serialiseExperiment(experiment)),
    read: (text) => void parseExperiment(parseJsonText(text, 'a.json'), 'a.json'),
  },
  { name: 'link', whole: encodeShareLink(experiment), read: (text) => void decodeShareLink(text) },
  {
    name: 'number',
    whole: '2,800.5 K',
    read: (text) => void readWrittenNumber(text, { min: 0, max: 1e5, unit: 'K' }),
  },
];

const PIECES = [
  '',
  ' ',
  '\n',
  '\t',
  '\0',
  '\u001b[31m',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '=',
  ',',
  ';',
  '#',
  '%',
  '-',
  '.',
  'NaN',
  'inf',
  '1e999',
  '-1e300',
  '99999999999',
  '0',
  '__proto__',
  'constructor',
  'T',
  '\uFEFF',
  '\uD800',
  'é',
  '日本',
  'ITEM: ATOMS',
  'Lattice="1"',
  'Atoms\n',
  '\r',
  '\u2028',
];

/** A text with some of it cut out, doubled, moved or replaced. */
export function mutant(whole: string, seed: number): string {
  const random = counterRandom(seed, 99);
  const below = (n: number) => Math.floor(random.uniform() * n);
  let text = whole;
  for (let changes = 1 + below(4); changes > 0; changes--) {
    const from = below(text.length + 1);
    const to = Math.min(text.length, from + below(random.uniform() < 0.3 ? 2000 : 12));
    const part = text.slice(from, to);
    const put = [PIECES[below(PIECES.length)], part + part, '', part.repeat(below(20))][below(4)];
    text = text.slice(0, from) + put + text.slice(to);
  }
  return text;
}

/** What became of mutants: how many there were, and the longest message. */
export interface FuzzResult {
  readonly tried: number;
  readonly refused: number;
  readonly longestMessage: number;
  /** ms */
  readonly longestTime: number;
  /** MB by which one mutant raised the most memory that the process ever had */
  readonly mostMemory: number;
}

/** kB */
const peakMemory = () => process.resourceUsage().maxRSS;

/**
 * Gives a reader mutants of what it reads.
 *
 * @throws Error on anything but a Problem, and on a message that is not fit to be read
 */
export function fuzz({ name, whole, read }: Target, mutants: number, from = 0): FuzzResult {
  let refused = 0;
  let longestMessage = 0;
  let longestTime = 0;
  let mostMemory = 0;
  for (let n = 0; n < mutants; n++) {
    const text = mutant(whole, from + n);
    const peak = peakMemory();
    const start = performance.now();
    try {
      read(text);
    } catch (error) {
      refused++;
      if (!(error instanceof Problem)) {
        throw new Error(`${name}, mutant ${from + n}: ${String(error)}`, { cause: error });
      }
      const said = `${error.message} ${error.hint}`;
      longestMessage = Math.max(longestMessage, said.length);
      if (said.length > 800 || /[\p{Cc}]|\[object /u.test(said)) {
        throw new Error(`${name}, mutant ${from + n} is told "${said.slice(0, 400)}"`);
      }
    }
    longestTime = Math.max(longestTime, performance.now() - start);
    mostMemory = Math.max(mostMemory, (peakMemory() - peak) / 1024);
  }
  return { tried: mutants, refused, longestMessage, longestTime, mostMemory };
}
