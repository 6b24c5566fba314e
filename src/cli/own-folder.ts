import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '../core/problem';
import { checkFolder, isFolder, makeFolder, PARTIAL, renameFile, syncFolder } from './files';
import { checkFree, FolderLock, LOCK_FILE } from './folder-lock';
import { FOLDER_USES, type FolderUse } from './folder-uses';

/** What was moved aside stands here: 'earlier-1', 'earlier-2' … */
const EARLIER = /^earlier-\d+$/;

/** A folder that a command has to itself, until it lets go. */
export class OwnFolder {
  private constructor(
    readonly folder: string,
    private readonly lock: FolderLock,
    /** Folders that were not there before, the innermost first */
    private readonly made: readonly string[],
    /** Whether what is in the way may be moved aside */
    private readonly overwrite: boolean,
  ) {}

  /**
   * Looks whether a folder could be taken in hand for something new; touches nothing.
   *
   * @throws Problem as `take`
   */
  static check(folder: string, use: FolderUse, overwrite: boolean): void {
    checkFolder(folder);
    checkFree(folder);
    if (isFolder(folder) && !overwrite) checkEmpty(folder, use);
  }

  /**
   * Takes a folder in hand for something new, and makes it where it is missing; what it holds stays as it is.
   *
   * @param overwrite whether what is in the way may be moved aside, by `makeRoom`
   * @throws Problem when it is in use, cannot be written to, or holds something; then nothing was touched
   */
  static take(folder: string, use: FolderUse, overwrite: boolean): OwnFolder {
    OwnFolder.check(folder, use, overwrite);
    const made = makeFolder(folder);
    try {
      const own = new OwnFolder(folder, FolderLock.take(folder), made, overwrite);
      try {
        // Another process may have been there in between.
        if (!overwrite) checkEmpty(folder, use);
        return own;
      } catch (error) {
        own.release();
        throw error;
      }
    } catch (error) {
      removeEmpty(made);
      throw error;
    }
  }

  /**
   * Moves what is in the way aside, where that was allowed.
   *
   * @param tell told where to, as a sentence
   */
  makeRoom(tell: (sentence: string) => void): void {
    if (this.overwrite) moveAside(this.folder, tell);
  }

  /**
   * Takes a folder in hand to go on with what is in it.
   *
   * @throws Problem when it is in use or cannot be written to
   */
  static reopen(folder: string): OwnFolder {
    checkFree(folder);
    return new OwnFolder(folder, FolderLock.take(folder), [], false);
  }

  /** Lets go of the folder; one that was made for nothing goes. */
  release(): void {
    this.lock.release();
    removeEmpty(this.made);
  }
}

/** @param folders the innermost first */
function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders) {
    if (!isFolder(folder) || readdirSync(folder).length > 0) break;
    rmdirSync(folder);
  }
}

/** What is in a folder besides the lock, hidden files and what was moved aside before. */
function contents(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && !name.startsWith(LOCK_FILE) && !EARLIER.test(name))
    .sort();
}

/** What some command of Vitrine writes, and what one was writing when it was killed. */
function written(folder: string): string[] {
  const whole = (name: string) => (name.endsWith(PARTIAL) ? name.slice(0, -PARTIAL.length) : name);
  return contents(folder).filter((name) =>
    FOLDER_USES.some(({ writes }) => writes(whole(name), folder)),
  );
}

/** The use whose work in a folder can be gone on with. */
function unfinishedIn(names: readonly string[]): FolderUse['unfinished'] {
  const use = FOLDER_USES.find(({ unfinished }) =>
    unfinished?.files.some((name) => names.includes(name)),
  );
  return use?.unfinished ?? null;
}

function checkEmpty(folder: string, { what }: FolderUse): void {
  const present = contents(folder);
  const unfinished = unfinishedIn(present);
  if (unfinished) {
    throw new Problem(
      `${folder} holds ${unfinished.what}.`,
      `Go on with it: ${unfinished.goOn} ${folder}. Or choose another folder, or add --overwrite, which moves it aside.`,
    );
  }
  const own = written(folder);
  if (own.length > 0) {
    throw new Problem(
      `${folder} holds files already that ${what} could write over: ${listed(own)}.`,
      'Choose another folder, or add --overwrite, which moves them aside.',
    );
  }
  if (present.length > 0) {
    throw new Problem(
      `${folder} holds what does not belong to ${what}: ${listed(present)}.`,
      'Choose a folder of its own, or add --overwrite to write beside it; what is there stays.',
    );
  }
}

/** Moves what commands of Vitrine wrote, and would write over, into a folder of its own. */
function moveAside(folder: string, tell: (sentence: string) => void): void {
  const own = written(folder);
  if (own.length === 0) return;
  let number = 1;
  while (existsSync(path.join(folder, `earlier-${number}`))) number++;
  const aside = path.join(folder, `earlier-${number}`);
  makeFolder(aside);
  // What can be gone on with goes first: a folder half emptied is no run that stands somewhere.
  const last = (name: string) => Number(unfinishedIn([name]) === null);
  for (const name of own.sort((a, b) => last(a) - last(b))) {
    renameFile(path.join(folder, name), path.join(aside, name));
  }
  syncFolder(folder);
  tell(`What was in ${folder} is in ${aside} now.`);
}

function listed(names: readonly string[]): string {
  const most = 4;
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
