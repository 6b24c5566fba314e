/** A folder that was dropped onto the page, and the files in it and in the folders within it. */
export interface DroppedFolder {
  readonly name: string;
  readonly files: readonly File[];
  /** Whether it holds more than were looked at */
  readonly more: boolean;
}

/** What was dropped onto the page. */
export interface Dropped {
  readonly files: readonly File[];
  readonly folders: readonly DroppedFolder[];
}

/** What a drop hands over; all of it that is read here. */
export interface Handed {
  readonly files: Iterable<File>;
  readonly items: Iterable<Pick<DataTransferItem, 'webkitGetAsEntry'>>;
}

/** Files of a folder that are looked at, at most */
const MOST_FILES = 200;
/** Folders within each other that are looked into */
const DEEPEST_FOLDER = 4;

/** Takes what was dropped; has to be called while the browser hands it over. */
export async function takeDropped({ files, items }: Handed): Promise<Dropped> {
  const plain = [...files];
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const directories = entries.filter((entry) => entry.isDirectory);
  if (directories.length === 0) return { files: plain, folders: [] };
  // A folder stands among the files too, as one that cannot be read.
  const names = new Set(directories.map(({ name }) => name));
  const folders: DroppedFolder[] = [];
  for (const directory of directories) {
    folders.push(await folderOf(directory as FileSystemDirectoryEntry));
  }
  return { files: plain.filter(({ name }) => !names.has(name)), folders };
}

async function folderOf(directory: FileSystemDirectoryEntry): Promise<DroppedFolder> {
  const files: File[] = [];
  let more = false;
  let level: FileSystemEntry[] = [directory];
  for (let depth = 0; depth < DEEPEST_FOLDER && level.length > 0; depth++) {
    const next: FileSystemEntry[] = [];
    for (const entry of level) {
      for (const inside of await entriesOf(entry as FileSystemDirectoryEntry)) {
        if (inside.name.startsWith('.')) continue;
        if (inside.isDirectory) next.push(inside);
        else if (files.length < MOST_FILES) files.push(await fileOf(inside as FileSystemFileEntry));
        else more = true;
      }
      if (more) break;
    }
    level = more ? [] : next;
  }
  return { name: directory.name, files, more: more || level.length > 0 };
}

/** All entries of a folder; a browser gives them in lots, the last of them empty. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const lot = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (lot.length === 0 || all.length > MOST_FILES) return all.sort(byName);
    all.push(...lot);
  }
}

const byName = (a: FileSystemEntry, b: FileSystemEntry) => (a.name < b.name ? -1 : 1);

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => {
    entry.file(resolve, reject);
  });
