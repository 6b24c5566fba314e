import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { compositionName } from '../core/composition';
import { KNOWN_SETS } from './parameters';
import { readTrialsJson } from './trials-json';

const FILE = path.resolve(import.meta.dirname, '../../public/fit/trials.json');

it('the trials that come with the page can be read, and have the published potentials among them', () => {
  const { trials, targets } = readTrialsJson(readFileSync(FILE, 'utf8'), FILE);
  const named = trials.filter(({ id }) => KNOWN_SETS.some(({ name }) => name === id));
  expect(named).toHaveLength(KNOWN_SETS.length);
  expect(trials.length).toBeGreaterThanOrEqual(KNOWN_SETS.length + 8);
  expect(targets?.map(({ composition }) => compositionName(composition))).toEqual(['24B', '75B']);
  for (const { results, unstable, protocol, atoms } of trials) {
    expect(protocol).toBe('demo');
    expect(atoms).toBe(400);
    if (!unstable) expect(results).toHaveLength(2);
    for (const { density, b4 } of results) {
      expect(density?.value).toBeGreaterThan(1.5);
      expect(density?.value).toBeLessThan(3);
      expect(b4?.value).toBeGreaterThanOrEqual(0);
    }
  }
});
