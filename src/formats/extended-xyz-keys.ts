import { type Box, volume } from '../core/configuration';
import { excerpt, problemAt, readNumber, type SourcePosition, words } from './source-text';

/** What helps where a file is no extended XYZ. */
export const XYZ_HINT =
  'Open an extended XYZ file, with Lattice="…" and Properties=species:S:1:pos:R:3 on each second line.';

/** Keys and values of a comment line; a bare key has the value 'T'. */
export type XyzKeys = ReadonlyMap<string, string>;

/**
 * Takes a comment line of extended XYZ apart, by its specification: key=value, values bare, in quotation
 * marks (with \" and \\), or as arrays in brackets or braces, of which the numbers remain.
 */
export function readXyzKeys(line: string): XyzKeys {
  let comment = line;
  const keys = new Map<string, string>();
  const pattern =
    /("(?:[^"\\]|\\.)*"|[^\s="']+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([[{])|([^\s"']*)))?/y;
  let at = 0;
  while (at < comment.length) {
    if (/[\s="',]/.test(comment[at]) && comment[at] !== '"') {
      at++;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(comment);
    if (match === null) {
      // A quotation mark that is never closed: what follows is read without any.
      comment = comment.slice(at + 1).replaceAll('"', ' ');
      at = 0;
      continue;
    }
    const [whole, key, quoted, single, open, bare] = match;
    at += whole.length;
    let value = single ?? bare ?? 'T';
    if (quoted !== undefined) value = quoted.replace(/\\(.)/g, (_, c) => (c === 'n' ? '\n' : c));
    if (open !== undefined) {
      const end = closing(comment, at - 1);
      value = numbersOnly(comment.slice(at, end));
      at = end + 1;
    }
    keys.set(key.replace(/^"|"$/g, ''), value);
  }
  return keys;
}

/** Where the bracket that stands at `start` closes; the end of the text where it never does. */
function closing(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    if (text[i] === '[' || text[i] === '{') depth++;
    if ((text[i] === ']' || text[i] === '}') && --depth === 0) return i;
  }
  return text.length;
}

const numbersOnly = (text: string) => text.replace(/[[\]{},;]+/g, ' ').trim();

/** Words of a value that is an array in any of its forms. */
export function arrayOf(value: string): string[] {
  return words(numbersOnly(value));
}

/** The value of a key whatever its capitals; undefined without it. */
export function keyOf(keys: XyzKeys, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const exact = keys.get(name);
    if (exact !== undefined) return exact;
    for (const [key, value] of keys) if (key.toLowerCase() === name.toLowerCase()) return value;
  }
  return undefined;
}

/** Edges of an orthorhombic cell, of nine numbers or three. */
export function readLattice(value: string | undefined, place: SourcePosition): Box {
  if (value === undefined) {
    throw problemAt(
      place,
      'the frame has no Lattice, so no box',
      'A plain XYZ file says nothing of its box: write it as extended XYZ (in OVITO or ASE, with the cell set), with Lattice="…" on each second line.',
    );
  }
  const numbers = arrayOf(value).map((word) => readNumber(word, place));
  const cell =
    numbers.length === 3 ? [numbers[0], 0, 0, 0, numbers[1], 0, 0, 0, numbers[2]] : numbers;
  if (cell.length !== 9) {
    throw problemAt(place, `Lattice has ${cell.length} numbers instead of 9`, XYZ_HINT);
  }
  const box: Box = [cell[0], cell[4], cell[8]];
  const longest = Math.max(...box.map(Math.abs));
  if (cell.some((component, i) => i % 4 !== 0 && Math.abs(component) > 1e-6 * longest)) {
    throw problemAt(
      place,
      'the box is tilted (triclinic)',
      'Vitrine needs a box with right angles whose edges lie along x, y and z.',
    );
  }
  if (box.some((edge) => edge <= 0)) {
    throw problemAt(place, `a box edge is ${Math.min(...box)} Å`, 'Edges must be above 0.');
  }
  if (!(volume(box) > 0 && Number.isFinite(volume(box)))) {
    throw problemAt(place, `the box has edges of ${box.join(', ')} Å`, 'Give the box in Å.');
  }
  return box;
}

/** @throws Problem unless the box is said to be periodic in three directions, or nothing is said */
export function checkPeriodic(value: string | undefined, place: SourcePosition): void {
  if (value === undefined) return;
  const written = arrayOf(value);
  // 'TTT', and one flag for all directions.
  const letters = written.length === 1 ? [...written[0]] : [];
  const run = letters.length === 3 && letters.every((letter) => /[TF01]/i.test(letter));
  const flags = run ? letters : written.length === 1 ? [0, 1, 2].map(() => written[0]) : written;
  const known = flags.every((flag) => /^(T|F|0|1|true|false)$/i.test(flag));
  if (flags.length !== 3 || !known) {
    throw problemAt(
      place,
      `pbc="${excerpt(value)}" does not say of three directions whether the box is periodic`,
      'Write pbc="T T T".',
    );
  }
  if (flags.some((flag) => /^(F|0|false)$/i.test(flag))) {
    throw problemAt(
      place,
      `the box is not periodic in all directions (pbc="${excerpt(value)}")`,
      'Vitrine needs a box that is periodic in x, y and z.',
    );
  }
}

/** Lower corner of the box, Å; 0 unless the frame says otherwise. */
export function readOrigin(value: string | undefined, place: SourcePosition): readonly number[] {
  if (value === undefined) return [0, 0, 0];
  const origin = arrayOf(value).map((word) => readNumber(word, place));
  if (origin.length === 3) return origin;
  throw problemAt(
    place,
    `Origin="${excerpt(value)}" has ${origin.length} numbers instead of 3`,
    'Write the lower corner of the box as Origin="x y z".',
  );
}
