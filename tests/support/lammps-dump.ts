import { Problem } from '../../src/core/problem';
import type { GlassFrame, RawFrame } from '../../src/formats/frame';
import { FrameOrder } from '../../src/formats/frame-order';
import { LammpsDumpReader } from '../../src/formats/lammps-dump-reader';
import { LineSource, type ReadingSteps, readAll } from '../../src/formats/line-source';
import { problemAt } from '../../src/formats/source-text';
import type { TypeSpecies } from '../../src/formats/type-species';

export interface Dump {
  /** At least one; all hold the same atoms */
  readonly frames: readonly GlassFrame[];
  /** Why a last frame that is not whole was left out, as a sentence; null when all are whole */
  readonly cut: string | null;
}

/**
 * Reads a text dump of LAMMPS (`LammpsDumpReader`): orthorhombic periodic boxes, columns in any order.
 * Positions are wrapped, the box's lower corner becomes the origin, atoms come in the order of their ids.
 * A last frame that is not whole is left out.
 *
 * @param name of the file, for messages
 * @param types elements of the atom types; null when only the dump itself can tell
 * @throws Problem with the file's name and line
 */
export function readLammpsDump(text: string, name: string, types: TypeSpecies | null = null): Dump {
  const lines = new LineSource(name);
  return readAll(lines, text, wholeDump(lines, name, types));
}

function* wholeDump(
  lines: LineSource,
  name: string,
  types: TypeSpecies | null,
): ReadingSteps<Dump> {
  const reader = new LammpsDumpReader(lines, name, { types, elements: null });
  const order = new FrameOrder();
  const frames: GlassFrame[] = [];
  let raw: RawFrame | null;
  do {
    try {
      raw = yield* reader.frame();
    } catch (error) {
      // What goes wrong in the very last line is the end of a file that was cut, or is still written.
      if (!(error instanceof Problem) || frames.length === 0 || !lines.atEnd) throw error;
      return { frames, cut: error.message };
    }
    if (raw === null) break;
    const { frame, glass } = order.take(raw);
    if (glass > 0) {
      throw problemAt(
        raw.place,
        `the frame of step ${raw.step} holds other atoms than the first one`,
        'Write the dump for the group "all" of a run that neither adds nor removes atoms.',
      );
    }
    frames.push(frame);
  } while (raw !== null);
  if (frames.length > 0) return { frames, cut: null };
  throw problemAt({ name, line: 1 }, 'the file is empty', 'Write the dump again.');
}
