import { type FileKind, HEAD_LENGTH, recognise } from '../../formats/recognise';
import { TextDecoding } from '../../formats/text-decoder';

/** The kind of a file by its beginning; null where it is none that Vitrine opens. */
export async function fileKindOf(file: File): Promise<FileKind | null> {
  try {
    const bytes = new Uint8Array(await file.slice(0, HEAD_LENGTH).arrayBuffer());
    return recognise(new TextDecoding(file.name).decode(bytes, false), file.name);
  } catch {
    return null;
  }
}
