import { expect, it } from 'vitest';
import { oneLine, printable } from './one-line';

it.each([
  ['24B', '24B'],
  ['Wang, Krishnan, … 498, 294 (2018), “B4”', 'Wang, Krishnan, … 498, 294 (2018), “B4”'],
  ['a\nshell touch x', 'a shell touch x'],
  ['a\r\n\u2028b\u2029c\u0085d\u000be', 'a b c d e'],
  ['\u001b[31mred\u001b]0;title\u0007', '[31mred ]0;title'],
  ['my """ glass """"', 'my " glass "'],
  ['abc\u202Ecba\u200B', 'abc cba'],
  ['  two   blanks ', 'two blanks'],
  ['\n\t', ''],
])('makes one line of %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
  expect(oneLine(line)).toBe(line);
});

it('leaves lines and tabs in what is printed, and nothing that a terminal obeys', () => {
  expect(printable('a\tb\nc\u001b[2Jd\u009b1me\rf')).toBe('a\tb\nc�[2Jd�1me�f');
});
