import { type Box, volume } from '../core/configuration';
import { CUT_HINT, problemAt, readNumber, type SourcePosition } from './source-text';

/** The box of a frame of a LAMMPS dump. */
export interface DumpBox {
  readonly box: Box;
  /** Lower corner, Å */
  readonly origin: readonly number[];
}

/** A tilt of this share of an edge is one of rounding. */
const TILT_ROUNDING_SHARE = 1e-6;

/**
 * Checks the flags of a box: 'pp' for each direction.
 *
 * @throws Problem when the box is not periodic in all directions
 */
export function refuseOpenBox(flags: readonly string[], place: SourcePosition): void {
  const open = flags.find((flag) => /^[fsmp]{2}$/.test(flag) && flag !== 'pp');
  if (open === undefined) return;
  throw problemAt(
    place,
    `the box is not periodic in all directions (${flags.join(' ')})`,
    'Vitrine needs a box that is periodic in x, y and z.',
  );
}

/**
 * The numbers of one of the three lines of a box, Å.
 *
 * @param axis 0 to 2
 * @param general whether the line gives an edge as a vector and the corner (`abc origin`), not bounds and a tilt
 * @throws Problem when a number is missing, the ends are the wrong way round, or the box is tilted
 */
export function boundRow(
  row: readonly string[],
  axis: number,
  general: boolean,
  place: SourcePosition,
): number[] {
  const numbers = row.map((word) => readNumber(word, place));
  if (numbers.length < (general ? 4 : 2)) throw problemAt(place, 'the box lacks a bound', CUT_HINT);
  if (general) refuseTilt(numbers.slice(0, 3), numbers[axis], axis, place);
  else checkBounds(numbers, place);
  return numbers;
}

/**
 * The box that three lines give.
 *
 * @throws Problem when it has no volume
 */
export function boundsOf(
  rows: readonly (readonly number[])[],
  general: boolean,
  place: SourcePosition,
): DumpBox {
  const [x, y, z] = rows.map((row, axis) => (general ? row[axis] : row[1] - row[0]));
  const box: Box = [x, y, z];
  if (!(volume(box) > 0 && Number.isFinite(volume(box)))) {
    throw problemAt(place, `the box has edges of ${box.join(', ')} Å`, 'Write the dump again.');
  }
  return { box, origin: rows.map((row) => (general ? row[3] : row[0])) };
}

function checkBounds([low, high, tilt = 0]: readonly number[], place: SourcePosition): void {
  if (high <= low) {
    throw problemAt(
      place,
      `the box goes from ${low} to ${high} Å`,
      'Its upper end must be above its lower end.',
    );
  }
  refuseTilt([tilt], high - low, -1, place);
}

/** @param own which of the components is the edge itself */
function refuseTilt(
  components: readonly number[],
  edge: number,
  own: number,
  place: SourcePosition,
): void {
  if (components.every((tilt, k) => k === own || Math.abs(tilt) <= TILT_ROUNDING_SHARE * edge))
    return;
  throw problemAt(
    place,
    'the box is tilted (triclinic)',
    'Vitrine needs a box with right angles; in LAMMPS, use change_box all ortho.',
  );
}
