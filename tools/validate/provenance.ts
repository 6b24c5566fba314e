import { execFileSync } from 'node:child_process';
import { readJson } from '../../src/cli/files';
import { Problem } from '../../src/core/problem';
import type { Made } from './record';

/** What decides the numbers: changes elsewhere do not matter to a record. */
const SOURCES = ['shaders', 'src/core', 'src/engine', 'src/run', 'src/structure'];

/** The version of Vitrine and the commit of its sources, from the project's own folder. */
export function presentVersion(): Pick<Made, 'vitrine' | 'commit'> {
  const about = readJson('package.json', 'package');
  if (typeof about !== 'object' || about === null || !('version' in about)) {
    throw new Problem('package.json has no version.', 'Run this from Vitrine’s own folder.');
  }
  return { vitrine: String(about.version), commit: presentCommit() };
}

function presentCommit(): Made['commit'] {
  try {
    const [id, date] = git('log', '-1', '--format=%h %cs').split(' ');
    return { id, date, changed: git('status', '--porcelain', '--', ...SOURCES) !== '' };
  } catch {
    return null;
  }
}

function git(...words: string[]): string {
  return execFileSync('git', words, { encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** UTC to the second: '2026-11-22T18:04:05Z'. */
export function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
