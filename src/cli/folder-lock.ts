import {
  constants,
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Problem } from '../core/problem';
import { attemptToWrite } from './files';

/** Stands in a folder while a process writes there. */
export const LOCK_FILE = 'vitrine.lock';

/** Who holds a folder. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** What tells this process from a later one of the same number; null where the system does not say */
  readonly begun: string | null;
  /** ISO 8601 */
  readonly since: string;
}

/** Locks of this process that must not outlive it. */
const held = new Set<FolderLock>();

/**
 * A folder in which only this process writes, until it lets go or ends. A process that was killed
 * leaves its lock behind; that is recognised, on the same machine, by the process being gone.
 */
export class FolderLock {
  private constructor(
    private readonly file: string,
    private readonly text: string,
  ) {}

  /** @throws Problem when another process has the folder, or it cannot be written to */
  static take(folder: string): FolderLock {
    const file = path.join(folder, LOCK_FILE);
    const holder: Holder = {
      pid: process.pid,
      host: os.hostname(),
      begun: startOf(process.pid),
      since: new Date().toISOString(),
    };
    const text = `${JSON.stringify(holder)}\n`;
    while (!created(file, text)) {
      checkFree(folder);
      takeAway(file);
    }
    const lock = new FolderLock(file, text);
    if (held.size === 0) process.on('exit', releaseAll);
    held.add(lock);
    return lock;
  }

  release(): void {
    held.delete(this);
    if (held.size === 0) process.off('exit', releaseAll);
    if (textOf(this.file) === this.text) rmSync(this.file, { force: true });
  }
}

function releaseAll(): void {
  for (const lock of held) lock.release();
}

/**
 * Looks whether a process has a folder; touches nothing.
 *
 * @throws Problem that names it
 */
export function checkFree(folder: string): void {
  const file = path.join(folder, LOCK_FILE);
  const text = textOf(file);
  if (text === null) return;
  const holder = holderIn(text);
  if (holder === null && isFresh(file)) {
    throw new Problem(`${folder} is in use: a process has just begun there.`, 'Wait for it.');
  }
  if (holder === null || isGone(holder)) return;
  const { pid, host, since } = holder;
  const here = host === os.hostname();
  throw new Problem(
    `${folder} is in use: process ${pid}${here ? '' : ` of ${host}`} has been writing there since ${since}.`,
    here
      ? 'Wait for it, or stop it; or choose another folder.'
      : `Choose another folder. If that process does not run any more, remove ${file}.`,
  );
}

/** Whether the file could be made; false when there is one. */
function created(file: string, text: string): boolean {
  let made = false;
  attemptToWrite(file, () => {
    try {
      writeFileSync(file, text, { flag: 'wx' });
      made = true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
  });
  return made;
}

/**
 * Takes a lock away whose process is gone. Of two processes that saw it one may come later, when the
 * other has its own lock there already: that one is put back.
 */
function takeAway(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    // Somebody else was quicker.
    return;
  }
  const holder = holderIn(textOf(aside) ?? '');
  if (holder !== null && !isGone(holder)) copyFileSync(aside, file, constants.COPYFILE_EXCL);
  rmSync(aside, { force: true });
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Null for what is no lock, or one whose process died while it wrote it. */
function holderIn(text: string): Holder | null {
  try {
    const { pid, host, begun, since } = JSON.parse(text);
    return Number.isInteger(pid) && typeof host === 'string' ? { pid, host, begun, since } : null;
  } catch {
    return null;
  }
}

/** ms that a process may take to write its lock */
const LOCK_WRITE_TIMEOUT_MS = 5000;

/** Whether a lock may still be written. */
function isFresh(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs < LOCK_WRITE_TIMEOUT_MS;
}

/** Whether the process that held a lock has ended for certain. */
function isGone({ pid, host, begun }: Holder): boolean {
  if (host !== os.hostname()) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another person's process may not be signalled, but is there.
    return !(error instanceof Error && 'code' in error && error.code === 'EPERM');
  }
  const now = startOf(pid);
  return begun !== null && now !== null && begun !== now;
}

/** When a process began, in a form that is the same only for it: since the machine's start, and which start. */
function startOf(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  const boot = textOf('/proc/sys/kernel/random/boot_id');
  if (stat === null || boot === null) return null;
  // The name of the program, in brackets, may hold blanks.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return `${boot.trim()} ${ticks}`;
}
