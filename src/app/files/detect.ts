import { isLammpsDump } from '../../formats/lammps-dump';

/** Kinds of files that the page opens. */
export type FileKind = 'experiment' | 'lammps-data' | 'lammps-dump' | 'extended-xyz' | 'curve';

/**
 * What a text is, by its content; null when it is none of the kinds. A LAMMPS data file says how many
 * atoms it has in its head, a dump begins with an ITEM, an extended XYZ file begins with a count and a comment line of keys;
 * a curve is what has two numbers in most of its lines.
 */
export function detectKind(text: string): FileKind | null {
  const head = text.slice(0, 4000).replace(/^\uFEFF/, '');
  if (/^\s*[{[]/.test(head)) return 'experiment';
  if (isLammpsDump(head)) return 'lammps-dump';
  if (/^\s*\d+[ \t]*\r?\n.*(Lattice|Properties)\s*=/.test(head)) return 'extended-xyz';
  if (/^[ \t]*\d+[ \t]+atoms\b/m.test(head)) return 'lammps-data';
  if (/^\s*\d+[ \t]*\r?\n/.test(head)) return 'extended-xyz';
  return isCurve(head) ? 'curve' : null;
}

const TWO_NUMBERS = /^[+-]?[\d.,]+(e[+-]?\d+)?[\s,;]+[+-]?[\d.,]+(e[+-]?\d+)?([\s,;]|$)/i;

function isCurve(head: string): boolean {
  // The last line of the head may be cut.
  const lines = head.split(/\r?\n/).map((line) => line.trim());
  const contents = lines.filter((line) => line !== '' && !/^(#|%|!|\/\/)/.test(line));
  const fitting = contents.filter((line) => TWO_NUMBERS.test(line));
  return fitting.length > 1 && fitting.length > contents.length / 2;
}
