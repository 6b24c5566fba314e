import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LOCK_FILE } from './folder-lock';
import { EXPORT_FOLDER, FIT_FOLDER, RUN_FOLDER } from './folder-uses';
import { OwnFolder } from './own-folder';

let top: string;
beforeEach(() => {
  top = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));
});

/** A folder that holds files of these names. */
function holding(...names: string[]): string {
  const folder = path.join(top, 'holding');
  mkdirSync(folder);
  for (const name of names) writeFileSync(path.join(folder, name), `the text of ${name}`);
  return folder;
}

describe('OwnFolder', () => {
  it('makes a folder that is missing, and leaves nothing behind when nothing was written', () => {
    const folder = path.join(top, 'deep', 'run');
    const own = OwnFolder.take(folder, RUN_FOLDER, false);
    expect(readdirSync(folder)).toEqual([LOCK_FILE]);
    own.release();
    expect(readdirSync(top)).toEqual([]);
    const again = OwnFolder.take(folder, RUN_FOLDER, false);
    writeFileSync(path.join(folder, 'thermo.csv'), '');
    again.release();
    expect(readdirSync(folder)).toEqual(['thermo.csv']);
  });

  it.each([
    [['summary.json', 'glass.data', 'experiment.json'], /files already .*: experiment.json, glass/],
    [['glass.data'], /holds files already that a run could write over: glass\.data/],
    [['glass-12.data'], /could write over: glass-12\.data/],
    [['thermo.csv', 'checkpoint.vitrine'], /holds a run that is not finished/],
    [['checkpoint-before.vitrine'], /holds a run that is not finished/],
    [['checkpoint.vitrine.partial'], /could write over: checkpoint\.vitrine\.partial/],
    [['campaign.json'], /holds a fit already/],
    [['in.lammps', 'start.data'], /could write over: in\.lammps, start\.data/],
    [['notes.txt'], /does not belong to a run: notes\.txt/],
    [['a', 'b', 'c', 'd', 'e', 'f'], /does not belong to a run: a, b, c, d and 2 more/],
  ])('touches nothing of a folder that holds %s', (names, words) => {
    const folder = holding(...names);
    expect(() => OwnFolder.take(folder, RUN_FOLDER, false)).toThrow(words);
    expect(readdirSync(folder)).toEqual([...names].sort());
    for (const name of names) {
      expect(readFileSync(path.join(folder, name), 'utf8')).toBe(`the text of ${name}`);
    }
  });

  it.each([RUN_FOLDER, EXPORT_FOLDER, FIT_FOLDER])(
    'moves the whole of a run aside for $what that may overwrite, and leaves the rest',
    (use) => {
      const tell = vi.fn();
      const names = ['checkpoint.vitrine', 'experiment.json', 'last-2.data', 'trajectory.extxyz'];
      const folder = holding(...names, 'notes.txt');
      for (const number of [1, 2]) {
        const own = OwnFolder.take(folder, use, true);
        expect(existsSync(path.join(folder, 'experiment.json'))).toBe(true);
        own.makeRoom(tell);
        own.release();
        const aside = path.join(folder, `earlier-${number}`);
        expect(tell).toHaveBeenLastCalledWith(`What was in ${folder} is in ${aside} now.`);
        expect(readdirSync(aside).sort()).toEqual(number === 1 ? names : ['experiment.json']);
        writeFileSync(path.join(folder, 'experiment.json'), 'of a second one');
      }
      expect(readFileSync(path.join(folder, 'notes.txt'), 'utf8')).toBe('the text of notes.txt');
    },
  );

  it('begins in a folder that holds hidden files and what was moved aside before', () => {
    const folder = holding('.DS_Store');
    mkdirSync(path.join(folder, 'earlier-3'));
    OwnFolder.take(folder, RUN_FOLDER, false).release();
    expect(readdirSync(folder).sort()).toEqual(['.DS_Store', 'earlier-3']);
  });
});

describe('the lock of a folder', () => {
  let other: ChildProcess;
  beforeEach(() => {
    other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)'], { stdio: 'ignore' });
  });
  afterEach(() => void other.kill('SIGKILL'));

  const lockOf = (part: object) =>
    JSON.stringify({ pid: other.pid, host: os.hostname(), begun: null, since: 'noon', ...part });

  function lockedBy(text: string): string {
    const folder = holding();
    writeFileSync(path.join(folder, LOCK_FILE), text);
    return folder;
  }

  it('keeps a second one out, in this process and in others', () => {
    const folder = path.join(top, 'run');
    const own = OwnFolder.take(folder, RUN_FOLDER, false);
    expect(() => OwnFolder.take(folder, RUN_FOLDER, true)).toThrow(
      `${folder} is in use: process ${process.pid} has been writing there since`,
    );
    expect(() => OwnFolder.reopen(folder)).toThrow('is in use');
    own.release();
    const locked = lockedBy(lockOf({}));
    expect(() => OwnFolder.reopen(locked)).toThrow(`process ${other.pid} has been`);
    expect(readFileSync(path.join(locked, LOCK_FILE), 'utf8')).toBe(lockOf({}));
  });

  it('is taken from a process that was killed', async () => {
    const folder = lockedBy(lockOf({}));
    await new Promise((resolve) => {
      other.once('exit', resolve);
      other.kill('SIGKILL');
    });
    OwnFolder.reopen(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken from a process whose number another one has got since', () => {
    const folder = lockedBy(lockOf({ begun: 'another start' }));
    if (process.platform !== 'linux') return;
    OwnFolder.reopen(folder).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is left to a process of another computer, and the way out is named', () => {
    const folder = lockedBy(lockOf({ host: 'node-17', pid: 1 }));
    expect(() => OwnFolder.reopen(folder)).toThrow(/process 1 of node-17/);
    expect(() => OwnFolder.reopen(folder)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining(path.join(folder, LOCK_FILE)) }),
    );
  });

  it('is waited for while it is being written', () => {
    const folder = lockedBy('');
    expect(() => OwnFolder.reopen(folder)).toThrow('a process has just begun there');
  });
});
