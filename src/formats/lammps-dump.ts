import { type Configuration, type Species, wrap } from '../core/configuration';
import { Problem } from '../core/problem';
import type { TypeSpecies } from './lammps-dump-columns';
import { DumpReader, type RawFrame } from './lammps-dump-reader';
import { problemAt } from './source-text';
import { canonicalSpecies } from './species';

/** One frame of a dump. */
export interface DumpFrame {
  /** Atoms in the order of their ids */
  readonly configuration: Configuration;
  readonly step: number;
  /** ps; null when the file does not say */
  readonly time: number | null;
}

export interface Dump {
  /** At least one; all hold the same atoms */
  readonly frames: readonly DumpFrame[];
  /** Why a last frame that is not whole was left out, as a sentence; null when all are whole */
  readonly cut: string | null;
}

/** True when a text looks like a dump. */
export function isLammpsDump(text: string): boolean {
  return /^\uFEFF?\s*ITEM: [A-Z]/.test(text.slice(0, 200));
}

/**
 * Reads a text dump of LAMMPS (`dump atom` or `dump custom`): orthorhombic periodic boxes, columns in
 * any order, of which id, element (or mass, or type with `types`), x y z in any of LAMMPS's
 * conventions and vx vy vz are read. Velocities are taken in Å/ps and times in ps (units metal) unless
 * the file says that its units are real. Positions are wrapped, the box's lower corner becomes the
 * origin, atoms come in the order of their ids. A last frame that is not whole is left out.
 *
 * @param name of the file, for messages
 * @param types elements of the atom types; null when only the dump itself can tell
 * @throws Problem with the file's name and line
 */
export function readLammpsDump(text: string, name: string, types: TypeSpecies | null = null): Dump {
  const reader = new DumpReader(text, name, types);
  const frames: DumpFrame[] = [];
  do {
    let raw: RawFrame;
    try {
      raw = reader.frame();
    } catch (error) {
      // What goes wrong in the very last line is the end of a file that was cut, or is still written.
      if (!(error instanceof Problem) || frames.length === 0 || !reader.atEnd) throw error;
      return { frames, cut: error.message };
    }
    const frame = inOrder(raw);
    if (frames.length > 0) checkSameAtoms(raw, frame.configuration, frames[0].configuration);
    frames.push(frame);
  } while (!reader.atEnd);
  return { frames, cut: null };
}

/** A frame with its atoms in the order of their ids. */
function inOrder({ place, step, time, box, ids, species, positions, velocities }: RawFrame) {
  const order = Uint32Array.from(ids, (_, i) => i).sort((a, b) => ids[a] - ids[b]);
  const twice = order.findIndex((atom, i) => i > 0 && ids[atom] === ids[order[i - 1]]);
  if (twice >= 0) {
    throw problemAt(
      place,
      `atom ${ids[order[twice]]} comes twice in the frame of step ${step}`,
      'Give each atom an id of its own.',
    );
  }
  const numbered = order.every((atom, i) => ids[atom] === i + 1);
  const kinds: Species[] = Array.from(order, (atom) => species[atom]);
  const configuration: Configuration = {
    ...canonicalSpecies(kinds),
    positions: positions.map((_, i) =>
      wrap(positions[3 * order[Math.floor(i / 3)] + (i % 3)], box[i % 3]),
    ),
    velocities:
      velocities?.map((_, i) => velocities[3 * order[Math.floor(i / 3)] + (i % 3)]) ?? null,
    box,
    ids: numbered ? null : Uint32Array.from(order, (atom) => ids[atom]),
  };
  return { configuration, step, time };
}

function checkSameAtoms(raw: RawFrame, { types, ids }: Configuration, first: Configuration): void {
  const same =
    types.length === first.types.length &&
    types.every((type, atom) => type === first.types[atom]) &&
    (ids === null ? first.ids === null : ids.every((id, atom) => id === first.ids?.[atom]));
  if (same) return;
  throw problemAt(
    raw.place,
    `the frame of step ${raw.step} holds other atoms than the first one`,
    'Write the dump for the group "all" of a run that neither adds nor removes atoms.',
  );
}
