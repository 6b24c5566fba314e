import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OutputFile } from './output-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
});
const at = (name: string) => path.join(folder, name);
const tell = vi.fn();

describe('OutputFile', () => {
  it('touches nothing before it writes, and then writes whole', () => {
    const output = OutputFile.at(at('angles.svg'), false, tell);
    expect(readdirSync(folder)).toEqual([]);
    output.write('<svg/>');
    expect(readdirSync(folder)).toEqual(['angles.svg']);
    expect(readFileSync(at('angles.svg'), 'utf8')).toBe('<svg/>');
  });

  it('leaves a file alone that is there already', () => {
    writeFileSync(at('glass.csv'), 'mine');
    expect(() => OutputFile.at(at('glass.csv'), false, tell)).toThrow('is there already');
    expect(readFileSync(at('glass.csv'), 'utf8')).toBe('mine');
  });

  it('moves it aside where it may', () => {
    writeFileSync(at('a.csv'), 'first');
    for (const text of ['second', 'third']) OutputFile.at(at('a.csv'), true, tell).write(text);
    expect(tell).toHaveBeenLastCalledWith(
      `What was ${at('a.csv')} is ${at('a.earlier-2.csv')} now.`,
    );
    const texts = ['a.csv', 'a.earlier-1.csv', 'a.earlier-2.csv'].map((name) =>
      readFileSync(at(name), 'utf8'),
    );
    expect(texts).toEqual(['third', 'first', 'second']);
  });

  it('writes to what is no file as it is', () => {
    OutputFile.at('/dev/null', false, tell).write('gone');
    symlinkSync('/dev/null', at('link.csv'));
    OutputFile.at(at('link.csv'), false, tell).write('gone');
    expect(readdirSync(folder)).toEqual(['link.csv']);
  });
});
