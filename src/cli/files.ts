import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
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
const LARGEST = 512 * 1024 * 1024;

/**
 * The text of a file.
 *
 * @param what what the file is to be, in words: 'configuration'
 * @throws Problem that names the file
 */
export function readText(file: string, what: string): string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST) {
      throw new Problem(
        `${file} has ${Math.round(size / 1024 / 1024)} MiB; that is too large for a ${what}.`,
        'Give a file of at most 512 MiB.',
      );
    }
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      `The ${what} ${file} cannot be read: ${reason(error)}.`,
      'Check the name and the permissions of the file.',
    );
  }
}

/** The JSON value in a file; Problem where it is none. */
export function readJson(file: string, what: string): unknown {
  return parseJsonText(readText(file, what), `The ${what} ${file}`);
}

export function writeText(file: string, text: string): void {
  attemptToWrite(file, () => writeFileSync(file, text));
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

/** Writes a file whole or not at all: whoever is stopped half-way leaves the former one. */
export function writeBytes(file: string, bytes: Uint8Array): void {
  attemptToWrite(file, () => {
    const partial = `${file}.partial`;
    writeFileSync(partial, bytes);
    renameSync(partial, file);
  });
}

/** Drops what a file has beyond `length` bytes. */
export function truncateFile(file: string, length: number): void {
  attemptToWrite(file, () => truncateSync(file, length));
}

/** Makes a folder, and those above it, where it is missing. */
export function makeFolder(folder: string): void {
  attemptToWrite(folder, () => {
    if (isFolder(folder)) return;
    const above = path.dirname(path.resolve(folder));
    // Node's own recursion never returns where the file system refuses with ENOENT, as /proc does.
    if (!existsSync(above)) makeFolder(above);
    mkdirSync(folder);
  });
}

/** Removes the files of a folder whose names match. */
export function removeFiles(folder: string, name: RegExp): void {
  attemptToWrite(folder, () => {
    for (const file of readdirSync(folder)) {
      if (name.test(file)) rmSync(path.join(folder, file));
    }
  });
}

/** Fails early when a file that will be written later cannot be: before a long computation. */
export function checkWritable(file: string): void {
  attemptToWrite(file, () => appendFileSync(file, ''));
}

function attemptToWrite(target: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new Problem(
      `${path.normalize(target)} cannot be written: ${reason(error)}.`,
      'Choose a folder that exists, that you may write to and that has room.',
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'the disk is full',
};

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? error.message;
}
