import { Problem } from '../core/problem';
import { type FileHead, foreignKind } from './foreign-files';
import { excerpt } from './source-text';

/** Kinds of files that Vitrine reads. */
export type FileKind = 'json' | 'lammps-data' | 'lammps-dump' | 'extended-xyz' | 'curve';

/** Characters of a text that tell what it is. */
export const HEAD_LENGTH = 64 * 1024;

const READABLE =
  'Open an experiment (JSON), a LAMMPS data file or dump, an extended XYZ file, or a measured S(Q) in two columns.';

/**
 * What a text is, by its content alone.
 *
 * @param head its beginning, `HEAD_LENGTH` characters of it or all
 * @param name of the file, for messages
 * @throws Problem that names the kind when it is one that Vitrine does not read, and says how to convert it
 */
export function recognise(head: string, name: string): FileKind {
  const trimmed = head.slice(0, HEAD_LENGTH).replace(/^\uFEFF/, '');
  if (trimmed.trim() === '') throw new Problem(`${name} is empty.`, READABLE);
  const lines = trimmed.split(/\r\n|\n|\r/).map((line) => line.slice(0, 4000).trim());
  const first = lines.findIndex((line) => line !== '');
  // Without blank lines, over which patterns would begin anew at each.
  const text = lines.filter((line) => line !== '').join('\n');
  const beginning: FileHead = { name, text, lines: lines.slice(first) };
  if (JSON_START.test(text)) return 'json';
  if (isExtendedXyz(beginning)) return 'extended-xyz';
  const foreign = foreignKind({
    ...beginning,
    lines: first === 0 ? beginning.lines : lines,
  });
  if (foreign !== null) throw new Problem(`${name} is ${foreign.name}.`, foreign.hint);
  if (/^ITEM: [A-Z]/.test(text)) return 'lammps-dump';
  if (/^[ \t]*\d+[ \t]+atoms[ \t]*(#.*)?$/im.test(text)) return 'lammps-data';
  if (isCurve(beginning)) return 'curve';
  if (/^\d+$/.test(beginning.lines[0])) {
    throw new Problem(
      `${name} begins with a number of atoms or points, and what follows is neither extended XYZ nor a curve ("${excerpt(beginning.lines[1] ?? '')}").`,
      READABLE,
    );
  }
  throw new Problem(
    `${name} is none of the files that Vitrine knows; it begins with "${excerpt(beginning.lines[0])}".`,
    READABLE,
  );
}

/** What JSON begins with; a section of settings in brackets ('[DEFAULT]') is none. */
const JSON_START = /^\s*(\{|\[\s*([\d"[{\]-]|true\b|false\b|null\b|$))/;

/** A number of atoms, and a second line with keys of extended XYZ. */
function isExtendedXyz({ lines }: FileHead): boolean {
  return /^\d+(\s|$)/.test(lines[0]) && /(^|\s)"?(Lattice|Properties)"?\s*=/i.test(lines[1] ?? '');
}

const TWO_NUMBERS =
  /^[+\u2212-]?\d*[.,]?\d+[.,]?([eEdD][+-]?\d+)?(\s*[;,]\s*|\s+)[+\u2212-]?\d*[.,]?\d+[.,]?([eEdD][+-]?\d+)?([\s,;]|$)/;

function isCurve({ lines }: FileHead): boolean {
  const contents = lines
    .filter((line) => line !== '' && !/^(#|%|!|\/\/)/.test(line))
    .map((line) => line.replaceAll('"', ''));
  const fitting = contents.filter((line) => TWO_NUMBERS.test(line));
  return fitting.length > 1 && fitting.length > contents.length / 2;
}
