import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

/** What an example prints. */
const printed = (...words) =>
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/example.mjs'), ...words], {
    encoding: 'utf8',
  });

describe('an example', () => {
  it('computes a thousand steps, the same on every computer', () => {
    const lines = printed('engine').trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[4]).toMatch(/^step 1000: \d+ K, -?[\d.]+ GPa, -\d+\.\d\d eV$/);
    const temperature = Number(/(\d+) K/.exec(lines[4])[1]);
    expect(Math.abs(temperature - 3000)).toBeLessThan(600);
    expect(lines[5]).toBe('state b29d604602b86b96d58f11bdba62f42102cb8a2a2825bc2b39bddc166b047824');
  });

  it('measures a recorded glass as its record says', () => {
    const glasses = JSON.parse(
      fs.readFileSync(path.join(ROOT, 'public/glasses/index.json'), 'utf8'),
    );
    const glass = glasses.find(({ file }) => file === '24B-270.extxyz.gz');
    const said = printed('analysis', path.join('public/glasses', glass.file));
    expect(said).toContain(` frames of ${glass.atoms} atoms`);
    expect(said).toMatch(/B3–O 1\.4\d\d Å, B4–O 1\.4\d\d Å/);
  });

  it('is short enough to be read at once', () => {
    const lines = (name) =>
      fs
        .readFileSync(path.join(ROOT, 'examples', name), 'utf8')
        .trimEnd()
        .split('\n').length;
    expect(lines('engine.ts')).toBeLessThanOrEqual(60);
    expect(lines('analysis.ts')).toBeLessThanOrEqual(30);
  });
});
