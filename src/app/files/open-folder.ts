import { notifyFailure } from '../stores/notice-store';
import type { Dropped } from './dropped-files';
import { openableOf } from './folder-files';
import { openFiles } from './open-file';

/** Opens what was dropped: files, and of folders what they hold. */
export async function openDropped({ files, folders }: Dropped): Promise<void> {
  const wanted = [...files];
  for (const folder of folders) {
    try {
      wanted.push(...(await openableOf(folder)));
    } catch (error) {
      notifyFailure(error);
    }
  }
  await openFiles(wanted);
}
