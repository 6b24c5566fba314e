import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A number that a text says, with its unit where it has one. */
export interface SaidNumber {
  /** From the project's own folder */
  readonly file: string;
  /** '2.37 ± 0.02 g/cm³' */
  readonly said: string;
  /** The text around it */
  readonly context: string;
}

const UNITS = [
  'g/cm³',
  'percentage points',
  '%',
  'Å⁻¹',
  'Å²/ps',
  'Å²',
  'Å',
  'K/ps',
  'K/s',
  'K',
  'GPa',
  '°',
  'ps',
  'ns',
  'eV/Å',
  'eV',
  'meV',
  'mol%',
  'seeds',
  'runs',
].map((unit) => `${unit}(?![\\p{L}\\d/])`);
const ONE = '[−-]?\\d[\\d.,]*(?:e-?\\d+|·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?';
const JOINED = `${ONE}(?:\\s?(?:±|to|–|and|or|→)\\s?${ONE})*`;
const COUNTS = 'two|three|four|five|six|seven|eight|nine|ten|twelve';

/** A number with a unit, a decimal number, or a number of seeds or runs in words. */
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d.⁻])${JOINED}\\s?(?:${UNITS.join('|')})|(?<![\\p{L}\\d.,/])\\d+\\.\\d+(?!\\.?\\d)|\\b(?:${COUNTS})(?: of \\w+’s)? (?:seeds|runs|glasses)\\b`,
  'giu',
);
/** Where a text stands is no number that it says. */
const REFERENCES = /doi \S+|arXiv \S+/g;

/** Every number that a text says. */
export function numbersIn(text: string): string[] {
  const plain = text.replace(REFERENCES, '').replace(/\s+/g, ' ');
  return [...plain.matchAll(NUMBER)].map(([said]) => said.replace(/[.,]$/, ''));
}

/** Numbers that a file says to people: of a program in its texts, of Markdown and HTML outside commands and tags. */
export function saidNumbers(file: string): SaidNumber[] {
  const source = readFileSync(file, 'utf8');
  const texts = /\.tsx?$/.test(file)
    ? textsOf(file, source)
    : source.replace(/```.*?```|<[^>]+>/gs, '').split('\n');
  return texts.flatMap((text) =>
    numbersIn(text).map((said) => ({ file, said, context: text.replace(/\s+/g, ' ') })),
  );
}

/** Strings, parts of templates and texts of elements that are words for people. */
function textsOf(file: string, source: string): string[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const root = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || isPart(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found.filter((text) => /\p{Ll}{3}/u.test(text));
}

function isPart(node: ts.Node): node is ts.TemplateLiteralLikeNode {
  return ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
}
