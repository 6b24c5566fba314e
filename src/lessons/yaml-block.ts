import * as v from 'valibot';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { oneLine } from '../core/one-line';
import { type Mistake, mistake } from './mistake';

/** The YAML of a block, and where it stands. */
export interface BlockText {
  readonly text: string;
  /** Line of the file that its first line is */
  readonly line: number;
  /** What the block is, for messages: 'predict' */
  readonly what: string;
}

export type BlockRead<Value> =
  | { readonly value: Value; readonly mistakes: readonly [] }
  | { readonly value: null; readonly mistakes: readonly Mistake[] };

/** Characters of one block; a task with eight long choices takes a tenth of it. */
const LONGEST_BLOCK_CHARACTERS = 10_000;
/** Values that a YAML alias may stand for; lessons need none. */
const MOST_ALIASES = 20;
const YAML_HINT =
  'Write one "name: value" a line; put a text that holds a colon or begins with a sign between "quotation marks".';

/**
 * Reads a block of YAML and checks it against a schema: all that is wrong with it, each with its line.
 *
 * @param hint what to do about a field that is wrong
 */
export function readBlock<Schema extends v.GenericSchema>(
  schema: Schema,
  block: BlockText,
  hint: string,
): BlockRead<v.InferOutput<Schema>> {
  const { text, line, what } = block;
  const at = (place: number, wrong: string, remedy: string) => mistake(place, what, wrong, remedy);
  if (text.length > LONGEST_BLOCK_CHARACTERS) {
    const wrong = `it has ${text.length} characters, and may have ${LONGEST_BLOCK_CHARACTERS}`;
    return { value: null, mistakes: [at(line, wrong, 'Make it shorter, or two of it.')] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const mistakes = document.errors.map(({ message, pos }) =>
      at(line + lines.linePos(pos[0]).line - 1, plainError(message), YAML_HINT),
    );
    return { value: null, mistakes };
  }
  const json = plainValue(document);
  if (json === undefined) {
    return { value: null, mistakes: [at(line, 'it refers to itself too often', YAML_HINT)] };
  }
  const result = v.safeParse(schema, json);
  if (result.success) return { value: result.output, mistakes: [] };
  const named = new Set<string>();
  const mistakes = result.issues.flatMap((issue) => {
    const path = (issue.path ?? []).map(({ key }) => key);
    const place = path.join('.');
    // One thing said of a field is enough to mend it.
    if (named.has(place)) return [];
    named.add(place);
    const inside = lineOf(document, path, lines);
    const field = path.length === 0 ? 'it' : `"${oneLine(place.slice(0, 100))}"`;
    return [at(line + inside - 1, `${field} ${issue.message}`, hint)];
  });
  return { value: null, mistakes };
}

/** What the document says; undefined where its aliases unfold to too much. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {};
  } catch {
    return undefined;
  }
}

/** The line of a field, or of what holds it where the field itself is missing. */
function lineOf(document: Document, path: readonly unknown[], lines: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

const plainError = (message: string) =>
  `it is no YAML: ${oneLine(message.slice(0, 160)).replace(/[.:]+$/, '')}`;
