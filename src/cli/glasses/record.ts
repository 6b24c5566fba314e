import { existsSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'fflate';
import { Problem } from '../../core/problem';
import { coolingRate } from '../../core/protocol';
import type { RecordedGlassFile } from '../../formats/recorded-glasses';
import { makeFolder, readJson, readText, writeBytes, writeText } from '../files';
import { readFinishedRun } from '../validate/finished-run';

/** Where the page looks for them */
export const GLASSES_FOLDER = path.join('public', 'glasses');
export const INDEX_FILE = 'index.json';

/** Bytes of a compressed recording, at most */
const MOST_BYTES = 100_000;

/** The frames of an extended XYZ file, as they stand in it. */
function framesOf(text: string): string[] {
  const lines = text.split('\n');
  const frames: string[] = [];
  for (let line = 0; line < lines.length && lines[line].trim() !== ''; ) {
    const next = line + 2 + Number(lines[line]);
    frames.push(`${lines.slice(line, next).join('\n')}\n`);
    line = next;
  }
  return frames;
}

/**
 * The first and the last frame and as many evenly between them as fit, compressed.
 *
 * @throws Problem when not even two fit
 */
export function compressFrames(frames: readonly string[], mostBytes = MOST_BYTES): Uint8Array {
  const last = frames.length - 1;
  for (let count = frames.length; count >= 2; count--) {
    const chosen = Array.from(
      { length: count },
      (_unused, i) => frames[Math.round((i * last) / (count - 1))],
    );
    const packed = gzipSync(new TextEncoder().encode(chosen.join('')), { level: 9, mtime: 0 });
    if (packed.length <= mostBytes) return packed;
  }
  throw new Problem(
    `Two frames of this run are more than ${mostBytes / 1000} kB.`,
    'Record a glass of fewer atoms.',
  );
}

/**
 * Keeps the run in a folder as a recorded glass of its composition, which the page opens without
 * computing anything; one that was kept before is replaced.
 *
 * @throws Problem when the folder holds no finished run
 */
export function recordGlass(folder: string): RecordedGlassFile {
  const run = readFinishedRun(folder);
  const { name, protocol, cutoff, seed, potential } = run.experiment;
  const entry: RecordedGlassFile = {
    glass: name,
    file: `${name}-${protocol.id}.extxyz.gz`,
    protocol: protocol.id,
    rate: coolingRate(protocol),
    potential: potential.id,
    atoms: run.atoms,
    cutoff,
    seed,
  };
  const trajectory = readText(path.join(folder, 'trajectory.extxyz'), 'trajectory');
  makeFolder(GLASSES_FOLDER);
  writeBytes(path.join(GLASSES_FOLDER, entry.file), compressFrames(framesOf(trajectory)));
  const index = path.join(GLASSES_FOLDER, INDEX_FILE);
  const before = existsSync(index) ? (readJson(index, 'list') as RecordedGlassFile[]) : [];
  const all = [...before.filter(({ glass }) => glass !== name), entry];
  writeText(index, `[\n${all.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
  return entry;
}
