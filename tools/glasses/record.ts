import { existsSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync, gzipSync } from 'fflate';
import {
  makeFolder,
  readBytes,
  readJson,
  readText,
  writeBytes,
  writeText,
} from '../../src/cli/files';
import type { Experiment } from '../../src/core/experiment';
import { serialiseExperiment } from '../../src/core/experiment-json';
import { Problem } from '../../src/core/problem';
import { coolingRate } from '../../src/core/protocol';
import { processorPlatform } from '../../src/engine/processor/platform';
import { readExtendedXyz } from '../../src/formats/extended-xyz';
import { OPENING_FILE, type RecordedGlassFile } from '../../src/formats/recorded-glasses';
import { trajectoryExperiment } from '../../src/formats/trajectory';
import { Run } from '../../src/run/run';
import { stateHash as hashOf } from '../../src/run/state-hash';
import type { Average } from '../../src/structure/block-average';
import { type FinishedRun, readFinishedRun } from '../validate/finished-run';
import { presentVersion } from '../validate/provenance';

/** Where the page looks for recorded glasses. */
export const GLASSES_FOLDER = path.join('public', 'glasses');
export const INDEX_FILE = 'index.json';

/** Steps between two looks whether to stop */
const STEPS_BETWEEN_STOP_CHECKS = 500;
/** Bytes of a compressed recording, at most; of the one that the page opens with, which everybody waits for */
const LARGEST_RECORDING_BYTES = 650_000;
const LARGEST_OPENING_RECORDING_BYTES = 250_000;
/** Frames of a recording, where they fit: enough to watch, 15 s at ten a second */
const MOST_FRAMES = 151;
/** Decimals of positions, Å, in all frames but the last: thermal motion is twenty times larger */
const WATCHED_DECIMALS = 2;

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
 * The first and the last frame and as many evenly between them as fit, compressed. The last is kept to its
 * last digit; positions of the others are rounded to 0.01 Å.
 *
 * @throws Problem when not even two fit
 */
export function compressFrames(
  frames: readonly string[],
  mostBytes = LARGEST_RECORDING_BYTES,
  mostFrames = MOST_FRAMES,
): Uint8Array {
  const last = frames.length - 1;
  const rounded = frames.map((frame, i) => (i === last ? frame : roundedPositions(frame)));
  for (let count = Math.min(frames.length, mostFrames); count >= 2; count--) {
    const chosen = Array.from(
      { length: count },
      (_unused, i) => rounded[Math.round((i * last) / (count - 1))],
    );
    const packed = gzipSync(new TextEncoder().encode(chosen.join('')), { level: 9, mtime: 0 });
    if (packed.length <= mostBytes) return packed;
  }
  throw new Problem(
    `Two frames of this run are more than ${mostBytes / 1000} kB.`,
    'Record a glass of fewer atoms.',
  );
}

/** A frame of an extended XYZ file of elements and positions, its positions in fewer digits. */
function roundedPositions(frame: string): string {
  const [count, header, ...atoms] = frame.split('\n');
  const rows = atoms.map((row) => {
    const [element, ...position] = row.split(' ');
    return [element, ...position.map((x) => Number(x).toFixed(WATCHED_DECIMALS))].join(' ');
  });
  return [count, header, ...rows].join('\n');
}

/**
 * Keeps the run in a folder as a recorded glass of its composition and protocol, which the page opens
 * without computing anything; one that was kept before is replaced.
 *
 * @param ensemble the folder of a run of the same experiment with more seeds, if there is one
 * @throws Problem when a folder holds no finished run on the processor, or the ensemble is of something else
 */
export function recordGlass(folder: string, ensemble: string | null = null): RecordedGlassFile {
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
    ...(ensemble === null ? {} : { seeds: seedsOf(run, ensemble) }),
  };
  const trajectory = readText(path.join(folder, 'trajectory.extxyz'), 'trajectory');
  makeFolder(GLASSES_FOLDER);
  const mostBytes =
    entry.file === OPENING_FILE ? LARGEST_OPENING_RECORDING_BYTES : LARGEST_RECORDING_BYTES;
  const packed = compressFrames(framesOf(trajectory), mostBytes);
  writeBytes(path.join(GLASSES_FOLDER, entry.file), packed);
  const index = path.join(GLASSES_FOLDER, INDEX_FILE);
  const before = existsSync(index) ? (readJson(index, 'list') as RecordedGlassFile[]) : [];
  // What ends in the same state is the same glass: it keeps the version that made it first.
  const known = before.find(({ stateHash: hash }) => hash === stateHash);
  const kept = known ? { ...entry, version: known.version } : entry;
  const all = [...before.filter(({ file }) => file !== entry.file), kept];
  all.sort((a, b) => a.file.localeCompare(b.file, 'en', { numeric: true }));
  writeText(index, `[\n${all.map((one) => `  ${JSON.stringify(one)}`).join(',\n')}\n]\n`);
  return kept;
}

/** What a recorded run and others that differ from it in their seed come to. */
function seedsOf(run: FinishedRun, folder: string): RecordedGlassFile['seeds'] {
  const { experiment, summary } = readFinishedRun(folder);
  const hint = 'Run the same experiment again with --replicas 6.';
  const alike = (one: Experiment) => serialiseExperiment({ ...one, replicas: 1 });
  if (!isDeepStrictEqual(alike(experiment), alike(run.experiment))) {
    throw new Problem(`The run in ${folder} is of another experiment than the glass.`, hint);
  }
  const estimate = ({ mean, standardError }: Average) => {
    if (standardError !== null) return { mean, standardError };
    throw new Problem(`The run in ${folder} has one seed.`, hint);
  };
  const { density, b4Fraction } = summary;
  return {
    count: experiment.replicas,
    density: estimate(density),
    b4Fraction: b4Fraction && estimate(b4Fraction),
  };
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
      await run.advance(STEPS_BETWEEN_STOP_CHECKS);
    }
    return hashOf([await run.configuration()]);
  } finally {
    run.destroy();
  }
}
