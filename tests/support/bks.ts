import { readFileSync } from 'node:fs';
import { type Potential, parsePotential } from '../../src/core/potential';

/** Silica of van Beest, Kramer and van Santen, as somebody brings it: the wall of Si–O is low. */
export function bksSilica(): Potential {
  const file = new URL('../data/guard/bks.json', import.meta.url);
  return parsePotential(JSON.parse(readFileSync(file, 'utf8')));
}
