import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const DECLARATION =
  /^export (?:async |abstract )?(?:interface|type|class|function\*?|const|let|enum) (\w+)/gm;
const DOCUMENTED = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\nexport [^\n]*/g;

const sources = ['src', 'tools'].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => {
      const file = path.join(folder, name);
      return { file, text: readFileSync(path.join(ROOT, file), 'utf8') };
    }),
);

/** Names that more than one file declares and exports, each with these files. */
function homonyms() {
  const places = new Map();
  for (const { file, text } of sources) {
    for (const [, name] of text.matchAll(DECLARATION)) {
      places.set(name, [...(places.get(name) ?? []), file]);
    }
  }
  return [...places].filter(([, files]) => files.length > 1);
}

/** What the comment of an exported declaration says before its tags, in one line. */
const said = (comment) =>
  comment
    .replace(/\n \*/g, '')
    .trim()
    .split(/(?:^| )@(?:param|returns|throws)\b/)[0]
    .trim();

/** Comments of exported declarations that are not sentences, as 'file: comment'. */
function fragments() {
  return sources.flatMap(({ file, text }) =>
    [...text.matchAll(DOCUMENTED)]
      .map(([, comment]) => said(comment))
      .filter((words) => words !== '' && !isSentences(words))
      .map((words) => `${file}: ${words}`),
  );
}

/** Begins with a capital, a sign or a quoted example, ends with a full stop or what stands for one. */
const isSentences = (words) => !/^(\p{Ll}|…)/u.test(words) && /[.!?:;)'’”`]$/.test(words);

describe('exported names', () => {
  it('stand for one thing each', () => {
    expect(sources.length).toBeGreaterThan(500);
    expect(homonyms()).toEqual([]);
  });

  it('have comments that are sentences by themselves', () => {
    expect(fragments()).toEqual([]);
  });
});
