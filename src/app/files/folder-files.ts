import { Problem } from '../../core/problem';
import type { FileKind } from '../../formats/recognise';
import { notify } from '../stores/notice-store';
import type { DroppedFolder } from './dropped-files';
import { fileKindOf } from './file-kind';

/** Files of one folder that are opened, at most */
const MOST_OPENED_FILES = 20;

/**
 * The files of a folder that Vitrine opens: those of atoms, or, where there are none, experiments and
 * curves. That there are more than are opened is said.
 *
 * @throws Problem that says what the folder holds, where it is nothing of these
 */
export async function openableOf({ name, files, more }: DroppedFolder): Promise<File[]> {
  const kinds = new Map<File, FileKind | null>();
  for (const file of files) kinds.set(file, await fileKindOf(file));
  const atoms = (kind: FileKind | null) => kind !== null && kind !== 'json' && kind !== 'curve';
  const ofAtoms = files.filter((file) => atoms(kinds.get(file) ?? null));
  const found = ofAtoms.length > 0 ? ofAtoms : files.filter((file) => kinds.get(file) !== null);
  if (found.length === 0) {
    const some = files.slice(0, 3).map((file) => file.name);
    const others = files.length > some.length ? ', …' : '';
    throw new Problem(
      files.length === 0
        ? `The folder ${name} is empty.`
        : `The folder ${name} holds nothing that Vitrine opens: ${files.length} files (${some.join(', ')}${others}).`,
      'Drop LAMMPS data files or dumps, extended XYZ, experiments, or a folder that holds some.',
    );
  }
  if (found.length > MOST_OPENED_FILES || more) {
    notify({
      tone: 'remark',
      message: `The folder ${name} holds more than is opened at once.`,
      hint: `The first ${Math.min(found.length, MOST_OPENED_FILES)} of its files are; drop the others by themselves.`,
    });
  }
  return found.slice(0, MOST_OPENED_FILES);
}
