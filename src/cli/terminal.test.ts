import { describe, expect, it } from 'vitest';
import { createTerminal, spokenDuration } from './terminal';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { written, isTTY, columns: 40, write: (text: string) => written.push(text) };
}

describe('createTerminal', () => {
  it('writes results to stdout and everything else to stderr', () => {
    const [out, err] = [screen(false), screen(false)];
    const terminal = createTerminal(out, err, () => 0);
    terminal.result('{}');
    terminal.note('a remark');
    terminal.progress('10 %');
    expect(out.written).toEqual(['{}\n']);
    expect(err.written).toEqual(['a remark\n', '10 %\n']);
  });

  it('prints a line of progress every few seconds where lines cannot be rewritten', () => {
    const err = screen(false);
    let time = 0;
    const terminal = createTerminal(screen(false), err, () => time);
    for (; time < 20_000; time += 500) terminal.progress(`${time}`);
    expect(err.written).toEqual(['0\n', '5000\n', '10000\n', '15000\n']);
  });

  it('rewrites one line on a TTY, cut to its width, and clears it before a remark', () => {
    const err = screen(true);
    let time = 0;
    const terminal = createTerminal(screen(true), err, () => time);
    terminal.progress('a'.repeat(60));
    time = 200;
    terminal.progress('b');
    terminal.note('done');
    expect(err.written).toEqual(['a'.repeat(39), '\r\x1b[K', 'b', '\r\x1b[K', 'done\n']);
  });
});

describe('spokenDuration', () => {
  it.each([
    [0.2, '0 s'],
    [54.4, '54 s'],
    [200, '3 min 20 s'],
    [7500, '2 h 5 min'],
  ])('%d s is %s', (seconds, spoken) => {
    expect(spokenDuration(seconds)).toBe(spoken);
  });
});

it('hands no terminal what it would obey', () => {
  const written: string[] = [];
  const output = { write: (text: string) => void written.push(text) };
  const terminal = createTerminal(output, output, () => 0);
  terminal.result('a\u001b[2Jb\nc');
  terminal.note('a\u009b2Jb\td');
  terminal.progress('file \u001b]0;title\u0007\nof a person');
  expect(written).toEqual(['a\ufffd[2Jb\nc\n', 'a\ufffd2Jb\td\n', 'file ]0;title of a person\n']);
});
