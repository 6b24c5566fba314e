import {
  accessSync,
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Problem } from '../core/problem';
import { parseJsonText } from '../core/validate';

/** Files larger than this are no configuration or experiment that Vitrine could use. */
const LARGEST_FILE_BYTES = 512 * 1024 * 1024;

/**
 * The text of a file.
 *
 * @param what what the file is to be, in words: 'configuration'
 * @throws Problem that names the file
 */
export function readText(file: string, what: string): string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST_FILE_BYTES) {
      throw new Problem(
        `${file} has ${Math.round(size / 1024 / 1024)} MiB; that is too large for a ${what}.`,
        'Give a file of at most 512 MiB.',
      );
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw unreadable(file, what, error);
  }
}

/** Bytes that are read at once */
const READ_BYTES = 4 * 1024 * 1024;

/**
 * The bytes of a file, part by part; the last part may be empty. A part is overwritten by the next.
 *
 * @param what what the file is to be, in words: 'configuration'
 * @throws Problem that names the file
 */
export function* readInParts(
  file: string,
  what: string,
): Generator<{ readonly bytes: Uint8Array; readonly last: boolean }, void, void> {
  const attempt = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      throw unreadable(file, what, error);
    }
  };
  const handle = attempt(() => openSync(file, 'r'));
  try {
    const buffer = new Uint8Array(READ_BYTES);
    for (;;) {
      const length = attempt(() => readSync(handle, buffer, 0, READ_BYTES, null));
      yield { bytes: buffer.subarray(0, length), last: length === 0 };
      if (length === 0) return;
    }
  } finally {
    closeSync(handle);
  }
}

function unreadable(file: string, what: string, error: unknown): Problem {
  return new Problem(
    `The ${what} ${file} cannot be read: ${reasonOf(error)}.`,
    'Check the name and the permissions of the file.',
  );
}

/** The JSON value in a file; Problem where it is none. */
export function readJson(file: string, what: string): unknown {
  return parseJsonText(readText(file, what), `The ${what} ${file}`);
}

/** Writes a text whole or not at all; see `writeBytes`. */
export function writeText(file: string, text: string): void {
  attemptToWrite(file, () => writeWhole(file, text));
}

export function appendText(file: string, text: string): void {
  attemptToWrite(file, () => appendFileSync(file, text));
}

export function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Bytes of a file, or null where there is none. */
export function fileSize(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

/** The bytes of a file, or null where there is none. */
export function readBytes(file: string): Uint8Array | null {
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : null;
}

/**
 * Writes a file whole or not at all, whatever happens meanwhile, a power cut included: beside it, and
 * then in its place. A link stays a link; what is no file (a pipe, /dev/stdout) is written to as it is.
 */
export function writeBytes(file: string, bytes: Uint8Array): void {
  attemptToWrite(file, () => writeWhole(file, bytes));
}

/** As `writeBytes`; what the file held before is in another one afterwards, whole at every moment. */
export function writeGeneration(file: string, bytes: Uint8Array, former: string): void {
  attemptToWrite(file, () => {
    const partial = writePartial(file, bytes);
    if (existsSync(file)) renameSync(file, former);
    renameSync(partial, file);
  });
}

/** Ending of a file that is being written. */
export const PARTIAL = '.partial';

function writeWhole(target: string, data: string | Uint8Array): void {
  if (isSpecial(target)) {
    writeFileSync(target, data);
    return;
  }
  const file = existsSync(target) ? realpathSync(target) : target;
  renameSync(writePartial(file, data), file);
}

/** Writes beside a file, down to the disk; the name of what was written. */
function writePartial(file: string, data: string | Uint8Array): string {
  const partial = `${file}${PARTIAL}`;
  try {
    writeFileSync(partial, data, { flush: true });
    return partial;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** Whether there is something of that name that is neither a file nor a folder. */
export function isSpecial(name: string): boolean {
  const found = statSync(name, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** Gives a file or folder another name; what had that name goes. */
export function renameFile(from: string, to: string): void {
  attemptToWrite(to, () => renameSync(from, to));
}

/** What was written to a file outlasts a power cut from now on. */
export function syncFile(file: string): void {
  attemptToWrite(file, () => syncNow(file, 'r+'));
}

/** What was made, renamed and removed in a folder outlasts a power cut from now on. */
export function syncFolder(folder: string): void {
  // Windows opens no folders, and needs none to be.
  if (process.platform === 'win32') return;
  attemptToWrite(folder, () => syncNow(folder, 'r'));
}

function syncNow(name: string, flags: string): void {
  const descriptor = openSync(name, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Drops what a file has beyond `length` bytes. */
export function truncateFile(file: string, length: number): void {
  attemptToWrite(file, () => truncateSync(file, length));
}

/**
 * Makes a folder, and those above it, where it is missing.
 *
 * @returns the folders that were made, the innermost first
 */
export function makeFolder(folder: string): string[] {
  const made: string[] = [];
  attemptToWrite(folder, () => {
    if (isFolder(folder)) return;
    const above = path.dirname(path.resolve(folder));
    // Node's own recursion never returns where the file system refuses with ENOENT, as /proc does.
    if (!existsSync(above)) made.push(...makeFolder(above));
    mkdirSync(folder);
    made.unshift(folder);
  });
  return made;
}

/** Removes the files of a folder whose names match. */
export function removeFiles(folder: string, name: RegExp): void {
  attemptToWrite(folder, () => {
    for (const file of readdirSync(folder)) {
      if (name.test(file)) rmSync(path.join(folder, file));
    }
  });
}

/** Fails early, and touches nothing, when a file that will be written later cannot be. */
export function checkWritable(file: string): void {
  attemptToWrite(file, () => {
    if (isFolder(file)) throw Object.assign(new Error(), { code: 'EISDIR' });
    if (existsSync(file)) accessSync(file, constants.W_OK);
    if (!isSpecial(file)) accessSync(path.dirname(path.resolve(file)), constants.W_OK);
  });
}

/** Fails early, and touches nothing, when a folder that will be made later cannot be. */
export function checkFolder(folder: string): void {
  attemptToWrite(folder, () => {
    let nearest = path.resolve(folder);
    while (statSync(nearest, { throwIfNoEntry: false }) === undefined) {
      nearest = path.dirname(nearest);
    }
    if (!isFolder(nearest)) {
      const own = nearest === path.resolve(folder);
      throw Object.assign(new Error(), { code: own ? 'EEXIST' : 'ENOTDIR' });
    }
    accessSync(nearest, constants.W_OK);
  });
}

/** Something could not be written: where, and why. */
export class WriteProblem extends Problem {}

/** Does what may not be possible, in words where it is not. */
export function attemptToWrite(target: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    if (error instanceof WriteProblem) throw error;
    const full = FULL.includes(codeOf(error));
    throw new WriteProblem(
      `${path.normalize(target)} cannot be written: ${reasonOf(error)}.`,
      full ? 'Make room there.' : 'Choose a folder that exists and that you may write to.',
    );
  }
}

/** The disk has no room, or the person may not have more of it. */
const FULL: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EPIPE: 'nobody reads it any more',
  EFBIG: 'it would be larger than a file may be here',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Why something could not be read or written, in words. */
export function reasonOf(error: unknown): string {
  return REASONS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error));
}
