import { type Potential, parsePotential, potentialById } from '../core/potential';
import { readJson } from './files';

/** A built-in potential by its id, or one from a JSON file. */
export function readPotential(idOrFile: string): Potential {
  if (!looksLikeFile(idOrFile)) return potentialById(idOrFile);
  return parsePotential(readJson(idOrFile, 'potential'), idOrFile);
}

/** Whether a word on the command line means a file rather than the name of something built in. */
export function looksLikeFile(word: string): boolean {
  return /[/\\]|\.[a-z0-9]+$/i.test(word);
}
