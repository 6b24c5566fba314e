import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { tuningWith } from '../../tests/support/tuning';
import { chooseUsual } from '../run/tunings';
import { choiceOf, rememberInFile, tuningFile } from './tuning-file';

const folder = mkdtempSync(path.join(os.tmpdir(), 'vitrine-'));

it('remembers tunings in a file, in a folder of its own', async () => {
  const file = path.join(folder, 'new', 'tunings.json');
  const memory = rememberInFile(file);
  expect(await memory.recall('a GPU')).toBeNull();
  await memory.remember('a GPU', tuningWith({ lanes: 8 }));
  await memory.remember('another', tuningWith({ skin: 2 }));
  const again = rememberInFile(file);
  expect(await again.recall('a GPU')).toEqual(tuningWith({ lanes: 8 }));
  expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')))).toEqual(['a GPU', 'another']);
});

it('begins anew where the file is spoiled, and does without one that cannot be written', async () => {
  const spoiled = path.join(folder, 'spoiled.json');
  writeFileSync(spoiled, '{"a GPU": {"lanes"');
  const memory = rememberInFile(spoiled);
  expect(await memory.recall('a GPU')).toBeNull();
  await memory.remember('a GPU', tuningWith());
  expect(await memory.recall('a GPU')).toEqual(tuningWith());
  // A file stands where the folder would have to be.
  const nowhere = rememberInFile(path.join(spoiled, 'tunings.json'));
  await nowhere.remember('a GPU', tuningWith());
  expect(await nowhere.recall('a GPU')).toBeNull();
});

it('lies where programs keep what they can make again, and is not asked where nobody wants it', () => {
  expect(path.basename(tuningFile())).toBe('tunings.json');
  expect(tuningFile()).toContain('vitrine');
  expect(choiceOf('never')).toBe(chooseUsual);
  expect(choiceOf()).not.toBe(chooseUsual);
});
