import { existsSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'fflate';
import {
  makeFolder,
  readBytes,
  readJson,
  readText,
  writeBytes,
  writeText,
} from '../../src/cli/files';
import { Problem } from '../../src/core/problem';
import { coolingRate } from '../../src/core/protocol';
import { processorPlatform } from '../../src/engine/processor/platform';
import { readExtendedXyz } from '../../src/formats/extended-xyz';
import type { RecordedGlassFile } from '../../src/formats/recorded-glasses';
import { trajectoryExperiment } from '../../src/formats/trajectory';
import { Run } from '../../src/run/run';
import { stateHash as hashOf } from '../../src/run/state-hash';
import { readFinishedRun } from '../validate/finished-run';
import { presentVersion } from '../validate/provenance';

/** Where the page looks for them */
export const GLASSES_FOLDER = path.join('public', 'glasses');
export const INDEX_FILE = 'index.json';

/** Steps between two looks whether to stop */
const CHUNK = 500;
/** Bytes of a compressed recording, at most */
const MOST_BYTES = 250_000;

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
 * Keeps the run in a folder as a recorded glass of its composition and protocol, which the page opens
 * without computing anything; one that was kept before is replaced.
 *
 * @throws Problem when the folder holds no finished run of one replica on the processor
 */
export function recordGlass(folder: string): RecordedGlassFile {
  const run = readFinishedRun(folder);
  const { name, protocol, cutoff, seed, potential } = run.experiment;
  const { platform, stateHash } = run.summary;
  if (platform !== 'processor' || stateHash === undefined) {
    throw new Problem(
      `The run in ${folder} was not made on the processor, so that nobody else could repeat it to the bit.`,
      'Make it again with --platform processor.',
    );
  }
  const { vitrine, commit } = presentVersion();
  const rate = coolingRate(protocol);
  const entry: RecordedGlassFile = {
    glass: name,
    file: `${name}-${rate === null ? protocol.id : Number(rate.toPrecision(3))}.extxyz.gz`,
    protocol: protocol.id,
    rate,
    potential: potential.id,
    atoms: run.atoms,
    cutoff,
    seed,
    platform,
    stateHash,
    version: commit === null ? vitrine : `${vitrine} (${commit.id})`,
  };
  const trajectory = readText(path.join(folder, 'trajectory.extxyz'), 'trajectory');
  makeFolder(GLASSES_FOLDER);
  writeBytes(path.join(GLASSES_FOLDER, entry.file), compressFrames(framesOf(trajectory)));
  const index = path.join(GLASSES_FOLDER, INDEX_FILE);
  const before = existsSync(index) ? (readJson(index, 'list') as RecordedGlassFile[]) : [];
  const all = [...before.filter(({ file }) => file !== entry.file), entry];
  all.sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }));
  writeText(index, `[\n${all.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
  return entry;
}

/**
 * Makes a recorded glass again on the processor, from the experiment that its first frame carries.
 *
 * @returns the hash of the final state, which must be the recorded one
 * @throws Problem when the file holds no experiment
 */
export async function remadeState(file: string, signal: AbortSignal): Promise<string> {
  const bytes = readBytes(path.join(GLASSES_FOLDER, file));
  if (bytes === null) throw new Problem(`There is no ${file}.`, 'Record the glass again.');
  const text = new TextDecoder().decode(gunzipSync(bytes));
  const [first] = readExtendedXyz(framesOf(text)[0], file);
  const experiment = trajectoryExperiment(first);
  if (experiment === null) {
    throw new Problem(`${file} does not say how it was made.`, 'Record it again.');
  }
  const platform = processorPlatform({ threads: 1, startThread: null });
  const run = await Run.prepare(platform, experiment, () => {}, signal);
  try {
    while (!run.done) {
      signal.throwIfAborted();
      await run.advance(CHUNK);
    }
    return hashOf([await run.configuration()]);
  } finally {
    run.destroy();
  }
}
