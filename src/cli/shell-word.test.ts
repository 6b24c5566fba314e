import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from './shell-word';

it.each([
  ['/tmp/glass-2/24B_a.data', '/tmp/glass-2/24B_a.data'],
  ['my glass', "'my glass'"],
  ["Ann's", String.raw`'Ann'\''s'`],
  ['', "''"],
  ['$(touch x); `y` "z" *', `'$(touch x); \`y\` "z" *'`],
])('writes %s as a shell reads it', (text, word) => {
  expect(shellWord(text)).toBe(word);
  expect(execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' })).toBe(text);
});
